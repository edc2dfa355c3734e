import type { AxisScale, ChartPanel, ChartSeries } from '../../notebook/outputs.ts'
import { decimate } from './decimate.ts'
import { extentOf, makeScale, type Scale } from './scale.ts'
import { smooth } from './smooth.ts'

/** A panel ready to draw: what the static and the live renderer share, so that one can take the other's place unseen. */
export interface Panel {
  readonly x: Scale
  readonly y: Scale
  readonly lines: readonly Line[]
  /** Values that a logarithmic axis has no place for. */
  readonly skipped: number
  /** What a bar takes of the room it has. */
  readonly barShare: number
}

export interface Line {
  readonly name: string
  readonly mark: ChartSeries['mark']
  readonly color: number
  readonly dash: number
  /** Ready to draw: numbers, decimated. `null` is a gap. */
  readonly points: readonly Point[]
  /** Few points are marked each. */
  readonly dots: boolean
  /** The faint line of the values as they are, behind the smoothed one. */
  readonly ghost?: readonly Point[]
  /** The line of the same name in the book's run. */
  readonly book?: readonly Point[]
}

export interface Point {
  readonly x: number
  readonly y: number | null
}

export interface PanelView {
  /** Takes the place of the author's scale. */
  yscale?: AxisScale | undefined
  /** Weight of the past in the average; 0 is off. */
  smoothing?: number | undefined
  barShare?: number | undefined
  /** Indices of series that the reader has put away. */
  hidden?: ReadonlySet<number> | undefined
  /** About how many marks fit on an axis. */
  ticks?: { x: number; y: number }
  /** The same panel in the book's run; its lines stand behind those of the same names, and the axes have room for them. */
  book?: ChartPanel | undefined
}

/** Beyond this an SVG line costs more than the eye gets. */
const pointBudget = 600
const mostDots = 30

/** The line of the same name in another run. Points and bars would hide those of this run. */
export const counterpartOf = (series: ChartSeries, book: ChartPanel | undefined): ChartSeries | undefined =>
  series.mark === 'line'
    ? book?.series.find(({ name, mark, total }) => mark === 'line' && name === series.name && total > 1)
    : undefined

const numbersOf = ({ x, y }: ChartSeries) => ({ x: x.map(Number), y: y.map(Number) })

export function preparePanel(panel: ChartPanel, view: PanelView = {}): Panel {
  const { smoothing = 0, barShare = 0.8, hidden, ticks = { x: 6, y: 5 }, book } = view
  const yscale = view.yscale ?? panel.yscale
  const series = panel.series.map(numbersOf)
  const bookSeries = panel.series.map(one => {
    const counterpart = counterpartOf(one, book)
    return counterpart && numbersOf(counterpart)
  })

  const drawable = (x: number, y: number) =>
    Number.isFinite(x) && Number.isFinite(y) && (yscale !== 'log' || y > 0) && (panel.xscale !== 'log' || x > 0)
  const pointsOf = (xs: number[], ys: (number | null)[]): Point[] =>
    xs.map((x, i) => {
      const y = ys[i]
      return { x, y: y !== null && drawable(x, y) ? y : null }
    })

  const lines = panel.series.map(({ name, mark, color, dash }, i): Line => {
    const { x, y } = series[i]
    const averaged = smoothing > 0 && mark === 'line'
    const ofBook = bookSeries[i]
    return {
      name,
      mark,
      color,
      dash,
      points: thin(pointsOf(x, averaged ? smooth(y, smoothing) : y)),
      dots: mark === 'line' && x.length <= mostDots && !averaged,
      ...(averaged && { ghost: thin(pointsOf(x, y)) }),
      ...(ofBook && { book: thin(pointsOf(ofBook.x, averaged ? smooth(ofBook.y, smoothing) : ofBook.y)) }),
    }
  })

  const shown = [...series, ...bookSeries].filter((one, i) => one && !hidden?.has(i % series.length)) as typeof series
  const bars = panel.series.some(({ mark }) => mark === 'bars')
  return {
    barShare,
    x: makeScale(
      padded(
        extentOf(
          shown.map(({ x }) => x),
          panel.xscale,
        ),
        panel,
      ),
      {
        kind: panel.xscale,
        limits: panel.xlim,
        count: ticks.x,
        nice: panel.series.length > 0 && panel.series.every(({ mark }) => mark === 'points'),
      },
    ),
    y: makeScale(extentOf(bars ? [...shown.map(({ y }) => y), [0]] : shown.map(({ y }) => y), yscale), {
      kind: yscale,
      limits: panel.ylim && (yscale !== 'log' || panel.ylim[0] > 0) ? panel.ylim : undefined,
      count: ticks.y,
      nice: true,
    }),
    lines,
    skipped: series
      .filter((_, i) => !hidden?.has(i))
      .reduce((sum, { x, y }) => sum + skipped(y, yscale) + skipped(x, panel.xscale), 0),
  }
}

const skipped = (values: number[], scale: AxisScale) =>
  scale === 'log' ? values.filter(value => value <= 0).length : 0

const thin = (points: Point[]) => decimate(points, pointBudget, point => point.y).filter(({ x }) => Number.isFinite(x))

/** Bars stand around their x, so the axis reaches half a bar beyond the first and the last. */
function padded(
  extent: readonly [number, number] | undefined,
  panel: ChartPanel,
): readonly [number, number] | undefined {
  const bars = panel.series.filter(({ mark }) => mark === 'bars')
  if (!extent || !bars.length || panel.xscale === 'log') return extent
  const half = barWidth(bars.flatMap(({ x }) => x.map(Number))) / 2
  return [extent[0] - half, extent[1] + half]
}

/** Smallest distance between neighbours: the room that a bar has. */
export function barWidth(xs: readonly number[]): number {
  const sorted = [...new Set(xs)].toSorted((a, b) => a - b)
  const distances = sorted.slice(1).map((x, i) => x - sorted[i])
  return distances.length ? Math.min(...distances) : 1
}
