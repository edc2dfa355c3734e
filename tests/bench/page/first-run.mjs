import { cellAt, freshPage, median, serve, waitForState } from './browser.mjs'

/** From navigation of a page that was never visited to the first cell's result: milliseconds and bytes. */
export async function firstRun(browser, { slug = 'softmax-regression-concise', rounds = 5 } = {}) {
  const site = await serve()
  const runs = []
  for (let round = 0; round < rounds; round++) {
    const page = await freshPage(browser)
    await page.goto(`${site.url}/en/${slug}/`, { waitUntil: 'commit' })
    const cell = cellAt(page, 0)
    await cell.getByRole('button', { name: 'Run', exact: true }).click()
    await waitForState(cell, 'done')
    runs.push(
      await page.evaluate(() => {
        const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        return {
          firstResultMs: performance.now(),
          loadMs: performance.getEntriesByType('navigation')[0].loadEventEnd,
          paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
          kilobytes: files.reduce((total, file) => total + file.transferSize, 0) / 1024,
        }
      }),
    )
    await page.context().close()
  }
  site.close()
  const of = key => median(runs.map(run => run[key]))
  return [
    ['first contentful paint', `${of('paintMs').toFixed(0)} ms`],
    ['load event', `${of('loadMs').toFixed(0)} ms`],
    ['first cell done', `${of('firstResultMs').toFixed(0)} ms`],
    ['fetched by the page until then', `${of('kilobytes').toFixed(0)} KB`],
  ]
}
