import type { Server } from 'node:http'
import { expect, test } from '@playwright/test'
import { listen, serveSite } from '../../app/site/serve/server.mjs'

const section = '/en/linear-regression-scratch/'

/** A host that sends no isolation headers, as many simple ones do. */
let server: Server
let address: string
test.beforeAll(async () => {
  server = serveSite('dist/site', { headers: false })
  address = await listen(server, 0)
})
test.afterAll(() => void server.close())

test('a service worker isolates the page where the host does not, after one reload', async ({ page }) => {
  let loads = 0
  page.on('load', () => loads++)
  await page.goto(address + section)
  await page.waitForFunction(() => crossOriginIsolated)
  await page.locator('[data-cell=data]').getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.locator('[data-cell=data]')).toHaveAttribute('data-state', 'done')
  expect(loads).toBeLessThanOrEqual(2)
})

test.describe('without a service worker, too', () => {
  test.use({ serviceWorkers: 'block' })

  test('cells run, and Stop ends an endless loop by starting the kernel anew', { tag: '@core' }, async ({ page }) => {
    await page.goto(address + section)
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
    const cell = page.locator('[data-cell=linreg]')
    await cell.locator('[data-code]').click()
    await expect(cell.locator('.editor :is(textarea, .monaco-editor)').first()).toBeVisible()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText('while (true) {}')
    await cell.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(cell).toHaveAttribute('data-state', 'running')
    await cell.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(cell).not.toHaveAttribute('data-state', 'running')
    const data = page.locator('[data-cell=data]')
    await data.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(data).toHaveAttribute('data-state', 'done')
  })
})
