import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { cell, expectState, press, section, write } from './pages.ts'

/** Puts a program into a cell and runs it. */
async function runCode(page: Page, code: string) {
  await page.goto(section)
  await write(page, 'linreg', code)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(cell(page, 'linreg')).toHaveAttribute('data-state', 'done', { timeout: 30_000 })
  return cell(page, 'linreg')
}

const noisyLine = `import { chart } from 'notebook'
const c = chart({ xlabel: 'step', legend: ['loss', 'acc'] })
for (let i = 1; i <= 40; i++) c.add(i, [10 / i + (i % 3), i / 40])`

test('a chart is drawn by Recharts and answers pointer and keys', { tag: '@core' }, async ({ page }) => {
  const output = (await runCode(page, noisyLine)).locator('[data-output=chart]')
  await expect(output.locator('.recharts-line')).toHaveCount(2)

  const plot = output.getByRole('slider')
  await plot.hover({ position: { x: 30, y: 60 } })
  await expect(output.locator('.chart-values')).toContainText('loss')

  await plot.focus()
  await page.keyboard.press('End')
  await expect(plot).toHaveAttribute('aria-valuetext', 'step 40: loss 1.25, acc 1')
  await page.keyboard.press('ArrowLeft')
  await expect(plot).toHaveAttribute('aria-valuetext', /^step 39: /)
})

test('a chart gives its numbers as a table and as files', async ({ page }) => {
  const output = (await runCode(page, noisyLine)).locator('[data-output=chart]')
  await output.getByRole('button', { name: 'Data' }).click()
  await expect(output.getByRole('columnheader')).toHaveText(['step', 'loss', 'acc'])
  await expect(output.getByRole('row')).toHaveCount(41)

  const save = async (format: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      output.getByRole('button', { name: `Save as ${format}` }).click(),
    ])
    return readFile((await download.path())!)
  }
  expect((await save('CSV')).toString().split('\n')[40]).toBe('40,1.25,1')
  expect((await save('SVG')).toString()).toMatch(/^<svg[^>]+>.*loss.*<\/svg>$/s)
  expect((await save('PNG')).subarray(1, 4).toString()).toBe('PNG')
})

test('a chart can be put on a log axis and smoothed', async ({ page }) => {
  const output = (await runCode(page, noisyLine)).locator('[data-output=chart]')
  await output.hover()
  await expect(output.locator('.chart-tick').filter({ hasText: /^0\.1$/ })).toHaveCount(0)
  await output.getByRole('button', { name: 'Log axis' }).click()
  await expect(output.locator('.chart-tick').filter({ hasText: /^0\.1$/ })).toHaveCount(1)
  await expect(output.locator('.chart-ghost')).toHaveCount(0)
  await output.getByRole('button', { name: 'Smooth' }).click()
  await expect(output.locator('.chart-ghost')).not.toHaveCount(0)
})

test('a chart is held while the reader wants it, and whole at the end', async ({ page }) => {
  await page.goto(section)
  const code = `import { chart } from 'notebook'
const c = chart({ xlabel: 'step', legend: ['loss'] })
for (let i = 1; i <= 80; i++) {
  c.add(i, [1 / i])
  await new Promise(resolve => setTimeout(resolve, 50))
}`
  await write(page, 'linreg', code)
  await press(page, 'linreg', 'Run')
  const output = cell(page, 'linreg').locator('[data-output=chart]')
  await output.getByRole('button', { name: 'Pause' }).click()
  const plot = output.getByRole('slider')
  const end = async () => {
    await plot.focus()
    await page.keyboard.press('End')
    return plot.getAttribute('aria-valuetext')
  }
  const held = await end()
  await page.waitForTimeout(1000)
  expect(await end()).toBe(held)
  await expectState(page, 'linreg', 'done')
  await expect.poll(end).toMatch(/^step 80: /)
})

test('a training chart draws over the curve of the book’s run, which can be put away', async ({ page }) => {
  await page.goto(section)
  await cell(page, 'train').getByRole('button', { name: /^Run/ }).first().click()
  const output = cell(page, 'train').locator('[data-output=chart]')
  await expect(output.locator('.recharts-line')).toHaveCount(1, { timeout: 30_000 })
  await expect(output.locator('.chart-book')).toHaveCount(1)
  await output.getByRole('button', { name: 'Book’s run' }).click()
  await expect(output.locator('.chart-book')).toHaveCount(0)
})

test('a line put away by its legend leaves the axis to the others', async ({ page }) => {
  const output = (await runCode(page, noisyLine)).locator('[data-output=chart]')
  await output.getByRole('button', { name: 'Show loss' }).click()
  await expect(output.locator('.recharts-line')).toHaveCount(1)
  await expect(output.locator('.chart-tick').filter({ hasText: /^1\.0$/ })).toHaveCount(1)
})

test('a large tensor is leafed through in the kernel', async ({ page }) => {
  const code = `import { torch } from 'torchlet'\ntorch.arange(60000).reshape([3, 100, 200])`
  const output = (await runCode(page, code)).locator('[data-output=tensor]')
  await output.hover()
  await output.getByRole('button', { name: 'As a table' }).click()
  await output.getByRole('spinbutton').fill('2')
  await output.getByRole('button', { name: 'Next' }).first().click()
  // [2, 16, 0]: two slices of 20,000, then sixteen rows of 200.
  await expect(output.getByRole('cell').filter({ hasText: /^43200$/ })).toBeVisible()
})

test('a value opens member by member', async ({ page }) => {
  const code = `const net = { layers: [{ name: 'hidden', sizes: [784, 256] }, { name: 'out' }], note: 'x'.repeat(80) }\nnet`
  const output = (await runCode(page, code)).locator('[data-output=value]')
  await output.locator('summary').filter({ hasText: 'layers' }).last().click()
  await expect(output.getByText('name: ').or(output.getByText("{name: 'hidden'")).first()).toBeVisible()
})

test('a recorded chart comes alive when it is pointed at, and is still from the book', async ({ page }) => {
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await page.goto('/zh/linear-regression-scratch/')
  const outputs = cell(page, 'train').locator('.cell-outputs')
  await expect(page.locator('[data-island=cell][data-live]').first()).toBeVisible()
  await expect(outputs.getByRole('slider')).toHaveCount(0)
  expect(asked.filter(url => /outputs\.json/.test(url))).toEqual([])
  await outputs.hover()
  await expect(outputs.getByRole('slider')).toBeVisible()
  await expect(outputs).toHaveAttribute('data-origin', 'recorded')
  await expect(outputs).toContainText('轮次')
  await outputs.getByRole('slider').focus()
  await page.keyboard.press('End')
  await expect(outputs.getByRole('slider')).toHaveAttribute('aria-valuetext', /\d/)
})
