import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { alive, cell, expectState, laidOut, run, section, write } from './pages.ts'

/** A cell that shows something of every kind, and fails at its end. */
const everyOutput = `import { torch, nn } from 'torchlet'
import * as nb from 'notebook'
nb.chart({ xlabel: 'step', legend: ['loss'] }).line([3, 2, 1, 2, 1, 0.5])
nb.chart().bars([1, 2, 3])
nb.field(torch.randn(8, 8))
nb.images(torch.rand(4, 8, 8), { titles: ['a', 'b', 'c', 'd'] })
nb.histogram(torch.randn(100), { title: 'values' })
nb.table([{ name: 'a', value: 1 }])
nb.inspect(new nn.Sequential(new nn.Linear(4, 2), new nn.ReLU()), torch.ones(3, 4))
nb.graph(torch.ones(2, { requiresGrad: true }).mul(2).sum())
nb.slider('rate', 0, 1); nb.choice('size', [1, 2]); nb.toggle('noise'); nb.text('name'); nb.upload('words')
nb.download('words.txt', 'words')
nb.check('is right', true); nb.check('is wrong', false, 'look again')
display(torch.randn(3, 4)); display({ a: [1, 2, { b: 'c' }] })
console.log('printed'); console.warn('warned')
throw new Error('at the end')`

test.describe('accessibility', () => {
  /** Of the whole page, or of the part that has just come. */
  const violations = async (page: Page, part?: string) => {
    const axe = new AxeBuilder({ page })
    if (part) axe.include(part)
    return (await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join('\n')}`)
  }
  /** Light and dark, each as the reader's system asks for it. */
  async function expectNothing(page: Page, where: string, part?: string) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(page, part), `${where}, ${colorScheme}`).toEqual([])
    }
  }

  for (const path of ['', 'linear-regression-scratch/', 'softmax-regression-scratch/', 'no-such-section/']) {
    test(`axe finds nothing on /${path || ' (contents)'} in either language, light or dark`, async ({ page }) => {
      for (const language of ['en', 'zh']) {
        await page.goto(`/${language}/${path}`)
        await expectNothing(page, language)
      }
    })
  }

  // Maps, tables without headings, pictures with coloured words, code wider than its cell. `npm run axe` looks at all pages.
  for (const path of ['alexnet/', 'mlp/', 'teach-with-this/'])
    test(`axe finds nothing on /${path}`, async ({ page }) => {
      await page.goto(`/en/${path}`)
      await laidOut(page)
      await expectNothing(page, path)
    })

  for (const language of ['en', 'zh'] as const) {
    const address = `/${language}/linear-regression-scratch/`

    test(`axe finds nothing in outputs of every kind and an open editor: ${language}`, async ({ page }) => {
      await page.goto(address)
      await alive(page)
      await write(page, 'linreg', everyOutput)
      await page.keyboard.press('ControlOrMeta+Enter')
      await expectState(page, 'linreg', 'failed')
      await expect(cell(page, 'linreg').locator('.monaco-editor[role=code]')).toBeVisible()
      await expect(cell(page, 'linreg').locator('.recharts-surface').first()).toBeVisible()
      await cell(page, 'linreg').locator('.module-open').nth(1).click()
      await expect(cell(page, 'linreg').locator('.layer-part').first()).toBeVisible()
      await expectNothing(page, 'cell', '[data-cell=linreg]')
    })

    test(`axe finds nothing in the menu of a cell and in what was changed: ${language}`, async ({ page }) => {
      await page.goto(address)
      await alive(page)
      await write(page, 'linreg', 'const mine = 1')
      await page.keyboard.press('ControlOrMeta+Enter')
      await expectState(page, 'linreg', 'done')
      await cell(page, 'linreg').locator('.cell-more').click()
      await expectNothing(page, 'menu of a cell', '[data-cell=linreg]')
      await cell(page, 'linreg').locator('.cell-menu [aria-pressed]').click()
      await expectNothing(page, 'what was changed', '[data-cell=linreg]')
    })

    test(`axe finds nothing in what opens over a page in use: ${language}`, async ({ page }) => {
      await page.goto(address)
      await alive(page)
      await cell(page, 'data').locator('.cell-run').click()
      await expectState(page, 'data', 'done')
      await page.locator('[data-engine-use]').click()
      await expect(page.locator('.memory-table')).toBeVisible()
      await expectNothing(page, 'memory', '#memory')
      await page.keyboard.press('Escape')
      await page.locator('[popovertarget=settings]').click()
      await expectNothing(page, 'settings', '#settings')
      await page.keyboard.press('Escape')
      await page.locator('.page-bar-buttons .icon-button').click()
      await expectNothing(page, 'keys', '#help')
    })
  }

  test('a cell is read in the order of its use: name, code, buttons, state, output', async ({ page }) => {
    await page.goto(section)
    await run(page, 'data')
    const spoken = await cell(page, 'data').ariaSnapshot()
    const order = [
      'region "Cell: A thousand measurements"',
      'tab "TypeScript"',
      'code',
      'button "Run"',
      'button "Stop"',
      'button "Reset"',
      'button "Copy"',
      'button "More for this cell"',
      'done',
      'group "Output"',
    ]
    const places = order.map(part => spoken.indexOf(part))
    expect(places, spoken).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('a page is read from its header through contents and text to what runs beside it', async ({ page }) => {
    await page.goto(section)
    const landmarks = page.locator('body > a, body > header, nav.contents, main, aside.rail')
    expect(await landmarks.evaluateAll(all => all.map(element => element.localName))).toEqual([
      'a',
      'header',
      'nav',
      'main',
      'aside',
    ])
    const levels = await page.locator('main :is(h1, h2, h3)').evaluateAll(all => all.map(({ tagName }) => +tagName[1]))
    expect(levels[0]).toBe(1)
    for (const [i, level] of levels.entries()) if (i > 0) expect(level - levels[i - 1]).toBeLessThanOrEqual(1)
  })

  test('every control of a page is reached by Tab', async ({ page }) => {
    await page.goto(section)
    await alive(page)
    // Of a group of radio buttons or tabs Tab reaches the chosen one; arrows go on from there.
    const controls = ':is(a[href], button, input, select, summary):not(:disabled, [tabindex="-1"], [type=radio])'
    const wanted = await page.evaluate(controls => {
      const visible = [...document.querySelectorAll<HTMLElement>(controls)].filter(element => element.checkVisibility())
      visible.forEach((element, i) => (element.dataset.control = String(i)))
      return visible.length
    }, controls)
    const reached = new Set<string>()
    for (let presses = 0; presses < 2 * wanted && reached.size < wanted; presses++) {
      await page.keyboard.press('Tab')
      const control = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.control)
      if (control) reached.add(control)
    }
    expect(reached.size).toBe(wanted)
  })
})
