import { describe, expect, it } from 'vitest'
import {
  byName,
  getBytes,
  getF32,
  getF64,
  getI32,
  putBytes,
  putF32,
  putI32,
  randomF32,
  room,
  worst,
} from './support.ts'

/** Rows, columns, and both with lengths that leave rests behind vectors. */
const shapes: [outer: number, n: number, inner: number][] = [
  [1, 1, 1],
  [3, 7, 1],
  [2, 130, 1],
  [1, 9, 5],
  [4, 70, 11],
  [2, 3, 4],
  [1, 2500, 1],
]

/** Calls f with the values along the middle dimension, for each place of the result. */
function along(x: ArrayLike<number>, [outer, n, inner]: [number, number, number]): number[][] {
  const lines: number[][] = []
  for (let o = 0; o < outer; o++) {
    for (let j = 0; j < inner; j++) lines.push(Array.from({ length: n }, (_, k) => x[(o * n + k) * inner + j]))
  }
  return lines
}
/** The inverse of `along`. */
function across(lines: number[][], [outer, n, inner]: [number, number, number]): number[] {
  return Array.from({ length: outer * n * inner }, (_, i) => {
    const o = Math.floor(i / (n * inner))
    return lines[o * inner + (i % inner)][Math.floor(i / inner) % n]
  })
}

const sum = (v: number[]) => v.reduce((a, b) => a + b, 0)
const logSumExp = (v: number[]) => {
  const largest = Math.max(...v)
  return largest + Math.log(sum(v.map(x => Math.exp(x - largest))))
}
const logSoftmax = (v: number[]) => {
  const total = logSumExp(v)
  return v.map(x => x - total)
}
const softmax = (v: number[]) => logSoftmax(v).map(Math.exp)

describe('reductions along any dimension', () => {
  const definitions: Record<string, (v: number[]) => number> = {
    sum,
    prod: v => v.reduce((a, b) => a * b, 1),
    max: v => Math.max(...v),
    min: v => Math.min(...v),
    logsumexp: logSumExp,
  }
  for (const [name, definition] of Object.entries(definitions)) {
    it(name, () => {
      for (const shape of shapes) {
        const [outer, n, inner] = shape
        const x = randomF32(outer * n * inner, name === 'prod' ? 0.9 : -2, name === 'prod' ? 1.1 : 2)
        const out = room(outer * inner)
        byName[`${name}_f32`](putF32(x), out, outer, n, inner)
        expect(worst(getF32(out, outer * inner), along(x, shape).map(definition)), String(shape)).toBeLessThan(2e-5)
      }
    })
  }
  it('a million terms lose no digits', () => {
    const x = putF32(new Float32Array(1_000_003).fill(0.1)),
      out = room(1)
    byName.sum_f32(x, out, 1, 1_000_003, 1)
    expect(getF32(out, 1)[0] / (1_000_003 * Math.fround(0.1))).toBeCloseTo(1, 6)
    byName.sum_f32(x, out, 1, 1_000_000, 1)
    const columns = room(4)
    byName.sum_f32(x, columns, 1, 250_000, 4)
    expect(getF32(columns, 4).map(value => value / (250_000 * Math.fround(0.1)))).toEqual(
      getF32(columns, 4).map(() => expect.closeTo(1, 6)),
    )
  })
  it('a NaN is the extreme', () => {
    const x = [1, NaN, 3, 2, 5, 4, 1, 0, NaN]
    const out = room(1)
    for (const name of ['max', 'min']) {
      byName[`${name}_f32`](putF32(x), out, 1, 9, 1)
      expect(getF32(out, 1)).toEqual([NaN])
      byName[`arg${name}_f32`](putF32(x), out, 1, 9, 1)
      expect(getI32(out, 1)).toEqual([1])
    }
  })
  it('argmax and argmin give the first of equals', () => {
    const x = [1, 5, 2, 5, 0, 0],
      out = room(2)
    byName.argmax_f32(putF32(x), out, 1, 6, 1)
    expect(getI32(out, 1)).toEqual([1])
    byName.argmin_i32(putI32(x), out, 1, 3, 2)
    expect(getI32(out, 2)).toEqual([2, 2])
  })
  it('integers: extremes in int32, totals in float64', () => {
    const x = putI32([2_000_000_000, 2_000_000_000, -7, 3, 1, 1]),
      out = room(4)
    byName.sum_i32_f64(x, out, 1, 2, 1)
    expect(getF64(out, 1)).toEqual([4e9])
    byName.prod_i32_f64(x, out, 1, 2, 1)
    expect(getF64(out, 1)).toEqual([4e18])
    byName.max_i32(x, out, 1, 3, 2)
    expect(getI32(out, 2)).toEqual([2_000_000_000, 2_000_000_000])
    byName.min_i32(x, out, 3, 2, 1)
    expect(getI32(out, 3)).toEqual([2_000_000_000, -7, 1])
  })
  it('booleans', () => {
    const x = putBytes([0, 1, 1, 1, 0, 0]),
      out = room(3)
    byName.any_bool(x, out, 3, 2, 1)
    expect(getBytes(out, 3)).toEqual([1, 1, 0])
    byName.all_bool(x, out, 3, 2, 1)
    expect(getBytes(out, 3)).toEqual([0, 1, 0])
    byName.count_bool(x, out, 1, 3, 2)
    expect(getI32(out, 2)).toEqual([1, 2])
  })
  it('moments of numbers far from zero', () => {
    for (const shape of shapes) {
      const [outer, n, inner] = shape
      const x = randomF32(outer * n * inner, 1000, 1001),
        mean = room(outer * inner),
        m2 = room(outer * inner)
      byName.moments_f32(putF32(x), mean, m2, outer, n, inner)
      const lines = along(x, shape),
        means = lines.map(v => sum(v) / v.length)
      expect(worst(getF32(mean, outer * inner), means)).toBeLessThan(1e-6)
      expect(
        worst(
          getF32(m2, outer * inner),
          lines.map((v, i) => sum(v.map(value => (value - means[i]) ** 2))),
        ),
      ).toBeLessThan(1e-3)
    }
  })
})

