/** `npm run test:browser [-- filter …]`: the built site in a real browser. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen } from '../serve/server.mjs'
import { buildSite } from './build-if-changed.mjs'
import { findBrowser, findFirefox } from './find-browser.mjs'
import { root } from './root.mjs'
import { tally } from './tally.mjs'

const folder = mkdtempSync(join(tmpdir(), 'browser-'))
const report = join(folder, 'report.json')
try {
  const browser = await findBrowser()
  const firefox = findFirefox()
  // Tests name pages from the root of a host, wherever the course says that it stands.
  await buildSite('/')
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      BASE: '/',
      BROWSER_PATH: browser,
      ...(firefox && { FIREFOX_PATH: firefox }),
      TEST_PORT: await freePort(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  })
  const { stats } = JSON.parse(readFileSync(report, 'utf8'))
  tally({ passed: stats.expected + stats.flaky, failed: stats.unexpected })
} catch (error) {
  console.error(error.message)
  tally({ passed: 0, failed: 1 })
} finally {
  rmSync(folder, { recursive: true })
}

/** Any port that nothing listens on, so that a site that is being served is no obstacle. */
async function freePort() {
  const probe = createServer()
  const address = await listen(probe, 0)
  await new Promise(resolve => probe.close(resolve))
  return new URL(address).port
}
