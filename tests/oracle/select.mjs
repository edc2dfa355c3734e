#!/usr/bin/env node
/**
 * Makes the compact selection that runs with the tests: the programs, and a few samples of every operator and module, chosen for their
 * variety and small size, from the whole set of recordings. Needed again only when that set changes.
 *
 *   node tests/oracle/select.mjs FOLDER_OF_THE_WHOLE_SET
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import zlib from 'node:zlib'
import { loadIndex } from './lib.mjs'

const from = process.argv[2]
const to = fileURLToPath(new URL('data/', import.meta.url))
/** How many samples of an operator or module are kept, by tier; larger ones than this (in bytes) are left out. */
const limits = {
  ops: { kept: { 1: 14, 2: 10, 3: 3 }, largest: 8000 },
  modules: { kept: { 1: 12, 2: 6, 3: 3 }, largest: 24_000 },
}

const width = { float32: 4, float64: 8, int64: 8, i4: 4, int32: 4, int16: 2, int8: 1, uint8: 1, bool: 1 }
const bytesOf = ({ d, s, enc }) => s.reduce((a, b) => a * b, 1) * width[enc ?? d]

/** Numbers of the tensors that any part of a value mentions, and the same value with the numbers replaced. */
function renumber(value, map) {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(item => renumber(item, map))
  const out = {}
  for (const [key, item] of Object.entries(value))
    out[key] = key === 't' && Number.isInteger(item) ? map(item) : renumber(item, map)
  return out
}
/** Fields of a sample that are plain tensor numbers. */
const plainFields = (sample, map) => ({
  ...renumber(sample, map),
  ...(sample.cot && { cot: sample.cot.map(t => (t === null ? null : map(t))) }),
  ...Object.fromEntries(
    ['grads', 'state', 'state_after']
      .filter(key => sample[key])
      .map(key => [
        key,
        Object.fromEntries(Object.entries(sample[key]).map(([k, t]) => [k, t === null ? null : map(t)])),
      ]),
  ),
})

const sizeOf = (sample, tensors) => {
  const used = new Set()
  plainFields(sample, t => used.add(t) && t)
  return [...used].reduce((total, t) => total + bytesOf(tensors[t]), 0)
}

/** Samples with flags, dtypes or argument names not seen yet come first, then small ones. */
function choose({ tier, samples, tensors }, { kept, largest }) {
  const traits = sample => [
    ...(sample.flags ?? []),
    sample.dtype,
    sample.mode,
    Object.keys(sample.kwargs ?? {}).join(),
    String(sample.inplace),
  ]
  const left = samples
    .filter(sample => !sample.flags?.some(flag => ['ambiguous', 'f64'].includes(flag)))
    .map(sample => ({ sample, size: sizeOf(sample, tensors) }))
    .filter(({ size }) => size <= largest)
    .sort((a, b) => a.size - b.size)
  const seen = new Set()
  const chosen = []
  while (chosen.length < kept[tier] && left.length > 0) {
    const news = left.map(({ sample }) => traits(sample).filter(trait => !seen.has(trait)).length)
    const [{ sample }] = left.splice(news.indexOf(Math.max(...news)), 1)
    traits(sample).forEach(trait => seen.add(trait))
    chosen.push(sample)
  }
  return chosen
}

/** One file for all recordings of a kind: their indices share one list of tensors and one block of values. */
function bundle(kind, select) {
  const tensors = []
  const chunks = []
  const known = new Map()
  let offset = 0
  const recordings = []
  for (const name of fs.readdirSync(path.join(from, kind)).sort()) {
    if (!name.endsWith('.json')) continue
    const { idx, ab } = loadIndex(path.join(from, kind, name))
    const map = t => {
      const { o, ...about } = idx.tensors[t]
      const bytes = Buffer.from(ab, o, bytesOf(idx.tensors[t]))
      const key = JSON.stringify(about) + bytes.toString('latin1')
      if (!known.has(key)) {
        known.set(key, tensors.length)
        tensors.push({ ...about, o: offset })
        const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 7)])
        chunks.push(padded)
        offset += padded.length
      }
      return known.get(key)
    }
    const recording = select(idx, map)
    delete recording.tensors
    delete recording.bin
    if (recording.samples?.length !== 0 || recording.errors?.length > 0) recordings.push(recording)
  }
  fs.mkdirSync(to, { recursive: true })
  fs.writeFileSync(
    path.join(to, `${kind}.json.gz`),
    zlib.gzipSync(JSON.stringify({ tensors, recordings }), { level: 9 }),
  )
  fs.writeFileSync(path.join(to, `${kind}.bin.gz`), zlib.gzipSync(Buffer.concat(chunks), { level: 9 }))
  console.log(`${kind}: ${recordings.length} recordings, ${tensors.length} tensors`)
}

const samplesWithin = limit => (idx, map) => ({
  ...idx,
  samples: choose(idx, limit).map(sample => plainFields(sample, map)),
  ...(idx.errors && { errors: idx.errors.map(sample => renumber(sample, map)) }),
})
bundle('ops', samplesWithin(limits.ops))
bundle('modules', samplesWithin(limits.modules))
bundle('programs', (idx, map) => ({
  ...idx,
  programs: idx.programs.map(program => ({
    ...renumber(program, map),
    expect: Object.fromEntries(Object.entries(program.expect ?? {}).map(([k, t]) => [k, map(t)])),
    grads: Object.fromEntries(Object.entries(program.grads ?? {}).map(([k, t]) => [k, t === null ? null : map(t)])),
  })),
}))
