/**
 * npm run bench:memory -- [mlp kept simd alone lenet] [--steps=100000]: the heap over long synchronous loops, in Chromium,
 * on all cores. Flat means flat: nothing in these loops is disposed of, and nothing is awaited.
 */
import { execSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundle } from './bundle.mjs'
import { launch } from './chromium.mjs'
import { startServer } from './server.mjs'

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { steps: { type: 'string', default: '100000' } },
})
const steps = Number(values.steps)

const runs = {
  mlp: ['MLP from scratch', { program: 'mlp', steps }],
  kept: ['MLP from scratch, every loss kept', { program: 'mlp', steps, keep: 1 }],
  simd: ['MLP from scratch, plain SIMD', { program: 'mlp', steps: Math.min(steps, 10_000), relaxed: 0 }],
  alone: ['MLP from scratch, without threads', { program: 'mlp', steps: Math.min(steps, 10_000), isolated: 0 }],
  lenet: ['LeNet through nn', { program: 'lenet', steps: Math.min(steps, 2000) }],
}

execSync('node engine/build/compile-kernels.mjs', { cwd: project, stdio: 'ignore' })
await bundle('memory', path.join(project, 'engine/index.ts'))
const server = await startServer()
const browser = await launch()

for (const [name, [title, query]] of Object.entries(runs)) {
  if (positionals.length && !positionals.includes(name)) continue
  console.log(
    `\n### ${title}\n\n| step | threads | heap MB | peak MB | steps/s | loss |\n| --- | --- | --- | --- | --- | --- |`,
  )
  const page = await browser.newPage()
  await page.exposeFunction('tell', ({ step, threads, heapMB, peakMB, stepsPerSecond, loss }) =>
    console.log(
      `| ${step} | ${threads} | ${heapMB.toFixed(0)} | ${peakMB.toFixed(0)} | ${stepsPerSecond.toFixed(0)} | ${loss.toFixed(4)} |`,
    ),
  )
  const search = String(new URLSearchParams(query))
  await page.goto(`${server.url}/page/blank?${search}`)
  await page.evaluate(
    search =>
      new Promise((resolve, reject) => {
        const worker = new Worker(`/dist/memory/index.js?${search}`, { type: 'module' })
        worker.onerror = event => reject(new Error(event.message))
        worker.onmessage = ({ data }) => (data === 'done' ? resolve() : self.tell(data))
      }),
    search,
  )
  await page.close()
}
await browser.close()
server.close()
