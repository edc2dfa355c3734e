import { describe, expect, it } from 'vitest'
import { kernels } from '../../../engine/backends/wasm/index.ts'
import { getF32, putF32, randomF32, worst } from './support.ts'

interface Product {
  M: number
  N: number
  K: number
  batch?: number
  transposeA?: boolean
  transposeB?: boolean
  accumulate?: boolean
  bias?: boolean
  relu?: boolean
}

/** Runs gemm on random operands with rows of C a little apart, and compares everything, the gaps too. */
function difference({ M, N, K, batch = 1, transposeA, transposeB, accumulate, bias, relu }: Product): number {
  const ldc = N + 3
  const a = randomF32(batch * M * K),
    b = randomF32(batch * K * N, -1, 1, 2),
    c = randomF32(batch * M * ldc, -1, 1, 3)
  const offsets = randomF32(N, -1, 1, 4)
  const C = putF32(c)
  kernels.gemm_f32(
    batch,
    M,
    N,
    K,
    putF32(a),
    M * K,
    transposeA ? 1 : K,
    transposeA ? M : 1,
    putF32(b),
    K * N,
    transposeB ? 1 : N,
    transposeB ? K : 1,
    C,
    M * ldc,
    ldc,
    accumulate ? 1 : 0,
    bias ? putF32(offsets) : 0,
    relu ? 1 : 0,
  )
  const want = Array.from(c, (old, at) => {
    const m = Math.floor(at / (M * ldc)),
      i = Math.floor(at / ldc) % M,
      j = at % ldc
    if (j >= N) return old
    let sum = accumulate ? old : 0
    for (let k = 0; k < K; k++) {
      sum += a[m * M * K + (transposeA ? k * M + i : i * K + k)] * b[m * K * N + (transposeB ? j * K + k : k * N + j)]
    }
    if (bias) sum += offsets[j]
    return relu ? Math.max(0, sum) : sum
  })
  return worst(getF32(C, c.length), want) / Math.sqrt(K)
}

const shapes: [M: number, N: number, K: number][] = [
  [1, 1, 1],
  [2, 2, 2],
  [1, 5, 7],
  [7, 1, 9],
  [3, 4, 5],
  [6, 8, 16],
  [10, 2, 1],
  [13, 17, 19],
  [33, 10, 50],
  [10, 40, 33],
  [100, 7, 300],
  [5, 64, 300],
  [20, 12, 17],
  [390, 30, 260],
  [31, 2060, 9],
  [12, 100, 20],
]

describe('matrix products', () => {
  for (const transposeA of [false, true]) {
    for (const transposeB of [false, true]) {
      it(`${transposeA ? 'A transposed' : 'A'} times ${transposeB ? 'B transposed' : 'B'}, from 1 x 1 to several blocks`, () => {
        for (const [M, N, K] of shapes) {
          expect(difference({ M, N, K, transposeA, transposeB }), `${M} x ${K} x ${N}`).toBeLessThan(2e-6)
        }
      })
    }
  }
  it('adds to what stands in C, adds a bias, clamps', () => {
    for (const [M, N, K] of shapes) {
      expect(difference({ M, N, K, accumulate: true, bias: true }), `${M} x ${K} x ${N}`).toBeLessThan(2e-6)
      expect(difference({ M, N, K, bias: true, relu: true, transposeB: true }), `${M} x ${K} x ${N}`).toBeLessThan(2e-6)
    }
  })
  it('a batch', () => {
    expect(difference({ batch: 3, M: 9, N: 11, K: 13 })).toBeLessThan(2e-6)
    expect(difference({ batch: 3, M: 2, N: 1, K: 3, transposeA: true })).toBeLessThan(2e-6)
  })
})
