import { endless } from '../../endless.mjs'
import { cellAt, freshPage, median, serve, waitForState, write } from './browser.mjs'

/** Milliseconds from the click on Stop until the cell says that it has stopped. */
async function stopMs(page, cell) {
  await waitForState(cell, 'running')
  await page.waitForTimeout(500)
  return cell.evaluate(async element => {
    const stop = [...element.querySelectorAll('button')].find(button => button.textContent.trim() === 'Stop')
    const start = performance.now()
    stop.click()
    while (element.dataset.state === 'running') await new Promise(resolve => setTimeout(resolve, 1))
    return performance.now() - start
  })
}

export async function stopping(browser, { isolated = true, rounds = 5 } = {}) {
  const site = await serve({ isolated })
  const rows = []
  for (const [name, code] of Object.entries(endless)) {
    const page = await freshPage(browser, { isolated })
    await page.goto(`${site.url}/en/tensors/`)
    const cell = cellAt(page, 1)
    await write(page, cell, code)
    const times = []
    for (let round = 0; round < rounds; round++) {
      await cell.getByRole('button', { name: 'Run', exact: true }).click()
      times.push(await stopMs(page, cell))
    }
    rows.push([name, `${median(times).toFixed(0)} ms`, `${Math.max(...times).toFixed(0)} ms`])
    await page.context().close()
  }
  site.close()
  return rows
}
