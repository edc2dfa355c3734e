/**
 * npm run bench -- [workload ...] [contender ...] [--rounds=5] [--min-ms=300] [--warm-ms=3000] [--baseline=torch-1]
 *   [--first=mlp] [--json=FILE]
 *
 * torchlet beside TensorFlow.js, jax-js and PyTorch on the same work, in one Chromium, rounds alternating. Everybody's
 * results are compared with PyTorch's before anything is timed. Needs Python with PyTorch (see torch-peer.mjs).
 */
import { execSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundle } from './bundle.mjs'
import { check } from './check.mjs'
import { launch } from './chromium.mjs'
import { contenders, defaults } from './contenders.mjs'
import { PagePeer } from './page-peer.mjs'
import { firstUseTable, table } from './report.mjs'
import { startServer } from './server.mjs'
import { TorchPeer } from './torch-peer.mjs'
import { dump } from './dump.mjs'
import { workloads } from './workloads.js'

const here = path.dirname(fileURLToPath(import.meta.url))
const project = path.resolve(here, '../..')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    'min-ms': { type: 'string', default: '300' },
    'warm-ms': { type: 'string', default: '3000' },
    baseline: { type: 'string', default: 'torch-1' },
    first: { type: 'string' },
    json: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const minMs = Number(values['min-ms'])
const warmMs = Number(values['warm-ms'])
const unknown = positionals.filter(name => !(name in workloads) && !(name in contenders))
if (unknown.length) {
  console.error(
    `Unknown: ${unknown.join(', ')}.\nWorkloads: ${Object.keys(workloads).join(', ')}\nContenders: ${Object.keys(contenders).join(', ')}`,
  )
  process.exit(2)
}
const chosen = (table, fallback) => {
  const named = positionals.filter(name => name in table)
  return named.length ? named : fallback
}
const names = chosen(contenders, defaults)
const works = chosen(workloads, Object.keys(workloads))

const say = text => console.error(text)
if (!fs.existsSync(path.join(here, 'node_modules'))) {
  say('Installing the peers ...')
  execSync('npm install --ignore-scripts --no-package-lock', { cwd: here, stdio: 'ignore' })
}
say('Building ...')
execSync('node engine/build/compile-kernels.mjs', { cwd: project, stdio: 'ignore' })
for (const page of new Set(names.map(name => contenders[name].page).filter(Boolean)))
  await bundle(page, path.join(project, 'engine/index.ts'))

const server = await startServer()
const browser = await launch()
const peers = new Map()

async function peerOf(name) {
  if (!peers.has(name)) {
    const contender = contenders[name]
    const peer = contender.torch ? new TorchPeer(contender.torch) : new PagePeer(browser, server, contender)
    await peer.open()
    peers.set(name, peer)
  }
  return peers.get(name)
}

async function drop(name) {
  const peer = peers.get(name)
  peers.delete(name)
  await peer?.close()
}

const takesPart = (name, work) => {
  const { only, skip } = contenders[name]
  return (!only || only.includes(work)) && !skip?.includes(work)
}

/**
 * Checks a contender on a workload, warms it up and finds how many steps make a sample. Warm is long after the first
 * step: code is compiled twice, and memory that was never touched is handed out page by page. `--first` measures that.
 */
async function prepare(result, data, reference) {
  const peer = await peerOf(result.name)
  await peer.call('setup', { workload: data.name })
  result.info = peer.info
  result.check = check(data, reference, await peer.call('verify', { K: contenders[result.name].K?.[data.name] }))
  result.steps = 1
  const end = performance.now() + warmMs
  do {
    const ms = (await peer.call('sample', { n: result.steps })) / result.steps
    result.steps = Math.max(1, Math.min(5000, Math.ceil(minMs / ms)))
  } while (performance.now() < end)
}

async function time(result) {
  const peer = await peerOf(result.name)
  const before = await peer.cpuMs()
  const ms = await peer.call('sample', { n: result.steps })
  result.samples.push(ms / result.steps)
  result.cpu.push(((await peer.cpuMs()) - before) / result.steps)
}

async function attempt(result, action) {
  try {
    await action()
  } catch (error) {
    result.error = error.message
    await drop(result.name)
  }
}

async function measure(work) {
  const data = dump(work, path.join(here, 'data'))
  const torch = await peerOf('torch-1')
  await torch.call('setup', { workload: work })
  const reference = await torch.call('verify')
  const results = names.filter(name => takesPart(name, work)).map(name => ({ work, name, samples: [], cpu: [] }))
  for (const result of results) await attempt(result, () => prepare(result, data, reference))
  for (let round = 0; round < rounds; round++) {
    // Everybody takes every place in the order once.
    for (let i = 0; i < results.length; i++) {
      const result = results[(i + round) % results.length]
      if (!result.error) await attempt(result, () => time(result))
    }
  }
  for (const result of results)
    if (!result.error) await attempt(result, async () => (await peerOf(result.name)).call('teardown'))
  console.log(table(data, results, values.baseline))
  say(`load ${os.loadavg()[0].toFixed(1)}`)
  return results
}

async function firstUse(workload) {
  const rows = []
  for (let round = 0; round < rounds; round++) {
    for (const name of names.filter(n => contenders[n].page)) {
      const peer = new PagePeer(browser, server, contenders[name])
      server.sent.reset()
      try {
        await peer.navigate()
        rows.push({ name, ...(await peer.call('first', { workload })), kb: server.sent.bytes / 1024 })
      } catch (error) {
        rows.push({ name, error: error.message })
      }
      await peer.close()
    }
  }
  console.log(firstUseTable(workload, rows))
  return rows
}

const results = []
if (values.first) results.push(...(await firstUse(values.first)))
else for (const work of works) results.push(...(await measure(work)))

if (values.json) {
  const meta = {
    date: new Date().toISOString(),
    chromium: browser.version(),
    node: process.version,
    cpu: os.cpus()[0].model,
    cores: os.cpus().length,
    load: os.loadavg(),
    rounds,
    minMs,
    warmMs,
  }
  fs.writeFileSync(values.json, `${JSON.stringify({ meta, results }, null, 1)}\n`)
}
for (const name of [...peers.keys()]) await drop(name)
await browser.close()
server.close()
