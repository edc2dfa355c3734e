import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { headersFor, readRules } from './rules.mjs'

/**
 * Serves a built site from `folder`: compressed copies where there are, and the headers that the site asks for in its
 * `_headers`. `headers: false` is a host that cannot send any.
 * @param {string} folder
 * @param {{ base?: string, headers?: boolean }} [options]
 */
export function serveSite(folder, { base = '/', headers = true } = {}) {
  const rules = headers ? readRules(folder) : []
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      // Everything may be kept, and is asked for again; what never changes has a rule of its own.
      response.setHeader('Cache-Control', 'no-cache')
      for (const [name, value] of headersFor(rules, base + path.slice(1))) response.setHeader(name, value)
    },
  })
  const notFound = readFileSync(join(folder, '404.html'))
  const notFoundHeaders = Object.fromEntries(headersFor(rules, `${base}404.html`))
  return createServer((request, response) => {
    if (request.url.startsWith(base)) request.url = request.url.slice(base.length - 1)
    files(request, response, () => {
      response.writeHead(404, { ...notFoundHeaders, 'Content-Type': 'text/html; charset=utf-8' }).end(notFound)
    })
  })
}

const inUse = port =>
  new Error(`Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`)

/** Listens on `port` (0: any that is free) and resolves to the address; a port that is taken is told in words. */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', error => reject(error.code === 'EADDRINUSE' ? inUse(port) : error))
    server.listen(port, process.env.HOST, () => resolve(`http://localhost:${server.address().port}`))
  })
}

/** Tells about a taken port before minutes of work are spent on what could not be served. */
export async function assertFree(port) {
  const probe = createServer()
  await listen(probe, port)
  await new Promise(resolve => probe.close(resolve))
}
