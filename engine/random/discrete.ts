import type { Generator } from './generator.ts'
import type { Numbers } from './integers.ts'
import { exponential } from './uniform.ts'

const TWO_53 = 2 ** 53

/** `tensor.bernoulli_(p)`: 1 with probability p, else 0; two words each, as dropout masks are drawn. */
export function bernoulli(generator: Generator, out: Numbers, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`bernoulli: a probability lies between 0 and 1, got ${p}`)
  const below = p * TWO_53
  for (let i = 0; i < out.length; i++) out[i] = generator.bits53() < below ? 1 : 0
}

/** `torch.bernoulli(p)`: each element with its own probability; one word each. */
export function bernoulliEach(generator: Generator, out: Numbers, probabilities: Float32Array): void {
  for (let i = 0; i < out.length; i++) {
    const p = probabilities[i]
    if (!(p >= 0 && p <= 1)) throw new RangeError(`bernoulli: a probability lies between 0 and 1, got ${p} at ${i}`)
    out[i] = generator.uniform24() < p ? 1 : 0
  }
}

/**
 * Fills `out` with indices into `weights`, drawn in proportion to them. Without replacement the n largest of w / q win,
 * q being exponential (Efraimidis and Spirakis, 2006); PyTorch draws a single sample in this way too.
 */
export function multinomial(generator: Generator, out: Int32Array, weights: Float32Array, replacement = false): void {
  checkWeights(weights, out.length, replacement)
  if (replacement && out.length > 1) drawWithReplacement(generator, out, weights)
  else drawWithoutReplacement(generator, out, weights)
}

function checkWeights(weights: Float32Array, samples: number, replacement: boolean): void {
  let positive = 0
  for (const w of weights) {
    if (!(w >= 0 && w < Infinity))
      throw new RangeError(`multinomial: weights must be finite and not negative, got ${w}`)
    if (w > 0) positive++
  }
  if (positive === 0) throw new RangeError('multinomial: all weights are zero')
  if (!replacement && samples > weights.length) {
    throw new RangeError(`multinomial: cannot draw ${samples} samples of ${weights.length} without replacement`)
  }
}

function drawWithoutReplacement(generator: Generator, out: Int32Array, weights: Float32Array): void {
  const keys = new Float32Array(weights.length)
  exponential(generator, keys)
  for (let i = 0; i < keys.length; i++) keys[i] = weights[i] / keys[i]
  const order = Int32Array.from(keys.keys()).toSorted((a, b) => keys[b] - keys[a] || a - b)
  out.set(order.subarray(0, out.length))
}

function drawWithReplacement(generator: Generator, out: Int32Array, weights: Float32Array): void {
  const n = weights.length
  const cumulative = new Float32Array(n)
  let total = 0
  for (let i = 0; i < n; i++) cumulative[i] = total = Math.fround(total + weights[i])
  for (let i = 0; i < n; i++) cumulative[i] /= total
  cumulative[n - 1] = 1
  for (let s = 0; s < out.length; s++) {
    const u = generator.uniform53()
    let low = 0
    let high = n
    while (low < high) {
      const middle = (low + high) >> 1
      if (cumulative[middle] < u) low = middle + 1
      else high = middle
    }
    out[s] = low
  }
}
