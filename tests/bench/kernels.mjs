/**
 * node tests/bench/kernels.mjs [threads]
 *
 * Times single kernels in Chromium, on one thread unless told otherwise, and prints what each does a second.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { compileKernels } from '../../engine/build/compile-kernels.mjs'
import { launch } from './chromium.mjs'

const threads = Number(process.argv[2] ?? 1)
const worker = join(dirname(fileURLToPath(import.meta.url)), 'kernels-worker.js')
const folder = mkdtempSync(join(tmpdir(), 'kernels-'))
const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' }

/** A page that starts the worker and hands on what it reports. */
async function bundle() {
  await compileKernels()
  const script = `const worker = new Worker(new URL(${JSON.stringify(worker)}, import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }) => data === 'up' ? worker.postMessage({ threads: ${threads} }) : report(JSON.stringify(data))
    worker.onerror = ({ message }) => report(JSON.stringify({ error: message }))`
  writeFileSync(join(folder, 'main.js'), script)
  writeFileSync(join(folder, 'index.html'), '<!doctype html><script type="module" src="./main.js"></script>')
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { target: 'es2022', assetsInlineLimit: 0, outDir: 'dist' },
  })
}

function serve() {
  const server = createServer(({ url }, response) => {
    const file = join(folder, 'dist', url === '/' ? 'index.html' : url)
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    try {
      response.setHeader('Content-Type', types[extname(file)] ?? 'text/plain')
      response.end(readFileSync(file))
    } catch {
      response.writeHead(404).end()
    }
  })
  return new Promise(resolve => server.listen(0, () => resolve(server)))
}

const rate = ({ GFLOPS, 'G/s': values }) => (GFLOPS ? `${GFLOPS.toFixed(1)} GFLOPS` : `${values.toFixed(2)} G/s`)

await bundle()
const server = await serve()
const browser = await launch()
try {
  const page = await browser.newPage()
  await new Promise((resolve, reject) => {
    const report = text => {
      const row = JSON.parse(text)
      if (row === 'done') resolve()
      else if (row.error) reject(new Error(row.error))
      else console.log(row.kernel.padEnd(58), rate(row).padStart(14), `${row.ms.toFixed(4)} ms`.padStart(13))
    }
    const address = `http://localhost:${server.address().port}/`
    page
      .exposeFunction('report', report)
      .then(() => page.goto(address))
      .catch(reject)
  })
  console.log(`${threads} thread(s), load average ${loadavg()[0].toFixed(1)}`)
} finally {
  await browser.close()
  server.close()
  rmSync(folder, { recursive: true })
}
