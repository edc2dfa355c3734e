import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

test.describe('accessibility', () => {
  for (const path of ['/en/', '/en/linear-regression-scratch/', '/zh/softmax-regression-scratch/']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`axe finds nothing on ${path} in ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme })
        await page.goto(path)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join('\n')}`)).toEqual([])
      })
    }
  }
})

test.describe('what is loaded, compressed', () => {
  /** Bytes over the wire so far, by kind of file. */
  const loaded = (page: Page) =>
    page.evaluate(() => {
      const bytes: Record<string, number> = {}
      const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      const [html] = performance.getEntriesByType('navigation') as PerformanceResourceTiming[]
      for (const { name, encodedBodySize } of [...entries, html]) {
        const kind = /\.(js|css|wasm|woff2)$/.exec(new URL(name).pathname)?.[1] ?? 'html'
        bytes[kind] = (bytes[kind] ?? 0) + encodedBodySize
      }
      return bytes
    })
  const kilobytes = 1024

  test('a section costs little to read: its page and styles, and one small script', async ({ page }) => {
    await page.goto('/en/softmax-regression-scratch/', { waitUntil: 'networkidle' })
    const { html, css, js } = await loaded(page)
    expect(html + css).toBeLessThan(90 * kilobytes)
    expect(js).toBeLessThan(120 * kilobytes)
  })

  test('the editor comes with the first click into code, and not with a run', async ({ page }) => {
    await page.goto('/en/linear-regression-scratch/', { waitUntil: 'networkidle' })
    const before = await loaded(page)
    await page.getByRole('button', { name: 'Run all' }).click()
    await expect(page.locator('[data-cell=compare]')).toHaveAttribute('data-state', 'done')
    const { js } = await loaded(page)
    expect(js - before.js).toBeLessThan(120 * kilobytes)
  })
})
