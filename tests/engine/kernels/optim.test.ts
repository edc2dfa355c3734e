import { describe, expect, it } from 'vitest'
import { byName, getF32, putF32, randomF32, worst } from './support.ts'

const n = 11

describe('SGD', () => {
  for (const [momentum, dampening, weightDecay, nesterov, maximize] of [
    [0, 0, 0, 0, 0],
    [0.9, 0, 0.1, 0, 0],
    [0.9, 0.5, 0, 0, 1],
    [0.9, 0, 0.1, 1, 0],
  ]) {
    it(`momentum ${momentum}, dampening ${dampening}, decay ${weightDecay}, nesterov ${nesterov}, maximize ${maximize}`, () => {
      let p = Array.from(randomF32(n)),
        buffer: number[] = []
      const P = putF32(p),
        B = momentum ? putF32(new Float32Array(n)) : 0
      for (let step = 0; step < 3; step++) {
        const g = randomF32(n, -1, 1, step + 2)
        byName.sgd_f32(
          P,
          putF32(g),
          B,
          n,
          0.1,
          momentum,
          dampening,
          weightDecay,
          nesterov,
          maximize,
          step === 0 ? 1 : 0,
        )
        let d = p.map((value, i) => (maximize ? -g[i] : g[i]) + weightDecay * value)
        if (momentum) {
          buffer = step === 0 ? d : buffer.map((value, i) => momentum * value + (1 - dampening) * d[i])
          d = nesterov ? d.map((value, i) => value + momentum * buffer[i]) : buffer
        }
        p = p.map((value, i) => value - 0.1 * d[i])
      }
      expect(worst(getF32(P, n), p)).toBeLessThan(1e-6)
    })
  }
})

describe('Adam', () => {
  for (const [decoupled, amsgrad, weightDecay] of [
    [0, 0, 0],
    [0, 1, 0.1],
    [1, 0, 0.1],
  ]) {
    it(decoupled ? 'AdamW' : `amsgrad ${amsgrad}, decay ${weightDecay}`, () => {
      const [lr, b1, b2, eps] = [0.01, 0.9, 0.999, 1e-8]
      let p = Array.from(randomF32(n)),
        m = p.map(() => 0),
        v = p.map(() => 0),
        largest = p.map(() => 0)
      const [P, M, V] = [putF32(p), putF32(m), putF32(v)],
        L = amsgrad ? putF32(largest) : 0
      for (let t = 1; t <= 4; t++) {
        const g = Array.from(randomF32(n, -1, 1, t + 2), value => value / t)
        const stepSize = lr / (1 - b1 ** t),
          denomScale = 1 / Math.sqrt(1 - b2 ** t)
        byName.adam_f32(P, putF32(g), M, V, L, n, lr, b1, b2, eps, weightDecay, stepSize, denomScale, decoupled, 0)
        if (decoupled) p = p.map(value => value * (1 - lr * weightDecay))
        const d = g.map((value, i) => value + (decoupled ? 0 : weightDecay * p[i]))
        m = m.map((value, i) => b1 * value + (1 - b1) * d[i])
        v = v.map((value, i) => b2 * value + (1 - b2) * d[i] ** 2)
        largest = largest.map((value, i) => Math.max(value, v[i]))
        p = p.map((value, i) => value - (stepSize * m[i]) / (Math.sqrt(amsgrad ? largest[i] : v[i]) * denomScale + eps))
      }
      expect(worst(getF32(P, n), p)).toBeLessThan(1e-6)
    })
  }
  it('sum of squares in float64', () => {
    expect(byName.sumSquares_f32(putF32(new Float32Array(100_001).fill(3)), 100_001)).toBe(900_009)
  })
})
