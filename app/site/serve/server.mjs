import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { isolationHeaders } from './headers.mjs'

/**
 * Serves a built site from `folder`: compressed copies where there are, isolation headers, caching by kind of file.
 * `headers: {}` is a host that cannot send any.
 * @param {string} folder
 * @param {{ base?: string, headers?: Record<string, string> }} [options]
 */
export function serveSite(folder, { base = '/', headers = isolationHeaders } = {}) {
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      response.setHeader('Cache-Control', cacheControl(path))
    },
  })
  const notFound = readFileSync(join(folder, '404.html'))
  return createServer((request, response) => {
    if (request.url.startsWith(base)) request.url = request.url.slice(base.length - 1)
    files(request, response, () => {
      response.writeHead(404, { ...headers, 'Content-Type': 'text/html; charset=utf-8' }).end(notFound)
    })
  })
}

/** Files under `assets/` carry a hash in their names and never change; everything else is asked for again. */
const cacheControl = path => (path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')

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