describe('softmax and its relatives', () => {
  const run = (name: string, inputs: ArrayLike<number>[], [outer, n, inner]: [number, number, number]) => {
    const out = room(outer * n * inner)
    byName[`${name}_f32`](...inputs.map(putF32), out, outer, n, inner)
    return getF32(out, outer * n * inner)
  }
  it('softmax and log-softmax', () => {
    for (const shape of shapes) {
      const x = randomF32(shape[0] * shape[1] * shape[2], -20, 20)
      const lines = along(x, shape)
      expect(worst(run('softmax', [x], shape), across(lines.map(softmax), shape))).toBeLessThan(1e-6)
      expect(worst(run('logSoftmax', [x], shape), across(lines.map(logSoftmax), shape))).toBeLessThan(2e-6)
    }
  })
  it('large logits do not overflow, minus infinity counts nothing', () => {
    expect(run('softmax', [[1000, 1000, -Infinity, -1000]], [1, 4, 1])).toEqual([0.5, 0.5, 0, 0])
    expect(run('logsumexp', [[-Infinity, -Infinity]], [1, 2, 1])[0]).toBe(-Infinity)
  })
  it('gradients', () => {
    for (const shape of shapes) {
      const x = randomF32(shape[0] * shape[1] * shape[2], -3, 3),
        g = randomF32(x.length, -1, 1, 5)
      const y = along(x, shape).map(softmax),
        gs = along(g, shape)
      const dots = y.map((v, i) => sum(v.map((p, k) => p * gs[i][k])))
      const softmaxGrad = y.map((v, i) => v.map((p, k) => p * (gs[i][k] - dots[i])))
      expect(worst(run('softmaxGrad', [g, across(y, shape)], shape), across(softmaxGrad, shape))).toBeLessThan(1e-6)
      const totals = gs.map(sum)
      const logGrad = y.map((v, i) => v.map((p, k) => gs[i][k] - p * totals[i]))
      const logY = across(
        y.map(v => v.map(Math.log)),
        shape,
      )
      expect(worst(run('logSoftmaxGrad', [g, logY], shape), across(logGrad, shape))).toBeLessThan(2e-5)
    }
  })
  it('cross entropy with an ignored row, and its gradient', () => {
    const n = 5,
      classes = 7,
      targets = [0, 6, -100, 3, 3]
    const logits = randomF32(n * classes, -4, 4),
      loss = room(n),
      logProbs = room(n * classes),
      grad = room(n * classes)
    byName.crossEntropy_f32(putF32(logits), putI32(targets), loss, logProbs, n, classes, -100)
    const rows = along(logits, [n, classes, 1])
    expect(
      worst(
        getF32(loss, n),
        rows.map((v, i) => (targets[i] < 0 ? 0 : logSumExp(v) - v[targets[i]])),
      ),
    ).toBeLessThan(1e-6)
    byName.crossEntropyGrad_f32(logProbs, putI32(targets), putF32([0.25]), 0, grad, n, classes, -100)
    const want = rows.map((v, i) =>
      softmax(v).map((p, c) => (targets[i] < 0 ? 0 : 0.25 * (p - Number(c === targets[i])))),
    )
    expect(worst(getF32(grad, n * classes), want.flat())).toBeLessThan(1e-6)
  })
})

