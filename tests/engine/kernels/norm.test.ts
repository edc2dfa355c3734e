import { describe, expect, it } from 'vitest'
import { byName, getF32, putF32, randomF32, room, worst } from './support.ts'

const mean = (v: number[]) => v.reduce((a, b) => a + b, 0) / v.length
const variance = (v: number[]) => mean(v.map(x => (x - mean(v)) ** 2))

describe('channels of [outer, C, inner]', () => {
  for (const [outer, C, inner] of [
    [3, 5, 7],
    [4, 6, 1],
    [2, 3, 16],
  ]) {
    const n = outer * C * inner
    const x = randomF32(n, 9, 11),
      g = randomF32(n, -1, 1, 2)
    const channel = (i: number) => Math.floor(i / inner) % C
    const ofChannel = (v: ArrayLike<number>, c: number) => Array.from(v).filter((_, i) => channel(i) === c)
    const channels = Array.from({ length: C }, (_, c) => c)
    const means = channels.map(c => mean(ofChannel(x, c)))
    const table = (seed: number) => randomF32(C, -1, 1, seed)

    it(`mean, variance and sums of gradients, ${[outer, C, inner]}`, () => {
      const [m, v, sumG, sumGX] = [room(C), room(C), room(C), room(C)]
      byName.channelMoments_f32(putF32(x), m, v, outer, C, inner)
      expect(worst(getF32(m, C), means)).toBeLessThan(1e-6)
      expect(
        worst(
          getF32(v, C),
          channels.map(c => variance(ofChannel(x, c))),
        ),
      ).toBeLessThan(1e-6)
      byName.channelSums_f32(putF32(g), sumG, outer, C, inner)
      expect(
        worst(
          getF32(sumG, C),
          channels.map(c => mean(ofChannel(g, c)) * outer * inner),
        ),
      ).toBeLessThan(1e-5)
      byName.channelGradSums_f32(putF32(g), putF32(x), m, sumG, sumGX, outer, C, inner)
      expect(
        worst(
          getF32(sumG, C),
          channels.map(c => mean(ofChannel(g, c)) * outer * inner),
        ),
      ).toBeLessThan(1e-5)
      const products = Array.from(g, (value, i) => value * (x[i] - means[channel(i)]))
      expect(
        worst(
          getF32(sumGX, C),
          channels.map(c => mean(ofChannel(products, c)) * outer * inner),
        ),
      ).toBeLessThan(1e-5)
    })
    it(`scaling and shifting, ${[outer, C, inner]}`, () => {
      const [a, b, d] = [table(3), table(4), table(5)],
        out = room(n)
      byName.affineChannels_f32(putF32(x), putF32(means), putF32(a), putF32(b), out, outer, C, inner)
      expect(
        worst(
          getF32(out, n),
          Array.from(x, (value, i) => (value - means[channel(i)]) * a[channel(i)] + b[channel(i)]),
        ),
      ).toBeLessThan(2e-6)
      byName.channelGradInput_f32(
        putF32(g),
        putF32(x),
        putF32(means),
        putF32(a),
        putF32(b),
        putF32(d),
        out,
        outer,
        C,
        inner,
      )
      const want = Array.from(
        g,
        (value, i) => a[channel(i)] * value + b[channel(i)] * (x[i] - means[channel(i)]) + d[channel(i)],
      )
      expect(worst(getF32(out, n), want)).toBeLessThan(2e-6)
    })
  }
})

describe('layer norm of rows', () => {
  for (const [n, d] of [
    [3, 10],
    [5, 16],
    [2, 3],
  ]) {
    it(`${n} rows of ${d}: output, saved statistics and gradients`, () => {
      const eps = 1e-5
      const x = randomF32(n * d, 4, 6),
        w = randomF32(d, 0.5, 2, 2),
        b = randomF32(d, -1, 1, 3),
        g = randomF32(n * d, -1, 1, 4)
      const [y, m, r] = [room(n * d), room(n), room(n)]
      byName.layerNorm_f32(putF32(x), putF32(w), putF32(b), y, m, r, n, d, eps)
      const rows = Array.from({ length: n }, (_, i) => Array.from(x.subarray(i * d, (i + 1) * d)))
      const rstd = rows.map(row => 1 / Math.sqrt(variance(row) + eps))
      const h = rows.map((row, i) => row.map(value => (value - mean(row)) * rstd[i]))
      expect(
        worst(
          getF32(y, n * d),
          h.flatMap(row => row.map((value, k) => value * w[k] + b[k])),
        ),
      ).toBeLessThan(1e-5)
      expect(worst(getF32(m, n), rows.map(mean))).toBeLessThan(1e-6)
      expect(worst(getF32(r, n), rstd)).toBeLessThan(1e-5)

      const [gx, gw, gb] = [room(n * d), putF32(new Float32Array(d)), putF32(new Float32Array(d))]
      byName.layerNormGrad_f32(putF32(g), putF32(x), putF32(w), m, r, gx, gw, gb, n, d)
      const t = rows.map((_, i) => Array.from(w, (value, k) => value * g[i * d + k]))
      const wantX = t.flatMap((row, i) =>
        row.map((value, k) => rstd[i] * (value - mean(row) - h[i][k] * mean(row.map((u, l) => u * h[i][l])))),
      )
      expect(worst(getF32(gx, n * d), wantX)).toBeLessThan(1e-4)
      expect(
        worst(
          getF32(gw, d),
          Array.from(w, (_, k) => h.reduce((sum, row, i) => sum + row[k] * g[i * d + k], 0)),
        ),
      ).toBeLessThan(1e-4)
      expect(
        worst(
          getF32(gb, d),
          Array.from(w, (_, k) => h.reduce((sum, _row, i) => sum + g[i * d + k], 0)),
        ),
      ).toBeLessThan(1e-5)
    })
  }
})
