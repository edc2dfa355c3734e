/**
 * `npm start` in a fresh clone: installs, gets the data, builds and serves the book. What is up to date is skipped, so
 * that a second start takes seconds. Uses nothing but Node until the packages are there.
 *
 *   PORT=8000 npm start        HOST, BASE (a folder of the host) likewise
 */
import { buildSite } from './build-if-changed.mjs'
import { ensureData } from './ensure-data.mjs'
import { ensureInstalled, ensureNode } from './ensure-installed.mjs'
import { root } from './root.mjs'

try {
  const port = Number(process.env.PORT ?? 4173)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT=${process.env.PORT} is no port number`)
  ensureNode()
  ensureInstalled()
  const { assertFree, listen, serveSite } = await import('../serve/server.mjs')
  await assertFree(port)
  ensureData()
  const { siteBase } = await import('./site-base.mjs')
  const base = await siteBase()
  await buildSite(base)
  const address = await listen(serveSite(`${root}/dist/site`, { base }), port)
  console.log(`\nDeep Learning, Live is at ${address}${base}   (Ctrl-C ends it)`)
} catch (error) {
  console.error(`\n${error.message}`)
  process.exit(1)
}
