import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { listen, serveSite } from '../../../app/site/serve/server.mjs'

const site = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../dist/site')

/** Serves the built site, with the isolation headers or as a host that cannot send any. */
export async function serve({ isolated = true } = {}) {
  const server = serveSite(site, isolated ? {} : { headers: false })
  return { url: await listen(server, 0), close: () => server.close() }
}

/** A page of its own, nothing cached; without isolation the service worker is kept from helping. */
export async function freshPage(browser, { isolated = true } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: isolated ? 'allow' : 'block',
  })
  return context.newPage()
}

/** The live cells of a page, without those of exercises that come later. */
export const cellAt = (page, index) => page.locator('[data-cell]').nth(index)

/** Opens the editor of a cell and puts `code` in the place of what stands there. */
export async function write(page, cell, code) {
  await cell.scrollIntoViewIfNeeded()
  await cell.locator('pre').first().click()
  await cell
    .locator('.monaco-editor textarea, .monaco-editor .native-edit-context')
    .first()
    .waitFor({ state: 'attached', timeout: 30_000 })
  await page.waitForTimeout(300)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(code)
}

/** Resolves when a cell is in one of the states. */
export const waitForState = (cell, ...states) =>
  cell.and(cell.page().locator(states.map(state => `[data-state="${state}"]`).join(','))).waitFor({ timeout: 240_000 })

export { median } from '../report.mjs'
