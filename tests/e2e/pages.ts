/** What browser tests do again and again, as a reader does it. */
import { expect, type Page } from '@playwright/test'

/** A section with cells of every sort, short to run. */
export const section = '/en/linear-regression-scratch/'

export const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"]`)

/** Clicks into a cell's code and pastes `code` in its place: what is typed, an editor indents, and closes its brackets. */
export async function write(page: Page, id: string, code: string) {
  await copy(page, code)
  await cell(page, id).locator('[data-code]').click()
  await expect(cell(page, id).locator('.editor :is(textarea, .monaco-editor)').first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+v')
}

/** Takes a text to the clipboard as readers do, from a field of the page. */
async function copy(page: Page, text: string) {
  await page.evaluate(text => {
    const field = Object.assign(document.createElement('textarea'), { id: 'to-copy', value: text })
    document.body.append(field)
    field.select()
  }, text)
  await page.keyboard.press('ControlOrMeta+c')
  await page.locator('#to-copy').evaluate(field => field.remove())
}

export const press = (page: Page, id: string, name: string) =>
  cell(page, id).getByRole('button', { name, exact: true }).click()

export const expectState = (page: Page, id: string, state: string | RegExp, timeout = 30_000) =>
  expect(cell(page, id)).toHaveAttribute('data-state', state, { timeout })

/** Runs a cell, with other code where some is given, and waits for its end. */
export async function run(page: Page, id: string, code?: string) {
  if (code !== undefined) await write(page, id, code)
  await press(page, id, 'Run')
  await expectState(page, id, 'done')
}

/** Until what was typed is kept in the browser. */
export const saved = (page: Page) => expect(page.locator('html')).toHaveAttribute('data-storage', 'saved')

/** Every part of the page answers. */
export const alive = (page: Page) => expect(page.locator('[data-island]:not([data-live])')).toHaveCount(0)

/** … and everything of it is laid out, below the screen too. */
export async function laidOut(page: Page) {
  await alive(page)
  await expect(page.locator('html:is([data-laid-out], :not([data-opening]))')).toHaveCount(1)
}

/** Keeps the files of this pattern back until the function that comes back is called. */
export async function hold(page: Page, files: string): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>(resolve => (release = resolve))
  await page.route(files, async route => {
    await held
    await route.continue()
  })
  return release
}
