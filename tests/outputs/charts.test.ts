import { describe, expect, it } from 'vitest'
import { Cadence } from '../../app/notebook/cadence.ts'
import { decimate } from '../../app/outputs/charts/decimate.ts'
import { nearest, positionsOf } from '../../app/outputs/charts/nearest.ts'
import { preparePanel } from '../../app/outputs/charts/panel.ts'
import { panelsOf } from '../../app/outputs/charts/shared.ts'
import { isNoisy, smooth } from '../../app/outputs/charts/smooth.ts'
import { summarize } from '../../app/outputs/charts/summary.ts'
import { csvOf, tableOf } from '../../app/outputs/charts/table.ts'
import { words } from '../../app/outputs/words.ts'
import { panel, series } from './samples.ts'

describe('decimation', () => {
  const points = Array.from({ length: 10_000 }, (_, x) => ({
    x,
    y: x === 7777 ? 50 : x === 1234 ? -50 : Math.sin(x / 100),
  }))
  const kept = decimate(points, 300, point => point.y)

  it('stays within its budget and in order', () => {
    expect(kept.length).toBeLessThanOrEqual(300)
    expect(kept.every((point, i) => i === 0 || point.x > kept[i - 1].x)).toBe(true)
  })

  it('keeps both ends and every spike', () => {
    expect(kept[0].x).toBe(0)
    expect(kept.at(-1)!.x).toBe(9999)
    expect(kept.map(point => point.y)).toEqual(expect.arrayContaining([50, -50]))
  })

  it('leaves a short line as it is', () => {
    expect(decimate(points.slice(0, 200), 300, point => point.y)).toHaveLength(200)
  })
})

describe('smoothing', () => {
  it('does not pull the start towards zero', () => {
    expect(smooth([8, 8, 8], 0.9)).toEqual([8, 8, 8].map(value => expect.closeTo(value)))
  })

  it('follows the values with a lag and leaves gaps', () => {
    const [, , gap, last] = smooth([0, 0, NaN, 1], 0.5)
    expect(gap).toBeNaN()
    expect(last).toBeGreaterThan(0.5)
    expect(last).toBeLessThan(1)
  })

  it('is offered for noise, not for a curve', () => {
    expect(isNoisy(Array.from({ length: 100 }, (_, i) => (i * 7919) % 13))).toBe(true)
    expect(isNoisy(Array.from({ length: 100 }, (_, i) => Math.tanh(i / 10)))).toBe(false)
  })
})

describe('drawing while it runs', () => {
  it('rests at least a tenth of a second, and a hundred times as long as drawing took', () => {
    const cadence = new Cadence()
    expect(cadence.wait(0)).toBe(0)
    cadence.drew(0, 1)
    expect(cadence.wait(1)).toBe(100)
    cadence.drew(200, 210)
    expect(cadence.wait(210)).toBe(1000)
    expect(cadence.wait(1210)).toBe(0)
  })
})

describe('a panel', () => {
  it('hands out copies: what a renderer freezes is not the notebook’s', () => {
    const chart = panel([series('loss', [1, 2], [3, 4])])
    const prepared = preparePanel(chart)
    Object.freeze(prepared.lines[0].points)
    chart.series[0].y.push(5)
    expect(prepared.lines[0].points).toHaveLength(2)
  })

  it('fits the axes to the lines that are shown', () => {
    const chart = panel([series('small', [0, 1], [0, 1]), series('large', [0, 1], [0, 1000])])
    expect(preparePanel(chart).y.domain).toEqual([0, 1000])
    expect(preparePanel(chart, { hidden: new Set([1]) }).y.domain).toEqual([0, 1])
  })

  it('stands bars on zero and gives the outer ones their whole width', () => {
    const chart = panel([series('p', [0, 1, 2], [0.2, 0.5, 0.3], { mark: 'bars' })])
    const { x, y } = preparePanel(chart)
    expect(x.domain).toEqual([-0.5, 2.5])
    expect(y.domain[0]).toBe(0)
  })
})

