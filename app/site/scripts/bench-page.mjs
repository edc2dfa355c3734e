/**
 * `npm run bench:page`: what a reader waits for on a page as it is shipped, in the installed browser, without any cache:
 * from opening a section to its first cell's result, and from Stop to a stopped endless loop. Medians of several runs.
 */
import { chromium } from '@playwright/test'
import { listen, serveSite } from '../serve/server.mjs'
import { buildSite } from './build-if-changed.mjs'
import { findBrowser } from './find-browser.mjs'
import { root } from './root.mjs'

const section = '/en/softmax-regression-concise/'
const runs = 7

await buildSite()
const server = serveSite(`${root}/dist/site`)
const address = await listen(server, 0)
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] })

const rows = {
  'text visible (first contentful paint)': [],
  'first cell done, from a cold load': [],
  'the same cell again': [],
  'Stop of while (true) {}': [],
}

for (let run = 0; run < runs; run++) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(address + section, { waitUntil: 'commit' })
  rows['first cell done, from a cold load'].push(await page.evaluate(runFirstCell))
  rows['text visible (first contentful paint)'].push(
    await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime),
  )
  const again = await page.evaluate(() => performance.now())
  rows['the same cell again'].push((await page.evaluate(runFirstCell)) - again)

  const cell = page.locator('.cell').first()
  await cell.locator('[data-code]').click()
  await cell.locator('.editor :is(textarea, .monaco-editor)').first().waitFor()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText('while (true) {}')
  await cell.locator('.cell-run').click()
  await page.waitForFunction(() => document.querySelector('.cell').dataset.state === 'running')
  await page.waitForTimeout(300)
  rows['Stop of while (true) {}'].push(await page.evaluate(stopFirstCell))
  await context.close()
}
await browser.close()
server.close()

const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]
console.log(`${section}, ${runs} runs, ms: median (least to most)`)
for (const [name, times] of Object.entries(rows)) {
  const [low, high] = [Math.min(...times), Math.max(...times)]
  console.log(`  ${name}: ${median(times).toFixed(0)} (${low.toFixed(0)} to ${high.toFixed(0)})`)
}

/** In the page: presses Run on the first cell as soon as it lives; milliseconds since the page was opened when it is done. */
async function runFirstCell() {
  while (!document.querySelector('[data-island=cell][data-live]')) await new Promise(resolve => setTimeout(resolve, 2))
  const cell = document.querySelector('.cell')
  const run = cell.querySelector('.cell-run')
  while (run.disabled) await new Promise(resolve => setTimeout(resolve, 2))
  return new Promise(resolve => {
    new MutationObserver(() => cell.dataset.state === 'done' && resolve(performance.now())).observe(cell, {
      attributeFilter: ['data-state'],
    })
    run.click()
  })
}

function stopFirstCell() {
  const cell = document.querySelector('.cell')
  const start = performance.now()
  return new Promise(resolve => {
    new MutationObserver(() => cell.dataset.state === 'stopped' && resolve(performance.now() - start)).observe(cell, {
      attributeFilter: ['data-state'],
    })
    cell.querySelectorAll('.cell-button')[1].click()
  })
}
