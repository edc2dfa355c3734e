import { cellAt, freshPage, median, serve, write } from './browser.mjs'

/** Milliseconds from a key press to the frame that shows it, with `editors` editors open. */
export async function typing(browser, { editors = 10, keys = 60 } = {}) {
  const site = await serve()
  const page = await freshPage(browser)
  await page.goto(`${site.url}/en/tensors/`)
  for (let i = 0; i < editors; i++) await write(page, cellAt(page, i), `const x${i} = ${i}\n`)
  await page.waitForTimeout(1500)
  await page.evaluate(() => {
    window.latencies = []
    addEventListener(
      'keydown',
      () => {
        const start = performance.now()
        requestAnimationFrame(() => setTimeout(() => window.latencies.push(performance.now() - start)))
      },
      true,
    )
  })
  for (let i = 0; i < keys; i++) await page.keyboard.press('abcdefghij'[i % 10], { delay: 40 })
  await page.waitForTimeout(200)
  const latencies = (await page.evaluate(() => window.latencies)).sort((a, b) => a - b)
  await page.context().close()
  site.close()
  return [
    [
      `key to frame, ${editors} editors open`,
      `${median(latencies).toFixed(0)} ms`,
      `${latencies[Math.floor(latencies.length * 0.95)].toFixed(0)} ms`,
    ],
  ]
}
