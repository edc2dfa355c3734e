import { expect, type Page, test } from '@playwright/test'
import { alive, cell, expectState, press, run, section, write } from './pages.ts'

const fromMenu = async (page: Page, id: string, name: string) => {
  await press(page, id, 'More for this cell')
  await cell(page, id).getByRole('button', { name, exact: true }).click()
}

test('a cell runs with all above it, or with all below', { tag: '@core' }, async ({ page }) => {
  await page.goto(section)
  await fromMenu(page, 'data', 'Run with all above')
  await expectState(page, 'data', 'done')
  await expectState(page, 'imports', 'done')
  await expectState(page, 'scatter', 'not-run')
  await write(page, 'train', '0')
  await fromMenu(page, 'accumulate', 'Run and all below')
  await expectState(page, 'compare', 'done')
  await expectState(page, 'train', 'done')
  // Below, and what those cells need; nothing else.
  await expectState(page, 'shape-trap', 'not-run')
})

test('what was changed is shown line by line; Reset takes it back, and Undo brings it again', async ({ page }) => {
  await page.goto(section)
  const published = (await cell(page, 'linreg').locator('[data-code]').textContent())!
  await write(page, 'linreg', 'const mine = 1')
  await fromMenu(page, 'linreg', 'Show what I changed')
  const changes = cell(page, 'linreg').locator('.difference')
  await expect(changes.locator('[data-change=added]')).toHaveText('+ const mine = 1')
  await expect(changes.locator('[data-change=removed]')).toHaveCount(published.trim().split('\n').length)
  await press(page, 'linreg', 'Reset')
  await expect(cell(page, 'linreg').locator('[data-code]')).toContainText('linreg')
  await press(page, 'linreg', 'Undo')
  await expect(cell(page, 'linreg').locator('[data-code]')).toContainText('mine')
})

