import type { Generator } from './generator.ts'

/** What whole numbers can be drawn into. */
export type Numbers = Float32Array | Int32Array | Uint8Array | number[]

const TWO_32 = 2 ** 32

/** Fills `out` with whole numbers from [from, to), one word each (two where the range does not fit a word). */
export function randint(generator: Generator, out: Numbers, from: number, to: number): void {
  const range = to - from
  if (![from, to].every(Number.isInteger))
    throw new RangeError(`randint: expected whole numbers, got from = ${from} and to = ${to}`)
  if (!(range > 0)) throw new RangeError(`randint: expected from < to, got from = ${from} and to = ${to}`)
  const draw = range < TWO_32 ? () => generator.word() % range : () => wideInteger(generator, range)
  for (let i = 0; i < out.length; i++) out[i] = draw() + from
}

/** Two words as one integer of 64 bits, the first one high, modulo the range. */
function wideInteger(generator: Generator, range: number): number {
  const high = BigInt(generator.word())
  return Number(((high << 32n) | BigInt(generator.word())) % BigInt(range))
}

/** `tensor.random_()`: every whole number that the type holds without a gap, from 0 up. */
export function random(generator: Generator, out: Numbers): void {
  const range = out instanceof Float32Array ? 2 ** 24 + 1 : out instanceof Int32Array ? 2 ** 31 : 2 ** 8
  randint(generator, out, 0, range)
}

/** Fills `out` with a random order of 0 .. n-1 (Fisher and Yates, n-1 words). */
export function randperm(generator: Generator, out: Int32Array): void {
  const n = out.length
  for (let i = 0; i < n; i++) out[i] = i
  for (let i = 0; i < n - 1; i++) {
    const j = i + (generator.word() % (n - i))
    const swapped = out[i]
    out[i] = out[j]
    out[j] = swapped
  }
}
