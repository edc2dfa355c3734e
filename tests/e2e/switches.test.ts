import { expect, type Page, test } from '@playwright/test'
import { alive } from './pages.ts'

const section = '/en/linear-regression-scratch/'

async function runData(page: Page) {
  const cell = page.locator('[data-cell=data]')
  await cell.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(cell).toHaveAttribute('data-state', 'done')
  return cell.locator('[data-output] pre').first().textContent()
}

test('?threads=1 and ?seed set what runs, run nothing, and hold for the next section', async ({ page }) => {
  await page.goto(`${section}?threads=1&seed=3`)
  await expect(page.locator('[data-island=page-bar][data-live]')).toBeVisible()
  expect(await page.locator('[data-cell]:not([data-state=not-run])').count()).toBe(0)
  const seeded = await runData(page)
  await expect(page.locator('[data-engine-use]')).toContainText('1 thread')
  await page.reload()
  expect(await runData(page)).toBe(seeded)
  await page.goto(`${section}?seed=3`)
  await alive(page)
  await page.locator('.previous-next [rel=next]').click()
  await expect(page).toHaveURL(/\?seed=3$/)
})

test('?embed leaves the text and its cells', async ({ page }) => {
  await page.goto(`${section}?embed`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Contents' })).toBeHidden()
  await expect(page.locator('[data-cell]').first()).toBeVisible()
  for (const width of [390, 900, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    const text = await page.getByRole('article').boundingBox()
    expect(text!.width, `the text's width in a frame of ${width} pixels`).toBeGreaterThan(Math.min(600, width - 80))
  }
})
