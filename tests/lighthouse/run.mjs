/**
 * `npm run lighthouse [-- /en/welcome/ …]`: what Lighthouse says of the built site's pages, of all unless some are named,
 * on its picture of a mid-range phone. Each of its four scores must be 95 or more, in the median of `--looks` looks (3).
 * `npm run test:lighthouse` looks once at three pages and leaves performance out: Lighthouse pictures the phone by slowing
 * down what it timed here, and how fast that was says as much of what else the machine did as of the page.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildSite } from '../../app/site/scripts/build-if-changed.mjs'
import { findBrowser } from '../../app/site/scripts/find-browser.mjs'
import { root } from '../../app/site/scripts/root.mjs'
import { tally } from '../../app/site/scripts/tally.mjs'
import { listen, serveSite } from '../../app/site/serve/server.mjs'
import { judge } from './judge.mjs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { untimed: { type: 'boolean' }, looks: { type: 'string' } },
})
const threshold = 95
const categories = ['accessibility', 'best-practices', 'seo', ...(values.untimed ? [] : ['performance'])]
const looks = Number(values.looks ?? (values.untimed ? 1 : 3))

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
  if (!(looks >= 1)) throw new RangeError(`--looks ${values.looks}: one or more, such as --looks 5`)
  await buildSite('/')
  server = serveSite(join(root, 'dist/site'))
  const address = await listen(server, 0)
  const browser = await findBrowser()
  for (const path of positionals.length > 0 ? positionals : allPages()) {
    const { scores, complaints } = await judge(browser, address + path, { categories, looks })
    const low = Object.values(scores).filter(score => score < threshold)
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
