import { describe, expect, it } from 'vitest'
import * as random from '../../../engine/random/index.ts'
import { plain, recordedNumbers, recordedTests } from './recorded.ts'

/**
 * The same seed gives the same bits as PyTorch 1.13 on the CPU. Every recorded test seeds a generator and makes several
 * calls, so it also says how many words a call draws and what becomes of the cached normal.
 */
type Call = (generator: random.Generator, ...args: any[]) => ArrayLike<number>

const count = (sizes: number | number[]) => [sizes].flat().reduce((product, size) => product * size, 1)
const floats = (sizes: number | number[], fill: (out: Float32Array) => void) => {
  const out = new Float32Array(count(sizes))
  fill(out)
  return out
}
const integers = (n: number, fill: (out: Int32Array) => void) => {
  const out = new Int32Array(n)
  fill(out)
  return out
}

const calls: Record<string, Call> = {
  rand: (g, ...sizes: number[]) => floats(sizes, out => random.uniform(g, out)),
  randn: (g, ...sizes: number[]) => floats(sizes, out => random.normal(g, out)),
  rand_f64: (g, n: number) => Float64Array.from({ length: n }, () => g.uniform53()),
  uniform_: (g, sizes, from, to) => floats(sizes, out => random.uniform(g, out, from, to)),
  normal_: (g, sizes, mean, std) => floats(sizes, out => random.normal(g, out, mean, std)),
  exponential_: (g, sizes, rate) => floats(sizes, out => random.exponential(g, out, rate)),
  bernoulli_: (g, sizes, p) => floats(sizes, out => random.bernoulli(g, out, p)),
  bernoulli_tensor: (g, p: number[]) => floats(p.length, out => random.bernoulliEach(g, out, Float32Array.from(p))),
  multinomial: (g, weights: number[], samples: number, replacement: boolean) =>
    integers(samples, out => random.multinomial(g, out, Float32Array.from(weights), replacement)),
  randint: (g, from, to, sizes) =>
    to > 2 ** 31
      ? floats(sizes, out => random.randint(g, out, from, to)) // wider than int32: rounded to float32
      : integers(count(sizes), out => random.randint(g, out, from, to)),
  randperm: (g, n) => integers(n, out => random.randperm(g, out)),
  random_to: (g, sizes, to) => integers(count(sizes), out => random.randint(g, out, 0, to)),
  random_float: (g, sizes) => floats(sizes, out => random.random(g, out)),
  random_int64: (g, sizes) => Float64Array.from({ length: count(sizes) }, () => g.bits53()),
  seed_next: g => [g.bits53()],
}

const sorted = (values: ArrayLike<number>) => Array.from(values).toSorted((a, b) => a - b)

describe('PyTorch streams', () => {
  for (const { id, seed, calls: recorded } of recordedTests) {
    if (!recorded.every(({ fn }) => fn in calls)) continue
    it(`${id}, seed ${seed}`, () => {
      const generator = new random.Generator().manualSeed(seed)
      for (const { fn, args, out } of recorded) {
        const drawn = calls[fn](generator, ...args.map(plain))
        const expected = recordedNumbers(out).map(x => (drawn instanceof Float32Array ? Math.fround(x) : x))
        expect(Array.from(drawn), `${fn}(${JSON.stringify(args)})`).toEqual(expected)
      }
    })
  }

  it('fills memory that is not contiguous one by one, in float64, however long it is', () => {
    for (const { seed, calls: recorded } of recordedTests) {
      const call = recorded.find(({ fn }) => fn === 'normal_noncontig')
      if (!call || recorded.indexOf(call) !== recorded.length - 1) continue
      const generator = new random.Generator().manualSeed(seed)
      for (const { fn, args } of recorded.slice(0, -1)) calls[fn](generator, ...args.map(plain))
      const drawn = floats(24, out => random.scalarNormal(generator, out))
      expect(sorted(drawn)).toEqual(sorted(recordedNumbers(call.out)))
    }
  })
})
