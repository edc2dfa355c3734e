#!/usr/bin/env node
/**
 * Measures torchlet against PyTorch's recorded answers.
 *
 *   node tests/oracle/run.mjs [--data FOLDER] [--only ops,errors,inplace,modules,programs,optim,rng,curves] [--tier 1,2]
 *     [--op 'linalg.*'] [--skip empty,0d] [--tol-scale 10] [--lax-dtype] [--no-grad] [--all] [--failed] [--detail 3]
 *     [--missing] [--quiet] [--json FILE] [--min 0.9]
 *
 * The package measured is the one that TORCHLET names, else dist/torchlet. The data are the compact selection beside this
 * file; the whole set is taken where it lies at ../shared/oracle/data.
 */
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { measure } from './runner/run.mjs'
import { missing, summary, table, totalsOf } from './runner/report.mjs'

const argv = process.argv.slice(2)
const has = name => argv.includes(`--${name}`)
const option = (name, otherwise) => (has(name) ? argv[argv.indexOf(`--${name}`) + 1] : otherwise)
const list = name => option(name)?.split(',').filter(Boolean)

const here = name => fileURLToPath(new URL(name, import.meta.url))
const wholeSet = here('../../../shared/oracle/data')
process.env.TORCHLET ??= here('../../dist/torchlet/index.js')

let folder = option('data')
if (!folder) {
  folder = fs.existsSync(wholeSet) ? wholeSet : here('data')
  if (folder !== wholeSet) console.log('the whole public set is not here: measuring the compact selection')
}
const { default: adapter } = await import('./adapter.mjs')
const rows = await measure(adapter, folder, {
  only: list('only'),
  tier: list('tier')?.map(Number),
  op: option('op'),
  skip: list('skip'),
  noGrad: has('no-grad'),
  all: has('all'),
  tolScale: Number(option('tol-scale', 1)),
  laxDtype: has('lax-dtype'),
})
if (!has('quiet')) console.log(`${table(rows, { failed: has('failed'), detail: Number(option('detail', 1)) })}\n`)
if (has('missing')) console.log(`${missing(rows)}\n`)
console.log(summary(adapter.name, rows))
if (has('json'))
  fs.writeFileSync(option('json'), JSON.stringify({ adapter: adapter.name, totals: totalsOf(rows), rows }))
const { passed = 0, samples = 0 } = totalsOf(rows).ALL ?? {}
if (has('min') && passed / Math.max(1, samples) < Number(option('min'))) process.exitCode = 1
