/**
 * `npm run lighthouse [-- /en/welcome/ …]`: what Lighthouse says of the built site's pages, of all unless some are named,
 * on its picture of a mid-range phone. Each of its four scores must be 95 or more, in the median of `--looks` looks (3).
 * `npm run test:lighthouse` looks at three pages, and again only where something was low; on a machine too slow to play
 * a phone it leaves performance out and says so.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildSite } from '../../app/site/scripts/build-if-changed.mjs'
import { findBrowser } from '../../app/site/scripts/find-browser.mjs'
import { root } from '../../app/site/scripts/root.mjs'
import { tally } from '../../app/site/scripts/tally.mjs'
import { listen, serveSite } from '../../app/site/serve/server.mjs'
import { allPages } from '../all-pages.mjs'
import { categories, judge, judgeBriefly, threshold } from './judge.mjs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { brief: { type: 'boolean' }, looks: { type: 'string', default: '3' } },
})
const looks = Number(values.looks)
const site = join(root, 'dist/site')

const counts = { passed: 0, failed: 0 }
let server
try {
  if (!(looks >= 1)) throw new RangeError(`--looks ${values.looks}: one or more, such as --looks 5`)
  await buildSite('/')
  server = serveSite(site)
  const address = await listen(server, 0)
  const browser = await findBrowser()
  for (const path of positionals.length > 0 ? positionals : allPages(site)) {
    const page = address + path
    const { scores, complaints } = await (values.brief ? judgeBriefly(browser, page) : judge(browser, page, looks))
    const passed = Object.values(scores).every(score => score >= threshold)
    counts[passed ? 'passed' : 'failed']++
    const shown = categories.map(name => `${name} ${scores[name] ?? 'not judged: this machine is too slow or busy'}`)
    console.log(`  ${passed ? '✓' : '✗'} ${path}: ${shown.join(', ')}`)
    if (!passed) for (const complaint of complaints) console.log(`      ${complaint}`)
  }
} catch (error) {
  console.error(error.message)
  counts.failed++
} finally {
  server?.close()
}
tally(counts)
