/**
 * npm run bench:page -- [first stop stop-plain typing drawing]: what a reader waits for, measured in Chromium on the site
 * as built. Measured as a whole, the table also goes into page.md; a part alone is only printed.
 */
import fs from 'node:fs'
import os from 'node:os'
import { buildSite } from '../../app/site/scripts/build-if-changed.mjs'
import { ensureData } from '../../app/site/scripts/ensure-data.mjs'
import { launch } from './chromium.mjs'
import { drawing } from './page/drawing.mjs'
import { firstRun } from './page/first-run.mjs'
import { stopping } from './page/stop.mjs'
import { typing } from './page/typing.mjs'

const parts = {
  first: ['Cold load of softmax-regression-concise', ['', 'median of 5'], browser => firstRun(browser)],
  stop: ['Stop, isolated page', ['running', 'median', 'worst of 5'], browser => stopping(browser)],
  'stop-plain': [
    'Stop, page without isolation',
    ['running', 'median', 'worst of 5'],
    browser => stopping(browser, { isolated: false }),
  ],
  typing: ['Typing', ['', 'median', '95th percentile'], browser => typing(browser)],
  drawing: [
    'A chart of four series while an MLP trains',
    ['', 'page', 'training'],
    async browser => [...(await drawing(browser)), ...(await drawing(browser, { threads: os.cpus().length }))],
  ],
}

const chosen = process.argv.slice(2).filter(argument => argument in parts)
ensureData()
await buildSite('/')
const browser = await launch()
const lines = [
  `Chromium ${browser.version()}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)} at the start`,
]
for (const [name, [title, head, measure]] of Object.entries(parts)) {
  if (chosen.length && !chosen.includes(name)) continue
  const rows = await measure(browser)
  lines.push('', `### ${title}`, '', ...[head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`))
}
await browser.close()
const report = `${lines.join('\n')}\n`
console.log(report)
if (chosen.length === 0) fs.writeFileSync(new URL('page.md', import.meta.url), `# What a reader waits for\n\n${report}`)
