import { expect, test } from '@playwright/test'

test('a network that the reader trains stands in the chart of all networks, until forgotten', async ({ page }) => {
  await page.goto('/en/densenet/')
  const chart = page.getByRole('group', { name: 'All networks of the book' })
  await expect(chart.locator('.comparison-book').first()).toBeVisible()
  await expect(chart.locator('.comparison-own')).toHaveCount(0)

  const cell = page.locator('[data-cell=imports]')
  await cell.locator('[data-code]').click()
  await expect(cell.locator('.editor :is(textarea, .monaco-editor)').first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(
    "import { nn } from 'torchlet'\nimport { keepResult } from 'notebook'\n" +
      "keepResult('tiny', { net: new nn.Linear(2, 3), input: [1, 2], testAcc: 0.5 })",
  )
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(cell.locator('[data-output=result]')).toContainText('Parameters 9')
  await expect(chart.locator('.comparison-own')).toHaveCount(1)

  await page.reload()
  await expect(chart.locator('.comparison-own')).toHaveCount(1)
  await chart.getByText('The numbers').click()
  await expect(chart.getByRole('row', { name: /tiny, your run 9 6 .* 50\.0/ })).toBeVisible()
  await chart.getByRole('button', { name: 'Forget my runs' }).click()
  await expect(chart.locator('.comparison-own')).toHaveCount(0)
})
