import { afterAll, describe, expect, it } from 'vitest'
import { alloc, getNumThreads, getReadyThreads, kernels, setNumThreads } from '../../../engine/backends/wasm/index.ts'
import { byName, getBytes, getF32, getI32, putF32, putI32, randomF32, room, worst } from './support.ts'

afterAll(() => setNumThreads(1))

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
async function allReady() {
  while (getReadyThreads() < getNumThreads()) await wait(5)
}

/** The bits of a kernel's result, computed on so many threads. */
function bitsOn(threads: number, n: number, run: (out: number) => void): number[] {
  setNumThreads(threads)
  const out = room(n)
  run(out)
  return getI32(out, n)
}

describe('threads', () => {
  it('are asked for by number', () => {
    setNumThreads(3)
    expect(getNumThreads()).toBe(3)
    expect(() => setNumThreads(0)).toThrow(RangeError)
    expect(() => setNumThreads(1.5)).toThrow(RangeError)
  })
  it('join when they have started, and work before', async () => {
    setNumThreads(2)
    const x = putF32(randomF32(100_000)),
      out = room(100_000)
    kernels.neg_f32(x, out, 100_000)
    expect(getF32(out, 100_000)).toEqual(getF32(x, 100_000).map(value => -value))
    await allReady()
    expect(getReadyThreads()).toBe(2)
  })
  it('leave every bit of pointwise results as it is', async () => {
    const n = 200_003,
      x = putF32(randomF32(n, -4, 4)),
      y = putF32(randomF32(n, 1, 3, 2))
    setNumThreads(3)
    await allReady()
    for (const name of ['exp', 'tanh', 'sin']) {
      const run = (out: number) => byName[`${name}_f32`](x, out, n)
      expect(bitsOn(3, n, run), name).toEqual(bitsOn(1, n, run))
    }
    for (const [aStep, bStep] of [
      [1, 1],
      [1, 0],
      [0, 1],
    ]) {
      const run = (out: number) => byName.div_f32(x, y, out, n, aStep, bStep)
      expect(bitsOn(3, n, run)).toEqual(bitsOn(1, n, run))
    }
    const out = room(n)
    byName.lt_f32(x, y, out, n, 1, 1)
    const divisors = getF32(y, n)
    expect(getBytes(out, n)).toEqual(getF32(x, n).map((value, i) => Number(value < divisors[i])))
  })
  it('are reproducible and agree with one thread but for rounding in products', async () => {
    setNumThreads(3)
    await allReady()
    for (const [M, N, K] of [
      [200, 190, 70],
      [1000, 10, 300],
      [64, 1000, 50],
    ]) {
      const a = putF32(randomF32(M * K)),
        b = putF32(randomF32(K * N, -1, 1, 2))
      const run = (out: number) => kernels.gemm_f32(1, M, N, K, a, 0, K, 1, b, 0, N, 1, out, 0, N, 0, 0, 0)
      const once = bitsOn(3, M * N, run)
      for (let i = 0; i < 5; i++) expect(bitsOn(3, M * N, run)).toEqual(once)
      const asFloats = (bits: number[]) => new Float32Array(Int32Array.from(bits).buffer)
      expect(worst(asFloats(once), asFloats(bitsOn(1, M * N, run)))).toBeLessThan(1e-5)
    }
  })
  it('share the rows of softmax, norms, sums and broadcasts', async () => {
    setNumThreads(3)
    await allReady()
    const [rows, width] = [301, 403],
      n = rows * width
    const x = putF32(randomF32(n, -5, 5)),
      g = putF32(randomF32(n, -1, 1, 2)),
      w = putF32(randomF32(width, 1, 2, 3))
    const [mean, rstd] = [room(n), room(n)]
    const kernelsOfRows: Record<string, (out: number) => void> = {
      softmax: out => byName.softmax_f32(x, out, rows, width, 1),
      logSoftmaxGrad: out => byName.logSoftmaxGrad_f32(g, x, out, rows, width, 1),
      sum: out => byName.sum_f32(x, out, rows, 13, 31),
      layerNorm: out => byName.layerNorm_f32(x, w, w, out, mean, rstd, rows, width, 1e-5),
      layerNormGrad: out => byName.layerNormGrad_f32(g, x, w, mean, rstd, out, 0, 0, rows, width),
      affineChannels: out => byName.affineChannels_f32(x, w, w, w, out, 301, 13, 31),
      channelSums: out => byName.channelSums_f32(x, out, 7, 403, 43),
      broadcast: out => byName.mul_f32_nd(x, w, out, 2, putI32([rows, width, width, 1, 0, 1])),
    }
    for (const [name, run] of Object.entries(kernelsOfRows)) expect(bitsOn(3, n, run), name).toEqual(bitsOn(1, n, run))
  })
  it('convolve a batch together', () => {
    // N 9, C 2, 12 x 12, outC 3, 3 x 3, padding 1
    const geo = putI32([9, 2, 12, 12, 3, 12, 12, 3, 3, 1, 1, 1, 1, 1, 1, 1])
    const x = putF32(randomF32(9 * 288)),
      w = putF32(randomF32(54, -1, 1, 2)),
      gy = putF32(randomF32(9 * 432, -1, 1, 3))
    const runs: [number, (out: number) => void, number][] = [
      [9 * 432, out => kernels.conv2d_f32(x, w, 0, out, geo), 0],
      [9 * 288, out => kernels.conv2dGradInput_f32(gy, w, out, geo), 0],
      [54, out => kernels.conv2dGradWeight_f32(gy, x, out, geo), 1e-5],
    ]
    for (const [n, run, tolerance] of runs) {
      const results = [1, 3].map(threads => {
        setNumThreads(threads)
        const out = room(n)
        run(out)
        return getF32(out, n)
      })
      expect(worst(results[1], results[0])).toBeLessThanOrEqual(tolerance)
    }
  })
  it('go on when the memory grows under them', async () => {
    setNumThreads(3)
    await allReady()
    alloc(64 * 1024 * 1024)
    const n = 300_000,
      x = putF32(randomF32(n))
    for (let i = 0; i < 20; i++) {
      const out = room(n)
      kernels.square_f32(x, out, n)
      expect(getF32(out + 4 * (n - 1), 1)[0]).toBe(Math.fround(getF32(x + 4 * (n - 1), 1)[0] ** 2))
      await wait(2)
    }
  })
})
