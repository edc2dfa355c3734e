import { readdirSync, readFileSync, statSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { listen, serveSite } from '../../app/site/serve/server.mjs'
import { cell, expectState, press } from './pages.ts'

const site = 'dist/site'
const section = '/en/softmax-regression-scratch/'
const kilobytes = 1024

/** Files by their compressed size. */
type Weights = Record<string, number>

const sum = (weights: Weights) => Object.values(weights).reduce((total, bytes) => total + bytes, 0)

/** Fails with the files by name, the heaviest first. */
function expectWithin(what: string, weights: Weights, budget: number) {
  const listed = Object.entries(weights)
    .sort((a, b) => b[1] - a[1])
    .map(([name, bytes]) => `${(bytes / kilobytes).toFixed(1)} KB ${name}`)
  expect(sum(weights), `${what} may weigh ${budget / kilobytes} KB:\n${listed.join('\n')}`).toBeLessThanOrEqual(budget)
}

test('a section is read for 90 KB of page and styles, every section', () => {
  for (const language of ['en', 'zh']) {
    for (const slug of readdirSync(join(site, language), { withFileTypes: true })) {
      if (!slug.isDirectory()) continue
      const page = `${language}/${slug.name}/index.html`
      const styles = [...readFileSync(join(site, page), 'utf8').matchAll(/rel="stylesheet" href="\/([^"]+)"/g)]
      const files = [page, ...styles.map(([, file]) => file)]
      const weights = Object.fromEntries(files.map(file => [file, statSync(join(site, `${file}.br`)).size]))
      expectWithin(page, weights, 90 * kilobytes)
    }
  }
})

test.describe('scripts', () => {
  // Its service worker would keep files that the page has not asked for.
  test.use({ serviceWorkers: 'block' })

  let server: Server
  let address: string
  let sent: Weights = {}
  test.beforeEach(async () => {
    server = serveSite(site)
    // Counted where they leave, since a page does not see what its workers load.
    server.on('request', (request, response) => {
      const path = request.url!.split('?')[0]
      response.on('finish', () => {
        if (/\.(js|wasm)$/.test(path)) sent[path] = Number(response.getHeader('Content-Length'))
      })
    })
    address = await listen(server, 0)
    sent = {}
  })
  test.afterEach(() => void server.close())

  /** Until the cell shows what it gave here, and no longer what the book recorded: then all is there that it takes. */
  const expectOutput = async (page: Page, id: string, output: string) => {
    await expectState(page, id, 'done')
    await expect(cell(page, id).locator('[data-recorded]')).toHaveCount(0)
    await expect(cell(page, id).locator(output).first()).toBeVisible()
  }
  const take = () => {
    const taken = sent
    sent = {}
    return taken
  }

  test('120 KB to read, 350 KB more to run, 100 KB more for a chart, and the editor only to edit', async ({ page }) => {
    await page.goto(address + section, { waitUntil: 'networkidle' })
    expectWithin('A page before anything runs', take(), 120 * kilobytes)

    await page.goto(`${address}/en/linear-regression-scratch/`, { waitUntil: 'networkidle' })
    take()
    await press(page, 'data', 'Run')
    await expectOutput(page, 'data', '[data-output=text]')
    expectWithin('The first run', take(), 350 * kilobytes)
    await page.getByRole('button', { name: 'Run all' }).click()
    await expectState(page, 'compare', 'done')
    await expectOutput(page, 'train', '.recharts-surface')
    expectWithin('The first chart', take(), 100 * kilobytes)

    await cell(page, 'linreg').locator('[data-code]').click()
    await expect(cell(page, 'linreg').locator('.monaco-editor').first()).toBeVisible({ timeout: 60_000 })
    // Everything so far, together, is less than the editor alone.
    expect(sum(take())).toBeGreaterThan(500 * kilobytes)
  })
})
