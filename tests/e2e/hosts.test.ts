import type { Server } from 'node:http'
import { expect, test } from '@playwright/test'
import { listen, serveSite } from '../../app/site/serve/server.mjs'
import { endless } from '../endless.mjs'
import { cell, expectState, press, run, saved, section, write } from './pages.ts'

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
  await run(page, 'data')
  expect(loads).toBeLessThanOrEqual(2)
})

test.describe('without a service worker, too', () => {
  test.use({ serviceWorkers: 'block' })

  for (const [what, code] of Object.entries(endless))
    test(`cells run, and Stop ends ${what}`, { tag: '@core' }, async ({ page }) => {
      await page.goto(address + section)
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
      await write(page, 'linreg', code)
      await press(page, 'linreg', 'Run')
      await expectState(page, 'linreg', 'running')
      await press(page, 'linreg', 'Stop')
      await expectState(page, 'linreg', /^(?!running)/)
      await run(page, 'data')
    })
})

test('over plain HTTP, as from a server in a classroom, cells run and what is typed is kept and can be shared', async ({
  page,
}) => {
  await page.goto(address.replace('localhost', 'classroom.test') + section)
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await run(page, 'linreg', 'console.log("mine")')
  await expect(cell(page, 'linreg').locator('[data-output=text]')).toContainText('mine')
  await saved(page)
  await page.reload()
  await expect(cell(page, 'linreg').locator('[data-code]')).toHaveText('console.log("mine")')
  await page.getByRole('button', { name: 'Keep and share' }).click()
  await page.getByRole('button', { name: 'Copy a link' }).click()
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('#edits=')
})