describe('scans', () => {
  const shape: [number, number, number] = [2, 5, 3]
  it('running totals and products', () => {
    const x = randomF32(30),
      out = room(30)
    for (const [name, join] of [
      ['cumsum', (a: number, b: number) => a + b],
      ['cumprod', (a: number, b: number) => a * b],
    ] as const) {
      byName[`${name}_f32`](putF32(x), out, ...shape)
      const want = along(x, shape).map(v => v.map((_, k) => v.slice(1, k + 1).reduce(join, v[0])))
      expect(worst(getF32(out, 30), across(want, shape))).toBeLessThan(1e-6)
    }
  })
  it('running extremes give the last of equals, and NaN from its first appearance on', () => {
    const values = room(6),
      indices = room(6)
    byName.cummax_f32(putF32([1, 3, 3, 2, NaN, 9]), values, indices, 1, 6, 1)
    expect(getF32(values, 6)).toEqual([1, 3, 3, 3, NaN, NaN])
    expect(getI32(indices, 6)).toEqual([0, 1, 2, 2, 4, 4])
  })
})

describe('sorting', () => {
  const sort = (x: number[], outer: number, descending: number) => {
    const n = x.length / outer,
      values = room(x.length),
      indices = room(x.length)
    byName.sort_f32(putF32(x), values, indices, outer, n, descending, room(2 * n))
    return [getF32(values, x.length), getI32(indices, x.length)]
  }
  it('is stable, with NaN as the greatest', () => {
    expect(sort([2, NaN, -1, 2, -Infinity, -0, 0], 1, 0)).toEqual([
      [-Infinity, -1, -0, 0, 2, 2, NaN],
      [4, 2, 5, 6, 0, 3, 1],
    ])
    expect(sort([2, NaN, -1, 2], 1, 1)).toEqual([
      [NaN, 2, 2, -1],
      [1, 0, 3, 2],
    ])
  })
  it('short rows and long ones', () => {
    for (const n of [5, 48, 49, 1000]) {
      const x = Array.from(randomF32(2 * n, -5, 5), value => Math.fround(Math.round(value * 10) / 10))
      const [values, indices] = sort(x, 2, 0)
      const want = [0, 1].map(row =>
        Array.from({ length: n }, (_, i) => i).toSorted((i, j) => x[row * n + i] - x[row * n + j] || i - j),
      )
      expect(indices).toEqual(want.flat())
      expect(values).toEqual(want.flatMap((order, row) => order.map(i => x[row * n + i])))
    }
  })
  it('integers', () => {
    const values = room(4),
      indices = room(4)
    byName.sort_i32(putI32([3, -2147483648, 2147483647, 0]), values, indices, 1, 4, 1, room(8))
    expect(getI32(values, 4)).toEqual([2147483647, 3, 0, -2147483648])
  })
})
