import { expect, type Page, test } from '@playwright/test'
import { cell, section } from './pages.ts'

const monaco = (page: Page, id: string) => cell(page, id).locator('.monaco-editor[role=code]')

/** Clicks into a cell's code and waits until the editor that knows types has taken over. */
async function edit(page: Page, id: string) {
  await cell(page, id).locator('[data-code]').click()
  await expect(monaco(page, id)).toBeVisible({ timeout: 30_000 })
}

/** The lines on screen, in order. */
const lines = (page: Page, id: string) =>
  monaco(page, id)
    .locator('.view-line')
    .evaluateAll(all =>
      all
        .map(line => ({ top: Number.parseFloat((line as HTMLElement).style.top), text: line.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replaceAll('\u00a0', ' ')),
    )

test('the editor takes the place of the code without a jump', async ({ page }) => {
  await page.goto(section)
  const box = () => cell(page, 'train').boundingBox()
  const before = await box()
  await edit(page, 'train')
  const after = await box()
  expect(after!.height).toBe(before!.height)
})

test('what is typed and selected while the editor loads is kept', async ({ page }) => {
  // As on a slow line: the editor's files come late.
  await page.route(/monaco/, async route => {
    await new Promise(resolve => setTimeout(resolve, 1500))
    await route.continue()
  })
  await page.goto(section)
  await cell(page, 'linreg').locator('[data-code]').click()
  const field = cell(page, 'linreg').locator('textarea')
  await expect(field).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('const early = 1')
  await page.keyboard.press('Shift+Home')
  await expect(monaco(page, 'linreg')).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => lines(page, 'linreg')).toEqual(['const early = 1'])
  await page.keyboard.type('late')
  await expect.poll(() => lines(page, 'linreg')).toEqual(['late'])
})

test('fast typing arrives whole', { tag: '@core' }, async ({ page }) => {
  await page.goto(section)
  await edit(page, 'linreg')
  await page.keyboard.press('ControlOrMeta+a')
  const text = 'const quick = [1, 2, 3].map(n => n * n).filter(n => n > 2)'
  await page.keyboard.insertText('')
  await page.keyboard.press('Delete')
  for (const character of text) await page.keyboard.insertText(character)
  await expect.poll(() => lines(page, 'linreg')).toEqual([text])
})

test('completion, signature and hover know the cells above', { tag: '@core' }, async ({ page }) => {
  await page.goto(section)
  await edit(page, 'parameters')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('features.resh')
  const reshape = page.locator('.suggest-widget').getByRole('option', { name: /^reshape,/ })
  await expect(reshape).toBeInViewport({ ratio: 0.9, timeout: 30_000 })
  await page.keyboard.press('Enter')
  await page.keyboard.type('(')
  await expect(page.locator('.parameter-hints-widget')).toContainText('reshape(')
  await expect(page.locator('.parameter-hints-widget')).toBeInViewport()
  await page.keyboard.press('Escape')
  await monaco(page, 'parameters')
    .locator('.view-line')
    .first()
    .hover({ position: { x: 20, y: 10 } })
  const hover = page.locator('.monaco-hover').first()
  await expect(hover).toContainText('features: Tensor')
  await expect(hover).toBeInViewport({ ratio: 0.9 })
})

test('a name leads to the cell that defines it', async ({ page }) => {
  await page.goto(section)
  await edit(page, 'parameters')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText('features')
  await page.keyboard.press('F12')
  await expect(cell(page, 'data')).toBeFocused({ timeout: 30_000 })
})

test('a name is renamed in every cell that uses it, whether it has an editor or not', async ({ page }) => {
  await page.goto(section)
  await edit(page, 'parameters')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText('features.shape')
  await page.keyboard.press('Home')
  await expect(async () => {
    await page.keyboard.press('F2')
    await expect(page.locator('.rename-input')).toBeFocused({ timeout: 5_000 })
    await expect(page.locator('.rename-input')).toBeInViewport({ ratio: 0.9 })
  }).toPass({ timeout: 40_000 })
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText('measurements')
  await page.keyboard.press('Enter')
  await expect(monaco(page, 'parameters').locator('.view-line')).toHaveText('measurements.shape')
  await expect(cell(page, 'data').locator('[data-code]')).toContainText('const [measurements, labels]')
  await expect(cell(page, 'scatter').locator('[data-code]')).toContainText('cloud.points(measurements.at(')
})

test('a name of the book’s library leads to its section, one of the engine to its documentation', async ({ page }) => {
  await page.goto('/en/linear-regression-concise/')
  const first = page.locator('[data-cell]').first()
  const id = (await first.getAttribute('data-cell'))!
  await edit(page, id)
  const write = async (code: string) => {
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(code)
  }
  await write("import * as d2l from 'd2l'\nd2l.sgd")
  await expect(async () => {
    await page.keyboard.press('F12')
    await expect(page).toHaveURL(/linear-regression-scratch\/#cell-sgd$/, { timeout: 5_000 })
  }).toPass({ timeout: 40_000 })
  await page.goBack()
  await edit(page, id)
  await write("import { torch } from 'torchlet'\ntorch.arange")
  await expect(async () => {
    await page.keyboard.press('F12')
    await expect(page).toHaveURL(/\/en\/torchlet\/\?q=arange$/, { timeout: 5_000 })
  }).toPass({ timeout: 40_000 })
})

test('Escape leaves to the cell, and Tab goes on from there', { tag: '@core' }, async ({ page }) => {
  await page.goto(section)
  await edit(page, 'linreg')
  await page.keyboard.press('Escape')
  await expect(cell(page, 'linreg')).toBeFocused()
  await page.keyboard.press('Tab')
  expect(await monaco(page, 'linreg').evaluate(editor => editor.contains(document.activeElement))).toBe(false)
})

test('a wheel over an editor scrolls the page', async ({ page }) => {
  await page.goto(section)
  await edit(page, 'train')
  const before = await page.evaluate(() => scrollY)
  await monaco(page, 'train').hover()
  await page.mouse.wheel(0, 300)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 200)
})

test('the editor follows the theme', async ({ page }) => {
  await page.goto(section)
  await edit(page, 'linreg')
  const colour = () =>
    monaco(page, 'linreg')
      .locator('.view-line span span')
      .first()
      .evaluate(span => getComputedStyle(span).color)
  await page.evaluate(() => (document.documentElement.dataset.theme = 'light'))
  const light = await colour()
  await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'))
  await expect.poll(colour).not.toBe(light)
})

test('on a Chinese page the checker speaks Chinese', async ({ page }) => {
  await page.goto(section.replace('/en/', '/zh/'))
  await edit(page, 'linreg')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText("const wrong: number = 'text'")
  const mark = cell(page, 'linreg').locator('.squiggly-error').first()
  await expect(mark).toBeVisible({ timeout: 30_000 })
  await monaco(page, 'linreg')
    .locator('.view-line')
    .first()
    .hover({ position: { x: 70, y: 10 } })
  await expect(page.locator('.monaco-hover').first()).toContainText('不能将类型')
})

test('without the editor’s files the plain field serves, and runs', async ({ page }) => {
  await page.route(/monaco/, route => route.abort())
  await page.goto(section)
  await cell(page, 'linreg').locator('[data-code]').click()
  await expect(cell(page, 'linreg').locator('textarea')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type("console.log('plain')")
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(cell(page, 'linreg').locator('[data-output=text]')).toHaveText(/plain/)
})

test('what an input method puts into an emptied field stands in its order', async ({ page }) => {
  await page.route(/monaco/, route => route.abort())
  await page.goto(section)
  await cell(page, 'linreg').locator('[data-code]').click()
  const field = cell(page, 'linreg').locator('textarea')
  await expect(field).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  for (const text of ['', '深', '度', '学习']) await page.keyboard.insertText(text)
  await expect(field).toHaveValue('深度学习')
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } })

  test('code is edited in a plain field, and nothing heavy is loaded', async ({ page }) => {
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await page.goto(section)
    await cell(page, 'linreg').locator('[data-code]').tap()
    await expect(cell(page, 'linreg').locator('textarea')).toBeFocused()
    await page.keyboard.type('// ')
    await expect(cell(page, 'linreg')).toHaveAttribute('data-state', /changed|not-run/)
    expect(asked.filter(url => /monaco/i.test(url))).toEqual([])
  })
})
