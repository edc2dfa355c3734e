import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import zlib from 'node:zlib'
import { dist } from './bundle.mjs'

const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' }

/** The page of a contender: its bundle in the page itself, or in a worker where torchlet runs in the book, too. */
const page = name => `<!doctype html><meta charset="utf-8"><title>${name}</title><script type="module">
const bundle = '/dist/${name}/index.js' + location.search
if (new URLSearchParams(location.search).get('ctx') === 'worker') {
  const worker = new Worker(bundle, { type: 'module' })
  const waiting = new Map()
  let calls = 0
  await new Promise((resolve, reject) => {
    worker.onerror = event => reject(new Error(event.message))
    worker.onmessage = ({ data }) => {
      if (data === 'up') return resolve()
      waiting.get(data.id)?.(data.reply)
      waiting.delete(data.id)
    }
  })
  self.call = (method, args) => new Promise(resolve => {
    waiting.set(++calls, resolve)
    worker.postMessage({ id: calls, method, args })
  })
} else if ('${name}' !== 'blank') await import(bundle)
self.up = true
</script>`

/**
 * Serves the bundles isolated (shared memory works), `/page/blank?isolated=0` as a host without headers would, all
 * gzipped, and counts what it sends.
 */
export function startServer() {
  const compressed = new Map()
  const sent = { bytes: 0, reset: () => void (sent.bytes = 0) }
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://local')
    const isolation = {
      ...(searchParams.get('isolated') !== '0' && {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      }),
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    }
    const reply = (body, type) => {
      sent.bytes += body.length
      response
        .writeHead(200, {
          ...isolation,
          'Content-Type': type,
          'Content-Encoding': 'gzip',
          'Content-Length': body.length,
        })
        .end(body)
    }
    const name = /^\/page\/([\w-]+)$/.exec(pathname)?.[1]
    if (name) return reply(zlib.gzipSync(page(name)), 'text/html')
    const file = path.join(dist, path.normalize(pathname).replace(/^\/dist/, ''))
    if (!file.startsWith(dist) || !fs.existsSync(file) || fs.statSync(file).isDirectory())
      return response.writeHead(404, isolation).end()
    const key = file + fs.statSync(file).mtimeMs
    if (!compressed.has(key)) compressed.set(key, zlib.gzipSync(fs.readFileSync(file), { level: 9 }))
    reply(compressed.get(key), types[path.extname(file)] ?? 'application/octet-stream')
  })
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () =>
      resolve({ url: `http://127.0.0.1:${server.address().port}`, sent, close: () => server.close() }),
    ),
  )
}
