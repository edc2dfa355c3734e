import { expect, test } from '@playwright/test'

test('the search finds places by section, and the keyboard leads to one', async ({ page }) => {
  await page.goto('/en/linear-regression-scratch/')
  await expect(page.locator('[data-island=search][data-live]')).toBeVisible()
  await page.keyboard.press('/')
  const field = page.getByRole('combobox', { name: 'Search the book' })
  await expect(field).toBeFocused()
  await field.fill('crossEntropy')
  const option = page.getByRole('option').first()
  await expect(option.locator('mark')).toHaveText(/crossEntropy/i)
  await field.press('ArrowDown')
  await expect(page.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true')
  const wanted = await page.getByRole('option').nth(1).getAttribute('href')
  await field.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${wanted!.replaceAll(/[.?]/g, '.')}$`))
})

test('Ctrl-K opens it, Escape closes it and gives the focus back', async ({ page }) => {
  await page.goto('/en/')
  await expect(page.locator('[data-island=search][data-live]')).toBeVisible()
  const button = page.getByRole('button', { name: 'Search the book' })
  await button.focus()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('gradient')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox')).toBeHidden()
  await expect(button).toBeFocused()
})

test('Chinese is found by a part of a sentence', async ({ page }) => {
  await page.goto('/zh/')
  await page.getByRole('button', { name: '搜索本书' }).click()
  await page.getByRole('combobox').fill('梯度')
  await expect(page.getByRole('option').first()).toContainText('梯度')
  await page.getByRole('combobox').fill('没有这样的词')
  await expect(page.getByRole('status').filter({ hasText: '没有找到' })).toBeVisible()
})
