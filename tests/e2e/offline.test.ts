import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { expect, type Page, test } from '@playwright/test'
import { listen, serveSite } from '../../app/site/serve/server.mjs'
import { expectState, press, write } from './pages.ts'

const section = '/en/linear-regression-scratch/'
const withData = '/en/image-classification-dataset/'

let server: Server
let address: string
/** The host has been given a newer edition. */
let isRenewed = false
test.beforeEach(async () => {
  isRenewed = false
  const site = serveSite('dist/site')
  server = createServer((request, response) => {
    if (isRenewed && request.url === '/service-worker.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(nextServiceWorker())
    } else site.emit('request', request, response)
  })
  address = await listen(server, 0)
})
test.afterEach(stop)

function stop() {
  server.closeAllConnections()
  return new Promise(resolve => server.close(resolve))
}

/** As another edition has it: of another version, all else being equal. */
function nextServiceWorker(): string {
  const { version } = JSON.parse(readFileSync('dist/site/offline.json', 'utf8'))
  return readFileSync('dist/site/service-worker.js', 'utf8').replaceAll(version, `${version}-next`)
}

async function save(page: Page, what: RegExp, saved: string) {
  await page.getByRole('button', { name: 'Read offline' }).click()
  await page.getByRole('button', { name: what }).click()
  await expect(page.getByText(saved)).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Escape')
}

test('a saved section opens and runs when the server is gone; one that is not saved says so', async ({ page }) => {
  await page.goto(address + section)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
  await save(page, /Save this section \([\d.]+ (kB|MB)\)/, 'This section is saved')
  await stop()

  await page.reload()
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(page.locator('[data-cell=compare]')).toHaveAttribute('data-state', 'done')
  await expect(page.locator('[data-cell=train] [data-output=chart] svg').first()).toBeVisible()

  // The editor with types is not kept with one section; the plain one serves.
  await page.locator('[data-cell=linreg] [data-code]').click()
  await expect(page.locator('[data-cell=linreg] .editor textarea').first()).toBeVisible()

  await page.goto(`${address}/en/tensors/`)
  await expect(page.getByRole('heading', { name: 'You are offline, and this page is not saved' })).toBeVisible()
  await page.getByRole('link', { name: /Linear Regression from Scratch/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Linear Regression from Scratch')
  // What an address asks for is no other page.
  await page.goto(`${address}${section}?seed=3`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Linear Regression from Scratch')
})

test('a section is saved with the data set that its cells load, and is forgotten when the reader wants it', async ({
  page,
}) => {
  await page.goto(address + withData)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
  await save(page, /Save this section/, 'This section is saved')
  await stop()
  await page.reload()
  const first = page.locator('[data-cell]').first()
  await first.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(first).toHaveAttribute('data-state', 'done')
  await page.getByRole('button', { name: 'Read offline' }).click()
  await page.getByRole('button', { name: 'Remove what is saved (1 section)' }).click()
  await expect(page.getByText('This section is saved')).toBeHidden()
})

test('a new edition is told, never loaded under a running cell, and loaded when the reader wants it', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto(address + section)
    await tab.evaluate(() => navigator.serviceWorker.ready.then(() => null))
    await tab.evaluate(() => Object.assign(window, { sameAsBefore: true }))
  }
  // A page that is just being loaded has no answer.
  const isSame = (tab: Page) => tab.evaluate(() => 'sameAsBefore' in window).catch(() => false)
  await write(page, 'linreg', 'while (true) {}')
  await press(page, 'linreg', 'Run')
  await expectState(page, 'linreg', 'running')

  isRenewed = true
  await page.evaluate(() =>
    navigator.serviceWorker
      .getRegistration()
      .then(it => it!.update())
      .then(() => null),
  )
  const load = (tab: Page) => tab.getByRole('button', { name: 'Load it' })
  await expect(page.getByText('There is a new edition of this book')).toBeVisible()
  await expect(load(page)).toBeDisabled()

  // In another tab it is taken at once; the cell of this one goes on.
  await load(other).click()
  await expect.poll(() => isSame(other)).toBe(false)
  await expectState(page, 'linreg', 'running')
  expect(await isSame(page)).toBe(true)

  await press(page, 'linreg', 'Stop')
  await expectState(page, 'linreg', 'stopped')
  expect(await isSame(page)).toBe(true)
  await load(page).click()
  await expect.poll(() => isSame(page)).toBe(false)
  await expect(page.getByText('There is a new edition of this book')).toBeHidden()
})
