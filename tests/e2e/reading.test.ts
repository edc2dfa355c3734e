import { expect, type Locator, type Page, test } from '@playwright/test'
import { alive, hold } from './pages.ts'

const section = '/en/linear-regression-scratch/'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the whole section is there: text, formulas, code, its twin and what the book recorded', async ({ page }) => {
    await page.goto(section)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Linear Regression from Scratch')
    await expect(page.getByText('normal with standard deviation')).toBeVisible()
    await expect(page.locator('.katex-display').first()).toBeVisible()
    const train = page.locator('[data-cell=train]')
    await expect(train.locator('[data-code]')).toContainText('backward()')
    await expect(train.locator('[data-twin]')).toContainText('backward()')
    await expect(train.locator('[data-output=chart] svg').first()).toBeVisible()
  })

  test('the contents and the first page lead on', async ({ page }) => {
    await page.goto('/en/')
    await page.getByRole('link', { name: 'Linear Regression from Scratch' }).click()
    await expect(page).toHaveURL(section)
    await page.goto('/')
    await expect(page.getByRole('link', { name: '深度学习，跑起来' })).toBeVisible()
  })
})

test.describe('the first page', () => {
  for (const [locale, path] of [
    ['zh-CN', '/zh/'],
    ['en-GB', '/en/'],
    ['fr-FR', '/en/'],
  ] as const) {
    test(`a browser that prefers ${locale} is led to ${path}`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ locale, baseURL })
      const page = await context.newPage()
      await page.goto('/')
      await expect(page).toHaveURL(path)
      await context.close()
    })
  }

  test('who has chosen a language is led there again', async ({ page }) => {
    await page.goto('/zh/')
    await alive(page)
    await page.goto('/')
    await expect(page).toHaveURL('/zh/')
  })
})

test('the language switch keeps the place', async ({ page }) => {
  await page.goto(`${section}#the-loop`)
  await alive(page)
  await expect(page.locator('#the-loop')).toBeInViewport()
  await page.getByRole('link', { name: '用中文阅读' }).click()
  await expect(page).toHaveURL(/\/zh\/linear-regression-scratch\/#/)
  await expect(page.locator('#the-loop')).toBeInViewport()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
})

test('a place that is looked up while the page is still opening stays where it is', async ({ page }) => {
  await page.goto(section)
  await page.evaluate(() => (location.hash = 'the-loop'))
  await expect(page.locator('html:not([data-opening]), html[data-laid-out]')).toHaveCount(1)
  await expect(page.locator('#the-loop')).toBeInViewport()
})

test('the theme is chosen once and there before the first paint of the next page', async ({ page }) => {
  await page.goto(section)
  await alive(page)
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await paper()
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  expect(await paper()).not.toBe(light)
  const dark = await paper()
  await page.route('**/assets/*.js', route => route.abort())
  await page.reload()
  expect(await paper()).toBe(dark)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('nothing is wider than the screen, and contents and Run all are at hand', async ({ page }) => {
    for (const path of [section, '/zh/linear-regression-scratch/', '/en/']) {
      await page.goto(path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(390)
    }
    await page.goto(section)
    await expect(page.getByRole('button', { name: 'Run all' })).toBeInViewport()
    await page.getByRole('button', { name: 'Open the contents' }).click()
    const contents = page.getByRole('navigation', { name: 'Contents' })
    await expect(contents.getByRole('link', { name: /Linear Regression from Scratch/ })).toBeInViewport()
    await page.getByRole('button', { name: 'Close the contents' }).click()
    await expect(contents).toBeHidden()
  })
})

test('an address that leads nowhere is told in every language of the book', async ({ page }) => {
  const response = await page.goto('/en/no-such-section/')
  expect(response?.status()).toBe(404)
  await expect(page.getByText('There is no such page')).toBeVisible()
  await expect(page.getByText('没有这个页面')).toBeVisible()
})

test.describe('what the text refers to', () => {
  const preview = (page: Page) => page.getByRole('tooltip')

  test('a formula has a number, which is a link to it, and references show it from wherever they are', async ({
    page,
  }) => {
    await page.goto('/en/linear-regression/')
    await expect(page.locator('#squared-loss .formula-number')).toHaveText('(2.1.2)')
    await page.goto('/zh/language-models/')
    const reference = page.getByRole('link', { name: '式 (2.1.4)' })
    await reference.hover()
    await expect(preview(page)).toContainText('2.1')
    await expect(preview(page).locator('.katex-display')).toBeVisible()
    await reference.click()
    await expect(page).toHaveURL('/zh/linear-regression/#normal-equation')
    await expect(page.locator('#normal-equation')).toBeInViewport()
  })

  test('a reference to a heading shows what stands there; Escape puts it away', async ({ page }) => {
    await page.goto('/en/rnn/')
    const reference = page.locator('.prose a[href$="language-models/#perplexity"]').first()
    await reference.focus()
    await expect(preview(page)).toContainText('Language Models')
    await expect(preview(page)).toContainText('Which of two models is better?')
    await expect(reference).toHaveAccessibleDescription(/Which of two models is better/)
    await page.keyboard.press('Escape')
    await expect(preview(page)).toBeHidden()
  })

  for (const [come, to] of [
    ['hovered over', (reference: Locator) => reference.hover()],
    ['given the focus', (reference: Locator) => reference.focus()],
  ] as const)
    test(`a reference that is ${come} before the page’s scripts are there shows it when they are`, async ({ page }) => {
      const release = await hold(page, '**/assets/entry-*.js')
      await page.goto('/en/rnn/')
      await to(page.locator('.prose a[href$="language-models/#perplexity"]').first())
      release()
      await expect(preview(page)).toContainText('Which of two models is better?')
    })

  test('the first use of a term says what it means, in the language of the page', async ({ page }) => {
    for (const [path, name, meaning] of [
      ['/en/lstm/', 'sigmoid', 'between 0 and 1'],
      ['/zh/lstm/', 'sigmoid', '压到 0 与 1 之间'],
    ]) {
      await page.goto(path)
      const term = page.locator('.glossed', { hasText: name })
      await expect(term).toHaveCount(1)
      await term.hover()
      await expect(preview(page)).toContainText(meaning)
      await page.mouse.move(0, 0)
      await expect(preview(page)).toBeHidden()
      await term.focus()
      await expect(term).toHaveAccessibleDescription(new RegExp(meaning))
    }
  })

  test('a source is cited by name, and listed at the end of the section', async ({ page }) => {
    await page.goto('/en/resnet/')
    const citation = page.getByRole('link', { name: '(He et al., 2015)' })
    await citation.hover()
    await expect(preview(page)).toContainText('Deep Residual Learning for Image Recognition')
    await citation.click()
    await expect(page.getByRole('region', { name: 'Sources' }).getByText('Kaiming He')).toBeInViewport()
  })

  test.describe('by touch', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

    test('the first tap on a term says what it means, the second leads to the glossary', async ({ page }) => {
      await page.goto('/en/lstm/')
      const term = page.locator('.glossed', { hasText: 'sigmoid' })
      await term.tap()
      await expect(preview(page)).toContainText('between 0 and 1')
      await expect(page).toHaveURL('/en/lstm/')
      await term.tap()
      await expect(page).toHaveURL('/en/glossary/#sigmoid')
    })
  })
})
