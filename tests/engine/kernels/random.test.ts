import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { alloc, heap, kernels } from '../../../engine/backends/wasm/index.ts'
import { getBytes, getF32, getI32, room } from './support.ts'

/** Draws recorded from PyTorch 1.13 on a CPU with AVX2. */
interface Call {
  fn: string
  args: number[]
  out: { t?: number }
}
const folder = new URL('../../oracle/rng/', import.meta.url)
const recorded: { tensors: { s: number[]; o: number }[]; tests: { id: string; seed: number; calls: Call[] }[] } =
  JSON.parse(readFileSync(new URL('rng.json', folder), 'utf8'))
const bytes = readFileSync(new URL('rng.bin', folder))

function recordedBits(t: number): Int32Array {
  const { s, o } = recorded.tensors[t]
  return new Int32Array(
    bytes.buffer.slice(bytes.byteOffset + o, bytes.byteOffset + o + 4 * s.reduce((a, b) => a * b, 1)),
  )
}

/** Calls that one kernel answers alone; what else PyTorch draws is put together by engine/random. */
const draws: Record<string, (state: number, n: number, call: Call) => number | null> = {
  rand: (state, n) => {
    const out = room(n)
    kernels.uniform_f32(state, out, n, 0, 1)
    return out
  },
  randn: (state, n) => {
    if (n < 16) return null
    const out = room(n)
    kernels.normalBlocks_f32(state, out, n, 0, 1)
    return out
  },
}

describe('PyTorch streams, bit for bit', () => {
  for (const { id, seed, calls } of recorded.tests) {
    const reproducible = calls.findIndex(call => draws[call.fn] === undefined || call.out.t === undefined)
    const first = calls.slice(0, reproducible < 0 ? undefined : reproducible)
    const short = first.findIndex(call => call.fn === 'randn' && recordedBits(call.out.t as number).length < 16)
    const checked = short < 0 ? first : first.slice(0, short)
    if (checked.length === 0) continue
    it(`${id}, seed ${seed}`, () => {
      const state = alloc(2500)
      kernels.mtSeed(state, seed)
      for (const call of checked) {
        const want = recordedBits(call.out.t as number)
        const got = draws[call.fn](state, want.length, call) as number
        expect(getI32(got, want.length)).toEqual(Array.from(want))
      }
    })
  }
  it('words of the generator: the 10,000th of seed 5489 is 4123659995', () => {
    const state = alloc(2500),
      out = room(10_000)
    kernels.mtSeed(state, 5489)
    kernels.mtWords(state, out, 10_000)
    expect(heap.u32[out / 4 + 9999]).toBe(4123659995)
  })
})

describe('draws from the stream', () => {
  const state = alloc(2500)
  it('uniform stays in its range', () => {
    kernels.mtSeed(state, 3)
    const out = room(1000)
    kernels.uniform_f32(state, out, 1000, -2, 5)
    expect(getF32(out, 1000).every(x => x >= -2 && x < 5)).toBe(true)
  })
  it('bernoulli takes two words an element and has its mean', () => {
    const out = room(2500),
      word = room(1)
    kernels.mtSeed(state, 4)
    kernels.bernoulli_bool(state, out, 10_000, 0.3)
    expect(getBytes(out, 10_000).reduce((a, b) => a + b) / 10_000).toBeCloseTo(0.3, 1)
    kernels.mtWords(state, word, 1)
    const after = getI32(word, 1)
    const words = room(20_001)
    kernels.mtSeed(state, 4)
    kernels.mtWords(state, words, 20_001)
    expect(getI32(words + 80_000, 1)).toEqual(after)
  })
  it('randperm is a permutation', () => {
    const out = room(1000)
    kernels.mtSeed(state, 5)
    kernels.randperm_i32(state, out, 1000)
    expect(getI32(out, 1000).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
  })
})
