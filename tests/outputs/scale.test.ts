import { describe, expect, it } from 'vitest'
import { extentOf, makeScale } from '../../app/outputs/charts/scale.ts'
import { formatValue } from '../../app/outputs/charts/ticks.ts'

const marks = (scale: ReturnType<typeof makeScale>) => scale.ticks.map(tick => scale.format(tick))

describe('a linear axis', () => {
  it('has round marks and, where asked, round ends', () => {
    const scale = makeScale([0.32, 0.88], { kind: 'linear', count: 6, nice: true })
    expect(scale.domain).toEqual([0.3, 0.9])
    expect(marks(scale)).toEqual(['0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '0.9'])
  })

  it('keeps the limits an author fixed', () => {
    const scale = makeScale([0, 100], { kind: 'linear', limits: [1, 10], count: 5, nice: true })
    expect(scale.domain).toEqual([1, 10])
    expect(scale.at(1)).toBe(0)
    expect(scale.at(10)).toBe(1)
  })

  it('gives a single value room', () => {
    const scale = makeScale([3, 3], { kind: 'linear', count: 5 })
    expect(scale.at(3)).toBeCloseTo(0.5)
  })

  it('writes large marks short and negative ones with a minus sign', () => {
    expect(marks(makeScale([0, 60_000], { kind: 'linear', count: 3 }))).toEqual(['0', '20k', '40k', '60k'])
    expect(marks(makeScale([-1, 1], { kind: 'linear', count: 4 }))).toEqual(['−1.0', '−0.5', '0', '0.5', '1.0'])
  })
})

describe('a logarithmic axis', () => {
  it('marks decades, and is even in factors', () => {
    const scale = makeScale([0.001, 1000], { kind: 'log', count: 8 })
    expect(marks(scale)).toEqual(['10⁻³', '0.01', '0.1', '1', '10', '100', '1000'])
    expect(scale.at(1)).toBeCloseTo(0.5)
  })

  it('marks between the decades where there is only one', () => {
    expect(marks(makeScale([1, 10], { kind: 'log', count: 5 }))).toEqual(['1', '2', '3', '5', '10'])
  })

  it('takes no value that is not positive into account', () => {
    expect(extentOf([[-1, 0, 0.5, 2, NaN]], 'log')).toEqual([0.5, 2])
  })
})

describe('a value in words', () => {
  it.each([
    [0, '0'],
    [0.123456, '0.1235'],
    [-2.5, '−2.5'],
    [1234, '1234'],
    [203530, '203,530'],
    [1228800, '1,228,800'],
    [2.5e6 + 0.5, '2.500e6'],
    [0.0000123, '1.230e−5'],
    [NaN, 'nan'],
    [-Infinity, '−inf'],
  ])('%d is written %s', (value, written) => {
    expect(formatValue(value)).toBe(written)
  })
})