describe('the book’s run behind that of the page', () => {
  const mine = panel([series('loss', [1, 2], [5, 4]), series('new', [1], [1])])
  const book = panel([series('acc', [1, 2], [0, 90]), series('loss', [1, 2, 3], [5, 3, 2])])

  it('stands behind the line of the same name, and the axes have room for it', () => {
    const { lines, x, y } = preparePanel(mine, { book })
    expect(lines[0].book).toEqual([1, 2, 3].map((x, i) => ({ x, y: [5, 3, 2][i] })))
    expect(lines[1].book).toBeUndefined()
    expect(x.domain).toEqual([1, 3])
    expect(y.domain[1]).toBeLessThan(90)
  })

  it('goes when its line is put away', () => {
    expect(preparePanel(mine, { book, hidden: new Set([0]) }).x.domain[1]).toBeLessThan(3)
  })

  it('leaves points alone, which it would hide', () => {
    const cloud = panel([series('loss', [1, 2], [5, 4], { mark: 'points' })])
    expect(preparePanel(cloud, { book }).lines[0].book).toBeUndefined()
  })
})

describe('reading a chart', () => {
  const chart = panel([series('train', [1, 2, 3], [0.9, 0.4, 0.5]), series('test', [2], ['NaN'])], { xlabel: 'epoch' })

  it('says where each line starts, ends and turns', () => {
    expect(summarize(chart, words.en)).toBe(
      'Chart of train, test over epoch. train: from 0.9 to 0.5, lowest 0.4 at 2, highest 0.9 at 1. test: No points yet.',
    )
    expect(summarize(chart, words.zh)).toContain('train：从 0.9 到 0.5，最低 0.4（在 2），最高 0.9（在 1）。')
  })

  it('finds the values at a place, within each line’s own extent', () => {
    const { lines } = preparePanel(panel([series('a', [1, 2, 3], [10, 20, 30]), series('b', [2], [5])]))
    expect(positionsOf(lines)).toEqual([1, 2, 3])
    expect(nearest(lines[0].points, 2.2)).toEqual({ x: 2, y: 20 })
    expect(nearest(lines[1].points, 3)).toBeNull()
  })

  it('lists its values side by side over all x', () => {
    const { columns, rows } = tableOf(
      panel([series('loss', [1, 2], [5, 4]), series('acc', [2, 3], [0.1, 0.2])], { xlabel: 'step' }),
    )
    expect(columns).toEqual(['step', 'loss', 'acc'])
    expect(rows).toEqual([
      [1, 5, null],
      [2, 4, 0.1],
      [3, null, 0.2],
    ])
  })

  it('keeps a path in its own order, also where it comes back', () => {
    expect(tableOf(panel([series('path', [0, 1, 0], [0, 1, 2])])).rows.map(row => row[1])).toEqual([0, 1, 2])
  })

  it('writes CSV that a spreadsheet reads', () => {
    expect(csvOf([panel([series('a, "b"', [1], [2])])])).toBe('x,"a, ""b"""\n1,2')
  })
})

describe('shared axes', () => {
  const low = panel([series('', [0, 1], [0, 1])])
  const high = panel([series('', [0, 9], [5, 40])])
  const grid = { id: '1', kind: 'chart', rows: 1, cols: 2, live: false, panels: [low, high] } as const

  it('reach around the values of every panel', () => {
    const shared = panelsOf({ ...grid, panels: [...grid.panels], sharey: true })
    expect(shared.map(({ ylim }) => ylim)).toEqual([
      [0, 40],
      [0, 40],
    ])
    expect(shared.map(({ xlim }) => xlim)).toEqual([undefined, undefined])
  })

  it('leave what an author fixed', () => {
    const panels = [{ ...low, xlim: [0, 2] as [number, number] }, high]
    expect(panelsOf({ ...grid, panels, sharex: true })[0].xlim).toEqual([0, 2])
  })
})