test('a link to one cell carries the reader’s version of it', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(section)
  await fromMenu(page, 'data', 'Copy a link to this cell')
  await expect(cell(page, 'data')).toContainText('The link is copied.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/#cell-data$/)
  await write(page, 'linreg', 'const mine = 1')
  await fromMenu(page, 'linreg', 'Copy a link to my version')
  await expect(cell(page, 'linreg')).toContainText('The link is copied.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/#edits=/)
})

test('a loop that reports itself tells beside the clock how long it still takes', async ({ page }) => {
  await page.goto(section)
  const code = `import { progress } from 'notebook'
for (const _ of progress(4000)) { const end = performance.now() + 10; while (performance.now() < end) {} }`
  await write(page, 'linreg', code)
  await press(page, 'linreg', 'Run')
  await expect(cell(page, 'linreg').locator('.cell-time')).toHaveText(/^[\d.]+ s · [\d.]+ (s|min) left$/)
  await press(page, 'linreg', 'Stop')
  await expectState(page, 'linreg', 'stopped')
})

test('where the reader wants it, Tab leaves the editor instead of indenting', async ({ page }) => {
  await page.goto(section)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('radio', { name: 'Moves on' }).check()
  await page.keyboard.press('Escape')
  const inEditor = () =>
    cell(page, 'linreg')
      .locator('.editor')
      .evaluate(editor => editor.contains(document.activeElement))
  await write(page, 'linreg', 'const a = 1')
  await expect(cell(page, 'linreg').locator('.monaco-editor[role=code]')).toBeVisible({ timeout: 30_000 })
  expect(await inEditor()).toBe(true)
  await expect(cell(page, 'linreg').locator('.editor-leave')).toHaveText('Tab leaves the editor.')
  await page.keyboard.press('Tab')
  expect(await inEditor()).toBe(false)
  await expect(cell(page, 'linreg').locator('.view-line')).toHaveText('const a = 1')
})

test('a rerun that goes on drawing random numbers says so', async ({ page }) => {
  await page.goto(section)
  await run(page, 'data')
  await expect(cell(page, 'data').getByText('new random numbers')).toHaveCount(0)
  await press(page, 'data', 'Run')
  await expect(cell(page, 'data').getByText('new random numbers')).toBeVisible()
})

test('files go into cells and out of them', async ({ page }) => {
  await page.goto(section)
  const code = `import { upload, download } from 'notebook'
const file = upload('Your words', { accept: '.txt', rerun: true })
download('words.txt', (file.value?.text() ?? 'nothing').toUpperCase())`
  await run(page, 'linreg', code)
  const chosen = { name: 'w.txt', mimeType: 'text/plain', buffer: Buffer.from('ein Wort') }
  await cell(page, 'linreg').getByLabel('Your words').setInputFiles(chosen)
  await expect(cell(page, 'linreg')).toContainText('w.txt, 8 B')
  await press(page, 'linreg', 'Run')
  await expect(cell(page, 'linreg').locator('[data-output=file]')).toContainText('8 B')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    cell(page, 'linreg').getByRole('button', { name: 'Save the file words.txt' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('words.txt')
  const { readFile } = await import('node:fs/promises')
  expect(await readFile((await download.path())!, 'utf8')).toBe('EIN WORT')
})

test('charts of a grid share their axis', async ({ page }) => {
  await page.goto(section)
  const code = `import { subplots } from 'notebook'
const [a, b] = subplots(1, 2, {}, { sharey: true })
a.line([0, 1]); b.line([0, 80])`
  await run(page, 'linreg', code)
  await expect(cell(page, 'linreg').locator('.recharts-line')).toHaveCount(2)
  const ticks = cell(page, 'linreg').locator('.chart-panel').first().locator('.chart-tick')
  await expect(ticks.filter({ hasText: /^80$/ })).toHaveCount(1)
})

test('the PyTorch twin stands behind a tab, for the pointer and for arrow keys', async ({ page }) => {
  await page.goto(section)
  const [typescript, pytorch] = ['TypeScript', 'PyTorch'].map(name => cell(page, 'linreg').getByRole('tab', { name }))
  await pytorch.click()
  await expect(cell(page, 'linreg').locator('[data-twin]')).toContainText('def linreg(')
  await expect(cell(page, 'linreg').locator('[data-code]')).toBeHidden()
  await page.keyboard.press('ArrowLeft')
  await expect(typescript).toBeFocused()
  await expect(typescript).toHaveAttribute('aria-selected', 'true')
  await expect(cell(page, 'linreg').locator('[data-code]')).toBeVisible()
})

test('Copy takes the code as it stands to the clipboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(section)
  await write(page, 'linreg', 'const copied = 5')
  await press(page, 'linreg', 'Copy')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('const copied = 5')
})

test('the keys of the notebook are listed by ?, and lead from cell to cell', async ({ page }) => {
  await page.goto(section)
  await alive(page)
  await cell(page, 'linreg').focus()
  await page.keyboard.press('j')
  await expect(cell(page, 'parameters')).toBeFocused()
  await page.keyboard.press('k')
  await expect(cell(page, 'linreg')).toBeFocused()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(help.getByText('run the cell and go to the next')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(cell(page, 'linreg')).toBeFocused()
})

test('the contents tell which sections were read and run', async ({ page }) => {
  await page.goto(section)
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(page.locator('[data-cell]:not([data-exercise] *, [data-state=done])')).toHaveCount(0, {
    timeout: 60_000,
  })
  await page.locator('.previous-next').scrollIntoViewIfNeeded()
  await expect.poll(() => page.evaluate(() => localStorage.getItem('progress'))).toContain('read')
  await page.goto('/en/')
  await expect(page.locator('[data-section="linear-regression-scratch"] .progress-mark').first()).toHaveText(
    'read · run',
  )
})

test('code wider than its cell is scrolled by arrow keys, and edited after Enter', async ({ page }) => {
  await page.setViewportSize({ width: 420, height: 800 })
  await page.goto(section)
  const code = cell(page, 'train').locator('[data-code]')
  await code.scrollIntoViewIfNeeded()
  await expect(code).toHaveAttribute('tabindex', '0')
  await code.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => code.evaluate(element => element.scrollLeft)).toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  await expect(cell(page, 'train').locator('.editor')).toBeVisible()
})
