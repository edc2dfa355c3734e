import { describe, expect, test } from 'vitest'
import {
  channel,
  firstBatch,
  further,
  heaped,
  momentsOf,
  normalized,
} from '../../app/pictures/batch-norm-values/batch.ts'
import { denseLayers, denseWeights, outputChannels, residualWeights } from '../../app/pictures/dense-growth/growth.ts'
import {
  multiplyAddsOf,
  outputOf,
  pathsOf,
  published,
  singleWeights,
  weightsOf,
} from '../../app/pictures/inception-paths/paths.ts'
import { floor, propagate } from '../../app/pictures/residual-depth/depth.ts'

describe('batch normalization', () => {
  test('what goes out has mean beta and spread gamma, whatever came in', () => {
    const { values } = firstBatch(16)
    const moments = momentsOf(values)
    const out = momentsOf(values.map(value => normalized(value, moments, 1.5, -2)))
    expect(out.mean).toBeCloseTo(-2, 10)
    expect(Math.sqrt(out.variance)).toBeCloseTo(1.5, 4)
  })

  test('the marked example is in every minibatch, and comes out unlike: more so in small ones', () => {
    const spreadOfMarked = (size: number) => {
      let seen = firstBatch(size)
      while (seen.count < 40) seen = further(seen)
      expect(seen.values[0]).toBe(channel.marked)
      return momentsOf(seen.history.map(moments => normalized(channel.marked, moments, 1, 0))).variance
    }
    expect(spreadOfMarked(64)).toBeGreaterThan(0)
    expect(spreadOfMarked(4)).toBeGreaterThan(4 * spreadOfMarked(64))
  })

  test('at batch size 2 everything is 1 or -1', () => {
    const { values } = firstBatch(2)
    for (const value of values) expect(Math.abs(normalized(value, momentsOf(values), 1, 0))).toBeCloseTo(1, 3)
  })

  test('the running statistics come to the channel', () => {
    let seen = firstBatch(64)
    expect(seen.running.mean).toBeLessThan(channel.mean / 2)
    while (seen.count < 60) seen = further(seen)
    expect(Math.abs(seen.running.mean - channel.mean)).toBeLessThan(0.3)
    expect(Math.abs(Math.sqrt(seen.running.variance) - channel.spread)).toBeLessThan(0.3)
  })

  test('dots of one bin are heaped, each a level higher', () => {
    expect(heaped([1, 1.01, 5, 0.99], 0.5)).toEqual([
      { bin: 2, level: 0 },
      { bin: 2, level: 1 },
      { bin: 10, level: 0 },
      { bin: 2, level: 2 },
    ])
  })
})

describe('an Inception block', () => {
  test('costs what the paper counts: 163,328 weights and 128 million multiply-adds', () => {
    const weights = weightsOf(pathsOf(published, true))
    expect(weights).toBe(163328)
    expect(multiplyAddsOf(weights)).toBe(128049152)
  })

  test('single convolutions of the same channels cost 2.7 and 7.5 times as much', () => {
    expect([3, 5].map(kernel => singleWeights(kernel, 256))).toEqual([442368, 1228800])
  })

  test('its channels do not depend on the reductions, its cost does', () => {
    const [lean, wide] = [pathsOf(published, true), pathsOf(published, false)]
    expect(lean.map(outputOf)).toEqual([64, 128, 32, 32])
    expect(wide.map(outputOf)).toEqual([64, 128, 32, 32])
    expect(weightsOf(wide)).toBeGreaterThan(2 * weightsOf(lean))
  })
})

describe('a deep stack', () => {
  test('without shortcuts and with small weights the gradient dies, with them it arrives', () => {
    expect(propagate(30, 1, false).gradient[0]).toBeLessThan(-3)
    expect(propagate(30, 1, true).gradient[0]).toBeGreaterThan(0)
  })

  test('with no weights at all, shortcuts pass everything on unchanged', () => {
    const { signal, gradient } = propagate(20, 0, true)
    for (const size of [...signal, ...gradient]) expect(size).toBeCloseTo(0, 10)
    expect(propagate(20, 0, false).signal[20]).toBe(floor)
  })

  test('in a single layer the gradient is that of the formula', () => {
    const scale = 0.7
    const size = (shortcut: boolean) => 10 ** propagate(1, scale, shortcut).gradient[0]
    // W^T g has about scale / √2 of the size of g when half of the units are open.
    expect(size(false)).toBeGreaterThan(0.2)
    expect(size(false)).toBeLessThan(0.9)
    expect(size(true)).toBeGreaterThan(1 - size(false))
    expect(size(true)).toBeLessThan(1 + size(false))
  })
})

describe('a dense block', () => {
  test('every layer sees what all before it have added', () => {
    expect(denseLayers(64, 32, 4).map(({ input }) => input)).toEqual([64, 96, 128, 160])
    expect(outputChannels(64, 32, 4)).toBe(192)
  })

  test('costs less than residual layers of its last width', () => {
    expect(denseWeights(denseLayers(64, 32, 4))).toBe(9 * 32 * (64 + 96 + 128 + 160))
    expect(residualWeights(192, 4)).toBe(4 * 9 * 192 * 192)
  })
})
