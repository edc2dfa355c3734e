/**
 * `npm run lighthouse [-- /en/welcome/ …]`: what Lighthouse says of the built site's pages, of all unless some are named,
 * on its picture of a mid-range phone. Each of its four scores must be 95 or more; performance only where an empty page
 * is perfect. `npm run test:lighthouse` looks at three pages.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildSite } from '../../app/site/scripts/build-if-changed.mjs'
import { findBrowser } from '../../app/site/scripts/find-browser.mjs'
import { root } from '../../app/site/scripts/root.mjs'
import { tally } from '../../app/site/scripts/tally.mjs'
import { listen, serveSite } from '../../app/site/serve/server.mjs'
import { emptyPagePerformance, judge } from './judge.mjs'

const { positionals } = parseArgs({ allowPositionals: true })
const threshold = 95
const perfect = 99

function allPages() {
  const site = join(root, 'dist/site')
  return ['en', 'zh'].flatMap(language => [
    `/${language}/`,
    ...readdirSync(join(site, language), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(({ name }) => `/${language}/${name}/`),
  ])
}

const counts = { passed: 0, failed: 0 }
let server
try {
  await buildSite('/')
  server = serveSite(join(root, 'dist/site'))
  const address = await listen(server, 0)
  const browser = await findBrowser()
  const empty = await emptyPagePerformance(browser, perfect)
  const judgesSpeed = empty >= perfect
  if (!judgesSpeed) console.log(`  performance is not judged: on this machine an empty page has ${empty}`)
  for (const path of positionals.length > 0 ? positionals : allPages()) {
    const { scores, complaints } = await judge(browser, address + path, threshold, { judgesSpeed })
    const low = Object.entries(scores).filter(
      ([name, score]) => score < threshold && (judgesSpeed || name !== 'performance'),
    )
    if (low.length === 0) counts.passed++
    else counts.failed++
    const shown = Object.entries(scores).map(([name, score]) => `${name} ${score}`)
    console.log(`  ${low.length === 0 ? '✓' : '✗'} ${path}: ${shown.join(', ')}`)
    if (low.length > 0) for (const complaint of complaints) console.log(`      ${complaint}`)
  }
} catch (error) {
  console.error(error.message)
  counts.failed++
} finally {
  server?.close()
}
tally(counts)
