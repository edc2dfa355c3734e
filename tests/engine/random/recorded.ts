import { readFileSync } from 'node:fs'

/** What PyTorch drew: tests of calls in order from one seed (format: see `streams.test.ts`, which reads it). */
const folder = new URL('../../oracle/rng/', import.meta.url)
const index = JSON.parse(readFileSync(new URL('rng.json', folder), 'utf8')) as Index
const bytes = readFileSync(new URL(index.bin, folder))

interface Index {
  readonly bin: string
  readonly tensors: readonly { d: string; s: readonly number[]; o: number; enc?: 'i4' }[]
  readonly tests: readonly RecordedTest[]
}
export interface RecordedTest {
  readonly id: string
  readonly seed: number
  readonly calls: readonly { fn: string; args: readonly unknown[]; out: unknown }[]
}

export const recordedTests = index.tests

/** The numbers of an output `{t: i}`; int64 as plain numbers, of which only the low 53 bits count. */
export function recordedNumbers(out: unknown): number[] {
  const { d, s, o, enc } = index.tensors[(out as { t: number }).t]
  const count = s.reduce((product, size) => product * size, 1)
  const read = readers[enc ?? d]
  return Array.from({ length: count }, (_, i) => read(o, i))
}

const readers: Record<string, (offset: number, i: number) => number> = {
  float32: (o, i) => bytes.readFloatLE(o + 4 * i),
  float64: (o, i) => bytes.readDoubleLE(o + 8 * i),
  i4: (o, i) => bytes.readInt32LE(o + 4 * i),
  int64: (o, i) => Number(BigInt.asUintN(53, bytes.readBigInt64LE(o + 8 * i))),
  bool: (o, i) => bytes[o + i],
}

/** Plain numbers for the index's `{float: 1}` (a Python float of whole value) and for lists of them. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  return value !== null && typeof value === 'object' && 'float' in value ? value.float : value
}
