/**
 * One chapter as a reader uses it: it opens, is isolated where it can be, runs from end to end, is stopped in an endless
 * loop, is edited, checks an answer, and leads on; all without a request to another origin.
 */
export async function checkChapter(browser, address, { serviceWorkers, isolated }) {
  const context = await browser.newContext({ serviceWorkers, viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(90_000)
  const page = await context.newPage()
  const foreign = []
  page.on('request', request => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== new URL(address).origin) foreign.push(request.url())
  })
  const state = (id, wanted) => page.waitForSelector(`[data-cell=${id}][data-state=${wanted}]`)
  const press = (id, name) => page.locator(`[data-cell=${id}]`).getByRole('button', { name, exact: true }).click()
  const write = async (id, code) => {
    await page.locator(`[data-cell=${id}] :is([data-code], .editor)`).first().click()
    await page.locator(`[data-cell=${id}] .editor :is(textarea, .monaco-editor)`).first().waitFor()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(code)
  }
  try {
    await page.goto(`${address}en/linear-regression-scratch/`)
    if (isolated) await page.waitForFunction(() => crossOriginIsolated)
    else if (await page.evaluate(() => crossOriginIsolated)) throw new Error('isolated, though nothing isolates it')
    await page.locator('[data-island=page-bar][data-live]').waitFor()
    await page.getByRole('button', { name: 'Run all' }).click()
    await state('compare', 'done')
    await page.locator('[data-cell=train] [data-output=chart] svg').first().waitFor()

    await write('linreg', 'while (true) {}')
    await press('linreg', 'Run')
    await state('linreg', 'running')
    await press('linreg', 'Stop')
    await page.waitForSelector('[data-cell=linreg]:not([data-state=running])')
    await write('linreg', '6 * 7')
    await press('linreg', 'Run')
    await page.locator('[data-cell=linreg] [data-output=value]', { hasText: '42' }).waitFor()

    await page.getByRole('button', { name: 'Search the book' }).click()
    await page.getByRole('combobox').fill('gradient')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')

    await page.locator('.previous-next [rel=next]').click()
    await page.waitForURL(url => url.href.startsWith(`${address}en/`) && !url.href.includes('scratch'))
    await page.locator('h1').waitFor()
    await page.goto(address)
    await page.waitForURL(`${address}en/`)
    if (foreign.length > 0) throw new Error(`asked of another origin: ${foreign.join(', ')}`)
  } finally {
    await context.close()
  }
}
