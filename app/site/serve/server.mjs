import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { isolationHeaders } from './headers.mjs'

/** Serves a built site from `folder`: compressed copies where there are, isolation headers, caching by kind of file. */
export function serveSite(folder, base = '/') {
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value)
      response.setHeader('Cache-Control', cacheControl(path))
    },
  })
  const notFound = readFileSync(join(folder, '404.html'))
  return createServer((request, response) => {
    if (request.url.startsWith(base)) request.url = request.url.slice(base.length - 1)
    files(request, response, () => {
      response.writeHead(404, { ...isolationHeaders, 'Content-Type': 'text/html; charset=utf-8' }).end(notFound)
    })
  })
}

/** Files under `assets/` carry a hash in their names and never change; everything else is asked for again. */
const cacheControl = path => (path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')

/** Listens on `port`; a port that is taken is told in words. Resolves to the address. */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', error => {
      const taken = `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`
      reject(error.code === 'EADDRINUSE' ? new Error(taken) : error)
    })
    server.listen(port, () => resolve(`http://localhost:${server.address().port}`))
  })
}
