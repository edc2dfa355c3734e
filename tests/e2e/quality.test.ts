import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { alive, cell, run, section } from './pages.ts'

test.describe('accessibility', () => {
  const violations = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join('\n')}`,
    )
  /** Light and dark, each as the reader's system asks for it. */
  async function expectNothing(page: Page, where: string) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect(await violations(page), `${where}, ${colorScheme}`).toEqual([])
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
