import { expect, type Page, test } from '@playwright/test'
import { endless } from '../endless.mjs'
import { alive, cell, expectState, hold, press, section, write } from './pages.ts'

/** Tested in every browser at hand. */
const core = { tag: '@core' }

const run = (page: Page, id: string) => press(page, id, 'Run')
const stop = (page: Page, id: string) => press(page, id, 'Stop')
const requests = (page: Page) => {
  const urls: string[] = []
  page.on('request', request => urls.push(request.url()))
  return urls
}

test.describe('Run all', () => {
  test('every cell becomes green, the hidden rule is found and the chart drawn live', core, async ({ page }) => {
    const errors: string[] = []
    page.on('console', message => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', error => errors.push(error.message))
    const asked = requests(page)
    await page.goto(section)
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)

    const states = page.locator('[data-cell]:not([data-cell$="-check"])')
    await page.getByRole('button', { name: 'Run all' }).click()
    // Recharts draws what is live; the recorded chart is the build's own SVG.
    await expect(cell(page, 'train').locator('.recharts-surface').first()).toBeVisible()
    await expect(cell(page, 'compare')).toHaveAttribute('data-state', 'done')
    for (const state of await states.evaluateAll(cells =>
      cells.map(cell => [cell.id, (cell as HTMLElement).dataset.state]),
    )) {
      if (await page.locator(`#${state[0]}`).evaluate(cell => cell.closest('.exercise') === null))
        expect(state[1], state[0]).toBe('done')
    }

    const found = (await cell(page, 'compare').locator('[data-output=text]').first().textContent())!
      .match(/-?\d+\.\d+/g)!
      .map(Number)
    expect(Math.abs(found[0] - 2)).toBeLessThan(0.01)
    expect(Math.abs(found[1] + 3.4)).toBeLessThan(0.01)
    expect(Math.abs(found[2] - 4.2)).toBeLessThan(0.01)

    expect(errors).toEqual([])
    const origin = new URL(page.url()).origin
    expect(
      asked.filter(url => !url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')),
    ).toEqual([])
    expect(asked.filter(url => /monaco|editor/i.test(url))).toEqual([])
  })
})

test('a cell runs what it needs first, and Shift-Enter goes on to the next', core, async ({ page }) => {
  await page.goto(section)
  await cell(page, 'data').focus()
  await page.keyboard.press('Shift+Enter')
  await expect(cell(page, 'data')).toHaveAttribute('data-state', 'done')
  await expect(cell(page, 'synthetic-data')).toHaveAttribute('data-state', 'done')
  await expect(cell(page, 'train')).toHaveAttribute('data-state', 'not-run')
  await expect(cell(page, 'scatter')).toBeFocused()
})

test('what takes long to come to is asked first, and answered by keyboard', async ({ page }) => {
  await page.goto('/en/lenet/')
  const maps = cell(page, 'maps')
  const question = maps.getByRole('alertdialog')
  await maps.focus()
  await page.keyboard.press('Shift+Enter')
  await expect(question).toContainText(/This cell needs \d+ earlier cells, which took \d+ s in the book/)
  await expect(question.getByRole('button', { name: 'Run them first' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(maps).toBeFocused()
  await expectState(page, 'maps', 'not-run')

  await page.keyboard.press('Shift+Enter')
  await expect(question).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(question).toBeHidden()
  await expectState(page, 'lenet', 'done')
  await expectState(page, 'maps', 'queued')
})

for (const [what, code] of Object.entries(endless))
  test(`Stop ends ${what}, and the variables survive`, core, async ({ page }) => {
    await page.goto(section)
    await run(page, 'data')
    await expect(cell(page, 'data')).toHaveAttribute('data-state', 'done')
    await write(page, 'linreg', code)
    await run(page, 'linreg')
    await expect(cell(page, 'linreg')).toHaveAttribute('data-state', 'running')
    await stop(page, 'linreg')
    await expect(cell(page, 'linreg')).toHaveAttribute('data-state', 'stopped')
    await write(page, 'linreg', 'features.shape')
    await run(page, 'linreg')
    await expect(cell(page, 'linreg')).toHaveAttribute('data-state', 'done')
    await expect(cell(page, 'linreg').locator('.cell-outputs')).toContainText('1000')
  })

test('an error is told in words and marks its line', core, async ({ page }) => {
  await page.goto(section)
  await write(page, 'linreg', 'const a = 1\nconst b = a.nothing.more\n')
  await run(page, 'linreg')
  await expect(cell(page, 'linreg')).toHaveAttribute('data-state', 'failed')
  await expect(cell(page, 'linreg').locator('[data-output=error]')).toContainText(/TypeError.*\bmore\b/)
  await expect(cell(page, 'linreg').locator('[data-output=error]')).toContainText('Line 2')
  await expect(cell(page, 'linreg').locator('.editor-mark, .editor-mark-line').first()).toBeVisible()
})

test('a cell that prints without end keeps the page alive', async ({ page }) => {
  await page.goto(section)
  await write(page, 'linreg', 'for (let i = 0; i < 1e6; i++) console.log(i)')
  await run(page, 'linreg')
  await expect(cell(page, 'linreg')).toHaveAttribute('data-state', 'done', { timeout: 60_000 })
  await expect(cell(page, 'linreg').locator('[data-output=text]')).toContainText('999999')
})

test.describe('editing', () => {
  test('in the editor the keys of the notebook are letters', async ({ page }) => {
    await page.goto(section)
    await write(page, 'linreg', 'const a = 1')
    await expect(cell(page, 'linreg').locator('.monaco-editor')).toBeVisible()
    await page.keyboard.type(' // jskrr?')
    await expect(cell(page, 'linreg').locator('.view-lines')).toContainText('jskrr?')
  })

  test('a click into code loads the editor, which knows the types of the cells above', async ({ page }) => {
    const asked = requests(page)
    await page.goto(section)
    expect(asked.filter(url => /monaco/i.test(url))).toEqual([])
    await cell(page, 'parameters').locator('[data-code]').click()
    await expect(cell(page, 'parameters').locator('.monaco-editor')).toBeVisible({ timeout: 30_000 })
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText('const wrong: string = features')
    await expect(cell(page, 'parameters').locator('.squiggly-error').first()).toBeVisible({ timeout: 30_000 })
  })

  test(
    'an edited cell is changed, what was made from it stale, and Run stale makes both new',
    core,
    async ({ page }) => {
      await page.goto(section)
      await run(page, 'data')
      await expect(cell(page, 'data')).toHaveAttribute('data-state', 'done')
      await write(page, 'data', 'const features = 1\nconst labels = 2\nconsole.log(features + labels)')
      await expect(cell(page, 'data')).toHaveAttribute('data-state', 'changed')
      await page.getByRole('button', { name: 'Run stale' }).click()
      await expect(cell(page, 'data')).toHaveAttribute('data-state', 'done')
      await expect(cell(page, 'data').locator('[data-output=text]')).toContainText('3')
    },
  )

  test('edits are there after a reload, and Reset brings the published code back', core, async ({ page }) => {
    await page.goto(section)
    const published = (await cell(page, 'linreg').locator('[data-code]').textContent())!
    await write(page, 'linreg', 'const mine = 42')
    await expect(cell(page, 'linreg').locator('[data-code]')).toContainText('mine')
    await expect(page.locator('html')).toHaveAttribute('data-storage', 'saved')
    await page.reload()
    await expect(cell(page, 'linreg').locator('[data-code]')).toHaveText('const mine = 42')
    await cell(page, 'linreg').getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(cell(page, 'linreg').locator('[data-code]')).toHaveText(published.trim())
    await page.reload()
    await expect(cell(page, 'linreg').locator('[data-code]')).toHaveText(published.trim())
  })

  test('a browser that keeps nothing says so, and editing works all the same', async ({ page }) => {
    await page.addInitScript(() => {
      const denied = () => {
        throw new DOMException('denied', 'SecurityError')
      }
      Object.defineProperty(window, 'indexedDB', { get: denied })
      Object.defineProperty(window, 'localStorage', { get: denied })
    })
    await page.goto(section)
    await write(page, 'linreg', '6 * 7')
    await run(page, 'linreg')
    await expect(cell(page, 'linreg').locator('.cell-outputs')).toContainText('42')
    await expect(page.getByText('This browser keeps nothing for this site')).toBeVisible()
  })
})

test('an exercise is checked: the starter fails, the solution passes', core, async ({ page }) => {
  await page.goto(section)
  const exercise = page.locator('[data-exercise="gradient-by-hand"]')
  await exercise.getByRole('button', { name: 'Check my answer' }).click()
  await expect(cell(page, 'gradient-by-hand-check').locator('[data-output=checks]')).toBeVisible()
  await expect(cell(page, 'gradient-by-hand-check')).toHaveAttribute('data-solved', 'false')
  await exercise.getByText('Solution').click()
  const solution = (await exercise.locator('.solution code').textContent())!
  await write(page, 'gradient-by-hand', solution)
  await exercise.getByRole('button', { name: 'Check my answer' }).click()
  await expect(cell(page, 'gradient-by-hand-check')).toHaveAttribute('data-solved', 'true')
  await page.goto('/en/')
  await expect(page.locator('[data-section="linear-regression-scratch"] .progress-mark').first()).toHaveText(/1 solved/)
})

test('a click at the very moment at which its part of the page comes to life counts once', async ({ page }) => {
  await page.addInitScript(() => {
    const { addEventListener } = EventTarget.prototype
    // React listens to a part of the page first, and looks at it then.
    EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: [string, never]) {
      addEventListener.apply(this, args)
      if (!(this instanceof Element) || !this.matches('[data-island=cell]')) return
      EventTarget.prototype.addEventListener = addEventListener
      queueMicrotask(() => this.querySelector<HTMLElement>('.cell-head > button')!.click())
    }
  })
  await page.goto('/en/welcome/')
  await alive(page)
  await expect(cell(page, 'moons').getByRole('button', { name: 'Hide the code' })).toBeVisible()
  await expect(cell(page, 'moons').locator('[data-code]')).toBeVisible()
})

test('what a reader does before the page is alive need not be done again', async ({ page }) => {
  const release = await hold(page, '**/assets/*.js')
  await page.goto(section, { waitUntil: 'commit' })
  await press(page, 'data', 'Run')
  await cell(page, 'squared-loss').focus()
  await page.keyboard.press('Control+Enter')
  await cell(page, 'linreg').locator('[data-code]').click()
  await press(page, 'scatter', 'More for this cell')
  await expect(page.locator('[data-live]')).toHaveCount(0)
  release()
  await expect(cell(page, 'scatter').getByRole('button', { name: 'Run with all above' })).toBeVisible()
  await expectState(page, 'data', 'done')
  await expectState(page, 'squared-loss', 'done')
  await expect(cell(page, 'linreg').locator('.editor')).toBeVisible()
})
