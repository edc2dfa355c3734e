/**
 * `npm run test:hosting`: the built site on the servers that this machine has, at the root of a host and in a folder,
 * with headers and without, with service workers and without. Says what it could not try.
 */
import { findBrowser } from '../../app/site/scripts/find-browser.mjs'
import { buildSite } from '../../app/site/scripts/build-if-changed.mjs'
import { tally } from '../../app/site/scripts/tally.mjs'
import { checkHeaders } from './check-headers.mjs'
import { checkChapter } from './check-chapter.mjs'
import { servers } from './servers.mjs'

/** Each base with the folder that its site is built into. */
const sites = { '/': 'dist/site', '/course/': 'dist/site-in-folder' }

const counts = { passed: 0, failed: 0 }
async function attempt(name, check) {
  try {
    await check()
    counts.passed++
    console.log(`  ✓ ${name}`)
  } catch (error) {
    counts.failed++
    console.log(`  ✗ ${name}: ${error.message}`)
  }
}

const { chromium } = await import('@playwright/test')
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] })
try {
  for (const [base, folder] of Object.entries(sites)) {
    await buildSite(base, folder)
    for (const { name, start, sendsHeaders, skipped } of servers) {
      const title = `${name}, under ${base}`
      if (skipped) {
        console.log(`  - ${title}: skipped, ${skipped}`)
        continue
      }
      const server = await start({ folder, base })
      const address = server.address + base
      try {
        if (sendsHeaders) await attempt(`${title}: headers`, () => checkHeaders(address))
        await attempt(`${title}: a chapter`, () =>
          checkChapter(browser, address, { serviceWorkers: 'allow', isolated: true }),
        )
        if (!sendsHeaders)
          await attempt(`${title}, service workers disabled: a chapter`, () =>
            checkChapter(browser, address, { serviceWorkers: 'block', isolated: false }),
          )
      } finally {
        await server.stop()
      }
    }
  }
} finally {
  await browser.close()
}
tally(counts)
