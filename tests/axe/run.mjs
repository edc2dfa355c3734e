/**
 * `npm run axe [-- /en/mlp/ …]`: what axe finds on the built site's pages, on all unless some are named, light and dark, as
 * they are once every part of them answers. Browser tests do the same with a few pages, and with what opens over them.
 */
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from '@playwright/test'
import { join } from 'node:path'
import { buildSite } from '../../app/site/scripts/build-if-changed.mjs'
import { findBrowser } from '../../app/site/scripts/find-browser.mjs'
import { root } from '../../app/site/scripts/root.mjs'
import { tally } from '../../app/site/scripts/tally.mjs'
import { listen, serveSite } from '../../app/site/serve/server.mjs'
import { allPages } from '../all-pages.mjs'

const site = join(root, 'dist/site')
const counts = { passed: 0, failed: 0 }
await buildSite('/')
const server = serveSite(site)
const address = await listen(server, 0)
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] })
const context = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce' })
const page = await context.newPage()
const chosen = process.argv.slice(2)
for (const path of chosen.length > 0 ? chosen : allPages(site)) {
  const found = await lookAt(path)
  counts[found.length === 0 ? 'passed' : 'failed']++
  console.log(`  ${found.length === 0 ? '✓' : '✗'} ${path}`)
  for (const line of found) console.log(`      ${line}`)
}
await browser.close()
server.close()
tally(counts)

async function lookAt(path) {
  const found = []
  await page.goto(address + path)
  await page.waitForFunction(isWhole)
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const { id, nodes } of violations)
      for (const { html } of nodes) found.push(`${colorScheme}: ${id}: ${html.slice(0, 120)}`)
  }
  return found
}

/** Every part answers, and everything is laid out (app/reader/opening.ts). */
function isWhole() {
  const { dataset } = document.documentElement
  const isLaidOut = 'laidOut' in dataset || !('opening' in dataset)
  return isLaidOut && !document.querySelector('[data-island]:not([data-live])')
}
