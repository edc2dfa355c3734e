import { describe, expect, test } from 'vitest'
import { fitRule, forecast } from '../../app/pictures/autoregressive-window/series.ts'
import { gradientNorms } from '../../app/pictures/gradient-through-time/gradient.ts'
import { influence, unroll } from '../../app/pictures/unrolled-network/unroll.ts'
import { draw, nextLetters, sample } from '../../app/pictures/sampling-tree/sampling.ts'

describe('letters that may follow', () => {
  const sum = (options: { probability: number }[]) => options.reduce((total, { probability }) => total + probability, 0)

  test('are shares of what followed in the text', () => {
    const options = nextLetters('t', 1, 1)
    const followed = sample.split('t').slice(1)
    const h = followed.filter(rest => rest.startsWith('h')).length / followed.length
    expect(options.find(({ letter }) => letter === 'h')!.probability).toBeCloseTo(h, 10)
    expect(sum(options)).toBeCloseTo(1, 10)
  })

  test('a memory that was never met is shortened', () => {
    expect(nextLetters('zzzthe', 6, 1)).toEqual(nextLetters('the', 3, 1))
  })

  test('a low temperature favours the most probable, a high one makes all alike', () => {
    const best = (temperature: number) => nextLetters('the ', 2, temperature)[0].probability
    expect(best(0.2)).toBeGreaterThan(best(1))
    expect(best(2)).toBeLessThan(best(1))
  })

  test('draws follow the probabilities', () => {
    const options = nextLetters('e', 1, 1)
    const drawn = Array.from({ length: 4000 }, (_, seed) => draw(options, seed))
    for (const { letter, probability } of options.slice(0, 3)) {
      const share = drawn.filter(one => one === letter).length / drawn.length
      expect(Math.abs(share - probability)).toBeLessThan(0.03)
    }
  })
})

describe('a window over a series', () => {
  const waves = Array.from({ length: 60 }, (_, t) => Math.sin(0.3 * t))

  test('the rule of a wave without noise is found from two values', () => {
    const [before, last, constant] = fitRule(waves, 2)
    expect(before).toBeCloseTo(-1, 3)
    expect(last).toBeCloseTo(2 * Math.cos(0.3), 3)
    expect(constant).toBeCloseTo(0, 3)
  })

  test('predictions are built on predictions', () => {
    expect(forecast([5, 1, 2], [1, 1, 0], 2, 4)).toEqual([3, 5, 8, 13])
  })
})

describe('a recurrent unit over time', () => {
  test('states follow the recurrence', () => {
    expect(unroll([1, 0], 2, 0.5)).toEqual([Math.tanh(2), Math.tanh(0.5 * Math.tanh(2))])
  })

  test('the influence of each input is the derivative', () => {
    const inputs = [0.3, -0.2, 0.5]
    const nudge = 1e-6
    influence(inputs, 1.5, 0.7).forEach((slope, t) => {
      const moved = inputs.map((x, i) => (i === t ? x + nudge : x))
      const change = unroll(moved, 1.5, 0.7)[2] - unroll(inputs, 1.5, 0.7)[2]
      expect(slope).toBeCloseTo(change / nudge, 4)
    })
  })
})

describe('a gradient through time', () => {
  const at = (scale: number, gate = 0) => gradientNorms({ scale, input: 0.3, bend: 'none', gate })

  test('without activation it is the power of the scale', () => {
    expect(at(1.1)[60] / 1.1 ** 60).toBeCloseTo(1, 6)
    expect(at(0.5)[60] / 0.5 ** 60).toBeCloseTo(1, 6)
  })

  test('a gate that keeps nearly everything keeps the gradient', () => {
    expect(at(0.5, 0.99)[60]).toBeGreaterThan(0.3)
  })

  test('strong inputs flatten tanh, and the gradient with it', () => {
    const end = (input: number) => gradientNorms({ scale: 1, input, bend: 'tanh', gate: 0 })[60]
    expect(end(2)).toBeLessThan(end(0.3) / 1000)
  })
})
