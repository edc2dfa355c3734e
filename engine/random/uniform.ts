import type { Generator } from './generator.ts'

/** Fills `out` with draws from U[from, to), one word each: u * (to - from) + from, rounded once. */
export function uniform(generator: Generator, out: Float32Array, from = 0, to = 1): void {
  const start = Math.fround(from)
  const width = Math.fround(Math.fround(to) - start)
  for (let i = 0; i < out.length; i++) out[i] = generator.uniform24() * width + start
}

/** Fills `out` with draws from the exponential distribution of rate `rate`, two words each. */
export function exponential(generator: Generator, out: Float32Array, rate = 1): void {
  for (let i = 0; i < out.length; i++) out[i] = (-1 / rate) * Math.log1p(-generator.uniform53())
}
