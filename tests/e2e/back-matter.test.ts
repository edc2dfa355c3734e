import { expect, test } from '@playwright/test'

const pages = {
  glossary: { en: 'Glossary', zh: '术语表' },
  d2l: { en: 'The library d2l', zh: 'd2l 函数库' },
  torchlet: { en: 'torchlet reference', zh: 'torchlet 参考手册' },
  'pytorch-to-torchlet': { en: 'From PyTorch to torchlet', zh: '从 PyTorch 到 torchlet' },
}

test('the contents lead to the pages behind the sections, in both languages', async ({ page }) => {
  const errors: string[] = []
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  for (const [slug, titles] of Object.entries(pages)) {
    await page.goto('/en/')
    await page.getByRole('main').getByRole('link', { name: titles.en }).click()
    await expect(page).toHaveURL(new RegExp(`/en/${slug}/$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles.en)
    expect(await page.locator('main [data-filter]').count()).toBeGreaterThan(20)
    await page.locator('[data-language-switch]').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles.zh)
    // From one page of the back matter to the next, by the contents beside the text.
    await expect(page.locator('#contents [aria-current=page]')).toHaveText(titles.zh)
  }
  expect(errors).toEqual([])
})

test('the reference is filtered by PyTorch’s name as well, and a filtered page has an address', async ({ page }) => {
  await page.goto('/en/torchlet/')
  const filter = page.getByRole('searchbox')
  const all = await page.locator('main [data-filter]').count()
  await expect(page.locator('.filter output')).toHaveText(`${all} entries`)
  await filter.fill('cross_entropy')
  const entries = page.locator('main article.entry:visible h3')
  await expect(entries.first()).toContainText('ntropy')
  expect(await entries.allTextContents()).toContain('nn.functional.crossEntropy')
  await expect(page.getByRole('heading', { level: 2, name: /^Arithmetic/ })).toBeHidden()

  await page.goto('/en/pytorch-to-torchlet/?q=grid_sample')
  await expect(page.locator('main tr[data-filter]:visible')).toHaveCount(1)
  await expect(page.locator('main tr[data-filter]:visible')).toContainText('use interpolate for a regular grid')
})

test('names in the table lead to their entries, and saved cells to their sections', async ({ page }) => {
  await page.goto('/en/pytorch-to-torchlet/')
  await page.getByRole('link', { name: 'torch.logsumexp', exact: true }).click()
  await expect(page).toHaveURL(/\/en\/torchlet\/#torch\.logsumexp$/)
  await expect(page.locator('[id="torch.logsumexp"]')).toBeInViewport()

  await page.goto('/en/d2l/')
  const saved = page.locator('main article.entry').first().getByRole('link')
  await saved.click()
  await expect(page).toHaveURL(/\/en\/[\w-]+\/#cell-[\w-]+$/)
  await expect(page.locator('.cell:target, [data-cell]:target')).toBeInViewport()
})

test('every page leads to the licenses of what the site is made of', async ({ page }) => {
  await page.goto('/en/welcome/')
  await page.getByRole('link', { name: 'Licenses' }).click()
  for (const work of ['react-dom', 'monaco-editor', 'acorn', 'katex', '@fontsource-variable/inter'])
    await expect(page.locator('body')).toContainText(new RegExp(`^${work} \\d+\\.`, 'm'))
  await expect(page.locator('body')).toContainText('Permission is hereby granted')
  await expect(page.locator('body')).toContainText('SIL OPEN FONT LICENSE Version 1.1')
})
