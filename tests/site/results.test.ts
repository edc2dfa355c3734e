import { describe, expect, test } from 'vitest'
import {
  boxOf,
  decades,
  inShort,
  newest,
  overlap,
  percentAxis,
  placeLabels,
  powersWithin,
} from '../../app/reader/comparison/points.ts'
import { readWork } from '../../app/reader/keep/file.ts'
import { isResult, type Result, resultsIn, withResults } from '../../app/reader/keep/results.ts'

const result = (network: string, testAcc: number, more: Partial<Result> = {}): Result => ({
  network,
  section: 'lenet',
  parameters: 61706,
  multiplyAdds: 416520,
  trainAcc: null,
  testAcc,
  seconds: 12,
  ...more,
})

describe('results of trained networks', () => {
  test('are what the cell showed, with the time that it took', () => {
    const shown = [
      { id: '1', kind: 'text', stream: 'log', text: 'done', folded: 0, tail: '' } as const,
      {
        id: '2',
        kind: 'result',
        network: 'NiN',
        parameters: 21214,
        multiplyAdds: 4e6,
        trainAcc: 0.9,
        testAcc: 0.8,
      } as const,
    ]
    expect(resultsIn(shown, 'nin', 31)).toEqual([
      {
        network: 'NiN',
        section: 'nin',
        parameters: 21214,
        multiplyAdds: 4e6,
        trainAcc: 0.9,
        testAcc: 0.8,
        seconds: 31,
      },
    ])
  })

  test('are kept in number: of one network the oldest make way, others stay', () => {
    let kept: Result[] = [result('VGG', 0.5)]
    for (let i = 1; i <= 9; i++) kept = withResults(kept, [result('LeNet', i / 10)])
    expect(kept.map(({ testAcc }) => testAcc)).toEqual([0.5, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    expect(newest(kept).map(({ network, testAcc }) => [network, testAcc])).toEqual([
      ['VGG', 0.5],
      ['LeNet', 0.9],
    ])
  })

  test('that cannot be drawn are not read', () => {
    for (const wrong of [null, 'x', {}, result('LeNet', NaN), { ...result('LeNet', 1), parameters: '5' }])
      expect(isResult(wrong)).toBe(false)
    expect(isResult(JSON.parse(JSON.stringify(result('LeNet', 0.9))))).toBe(true)
  })

  test('travel in the file of the work; an older file has none', () => {
    const file = { format: 'deep-learning-live-work', version: 1, edits: {}, progress: {} }
    expect(readWork(JSON.stringify(file)).results).toEqual([])
    const results = [result('LeNet', 0.9), { network: 'broken' }]
    expect(readWork(JSON.stringify({ ...file, results })).results).toEqual([result('LeNet', 0.9)])
  })
})

describe('the chart of all networks', () => {
  test('has axes that hold every value', () => {
    const [low, high] = decades([10698, 61706, 2_000_000])
    expect(10 ** low).toBeLessThanOrEqual(10698)
    expect(10 ** high).toBeGreaterThan(2_000_000)
    expect(powersWithin([low, high]).map(power => inShort(10 ** power))).toEqual(['10 k', '100 k', '1 M'])
    const { range, ticks } = percentAxis([0.853, 0.931])
    expect(range[0]).toBeLessThanOrEqual(85.3)
    expect(range[1]).toBeGreaterThanOrEqual(93.1)
    expect(ticks.every(tick => tick >= range[0] && tick <= range[1])).toBe(true)
  })

  test('puts no name over another, however close the points', () => {
    const points = [0, 1, 2, 3].map(i => ({ x: 200 + 3 * i, y: 100 + 2 * i, text: `network ${i}` }))
    const placed = placeLabels(points, { left: 0, right: 540, top: 0, bottom: 300 })
    const boxes = placed.map(boxOf)
    for (const [i, box] of boxes.entries())
      for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false)
  })
})
