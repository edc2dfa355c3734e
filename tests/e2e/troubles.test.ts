import { deflateRawSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { cell, expectState, press, run, section, write } from './pages.ts'

const mine = 'console.log("still mine")'

test('a full storage is told, and work goes on', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await page.goto(section)
  await run(page, 'linreg', mine)
  await expect(page.getByText('The browser has no room left')).toBeVisible()
  await expect(cell(page, 'linreg').locator('[data-output=text]')).toContainText('still mine')
})

test('a link made from another version of a cell says so before anything is taken', async ({ page }) => {
  const edits = { linreg: { base: '0000000000000000', text: 'const other = 1' } }
  const packed = deflateRawSync(JSON.stringify(edits)).toString('base64url')
  await page.goto(`${section}#edits=${packed}`)
  const offer = page.getByRole('dialog', { name: /brings 1 changed cell/ })
  await expect(offer).toContainText('Made from another version of this cell.')
  await offer.getByRole('button', { name: 'Leave mine' }).click()
  await expect(cell(page, 'linreg').locator('[data-code]')).not.toContainText('other')
})

for (const [thrown, told] of [
  ['throw 42', '42'],
  ['throw null', 'null'],
  ['throw { code: 7 }', 'code: 7'],
] as const) {
  test(`${thrown}: what is no Error is told all the same`, async ({ page }) => {
    await page.goto(section)
    await write(page, 'linreg', thrown)
    await press(page, 'linreg', 'Run')
    await expectState(page, 'linreg', 'failed')
    await expect(cell(page, 'linreg').locator('[data-output=error]')).toContainText(told)
  })
}

test('huge and cyclic values are shown in part, and the page stays quick', async ({ page }) => {
  await page.goto(section)
  const code = `const ring: { self?: unknown } = {}
ring.self = ring
display(ring)
display(Array.from({ length: 1e6 }, (_, i) => i))
display('x'.repeat(1e7))
Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => ['k' + i, { deep: [[[[[[[i]]]]]]] }]))`
  await run(page, 'linreg', code)
  const values = cell(page, 'linreg').locator('[data-output=value]')
  await expect(values).toHaveCount(4)
  await expect(values.first()).toContainText('↻')
  expect((await cell(page, 'linreg').locator('.cell-outputs').innerText()).length).toBeLessThan(100_000)
})
