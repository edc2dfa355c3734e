import { expect, type Page, test } from '@playwright/test'
import { cell, section, write } from './pages.ts'

/** Puts a program into a cell and runs it. */
async function runCode(page: Page, id: string, code: string) {
  await write(page, id, code)
  await page.keyboard.press('ControlOrMeta+Enter')
}

test('a slider moved by keys reaches a loop that never waits', { tag: '@core' }, async ({ page }) => {
  await page.goto(section)
  const code = `import { slider } from 'notebook'
const lr = slider('learning rate', 0.01, 1, { value: 0.1, step: 0.01, log: true })
while (lr.value < 0.9) {}
console.log('ended at', lr.value)`
  await runCode(page, 'linreg', code)
  await expect(cell(page, 'linreg')).toHaveAttribute('data-state', 'running')
  const slider = cell(page, 'linreg').getByRole('slider', { name: 'learning rate' })
  await expect(slider).toHaveAttribute('aria-valuetext', '0.1')
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', '0.11')
  await page.keyboard.press('End')
  await expect(cell(page, 'linreg')).toHaveAttribute('data-state', 'done')
  await expect(cell(page, 'linreg').locator('[data-output=text] .output-print')).toHaveText('ended at 1')
  await expect(page.locator('[data-engine-use]')).toHaveText(/^CPU, \d+ threads?, \d+ MB$/)
})

test('a choice runs its dependants again where the author says so, a switch marks them', async ({ page }) => {
  await page.goto(section)
  await runCode(
    page,
    'data',
    `import { choice, toggle, text } from 'notebook'
const size = choice('batch size', [16, 32], { rerun: true })
const noisy = toggle('noise')
const name = text('name', { value: 'a' })`,
  )
  await runCode(page, 'linreg', 'console.log(size.value, noisy.value, name.value)')
  const printed = cell(page, 'linreg').locator('[data-output=text] .output-print')
  await expect(printed).toHaveText('16 false a')
  await cell(page, 'data').getByLabel('batch size').selectOption('32')
  await expect(printed).toHaveText('32 false a')
  await cell(page, 'data').getByRole('switch', { name: 'noise' }).press('Space')
  await expect(cell(page, 'linreg')).toHaveAttribute('data-state', 'stale')
  await cell(page, 'data').getByLabel('name').fill('b')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Run stale' }).click()
  await expect(printed).toHaveText('32 true b')
})

test('what is typed runs its own cell again where the author says so, and the cursor stays', async ({ page }) => {
  await page.goto(section)
  await runCode(
    page,
    'linreg',
    `import { text } from 'notebook'\nconst name = text('name', { value: 'a', rerun: true })\nconsole.log('hello', name.value)`,
  )
  const [name, printed] = [cell(page, 'linreg').getByLabel('name'), cell(page, 'linreg').locator('.output-print')]
  await expect(printed).toHaveText('hello a')
  await name.fill('b')
  await name.press('Enter')
  await expect(printed).toHaveText('hello b')
  await expect(name).toBeFocused()
})
