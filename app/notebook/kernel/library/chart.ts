import type { ChartOutput, ChartPanel, ChartSeries } from '../../outputs.ts'
import { shortNums } from '../display.ts'
import { toNum } from '../inspect.ts'
import type { Chart, ChartOptions, Numbers, Scalar, SeriesOptions, SharedAxes } from '../notebook.d.ts'
import { decimate } from './decimate.ts'
import { LiveOutput } from './live-output.ts'
import { toNumber, toNumbers } from './numbers.ts'
import type { OutputTarget } from './target.ts'

/** Points of a line while more may come, and in the last frame. */
const mostLive = 300
const mostFinal = 10_000

export function chart(target: OutputTarget, options: ChartOptions = {}): Chart {
  return new Figure(target, 1, 1, [options]).charts[0]
}

export function subplots(
  target: OutputTarget,
  rows: number,
  cols: number,
  options: ChartOptions | ChartOptions[] = {},
  { sharex = false, sharey = false }: SharedAxes = {},
): Chart[] {
  const each = Array.from({ length: rows * cols }, (_, i) => (Array.isArray(options) ? (options[i] ?? {}) : options))
  return new Figure(target, rows, cols, each, { ...(sharex && { sharex }), ...(sharey && { sharey }) }).charts
}

/** One output with its panels. It keeps every point. */
class Figure {
  readonly charts: PanelChart[]

  constructor(target: OutputTarget, rows: number, cols: number, options: ChartOptions[], shared: SharedAxes = {}) {
    this.charts = options.map(panel => new PanelChart(panel, target, () => output.changed()))
    const output = new LiveOutput(target, live => {
      const panels = this.charts.map(chart => chart.panel(live))
      return { kind: 'chart', rows, cols, panels, ...shared, live } satisfies Omit<ChartOutput, 'id'>
    })
  }
}

/** True for a chart: it is on the page already, and shows nothing as the last value of a cell. */
export const isChart = (value: unknown) =>
  value instanceof PanelChart ||
  (Array.isArray(value) && value.length > 0 && value.every(item => item instanceof PanelChart))

interface Line {
  name: string
  mark: ChartSeries['mark']
  x: number[]
  y: number[]
}

class PanelChart implements Chart {
  readonly #options: ChartOptions
  readonly #target: OutputTarget
  readonly #changed: () => void
  #lines: Line[] = []

  constructor(options: ChartOptions, target: OutputTarget, changed: () => void) {
    this.#options = options
    this.#target = target
    this.#changed = changed
  }

  add(x: Scalar, y: Parameters<Chart['add']>[1]): this {
    const at = toNumber(x, this.#target.engine)
    for (const [name, value] of this.#named(y)) {
      if (value === null || value === undefined) continue
      const line = this.#line(name)
      line.x.push(at)
      line.y.push(toNumber(value, this.#target.engine))
    }
    this.#changed()
    return this
  }

  line(x: Numbers, y?: Numbers | SeriesOptions, options?: SeriesOptions): this {
    return this.#whole('line', x, y, options)
  }

  points(x: Numbers, y?: Numbers | SeriesOptions, options?: SeriesOptions): this {
    return this.#whole('points', x, y, options)
  }

  bars(x: Numbers, y?: Numbers | SeriesOptions, options?: SeriesOptions): this {
    return this.#whole('bars', x, y, options)
  }

  clear(): this {
    this.#lines = []
    this.#changed()
    return this
  }

  panel(live: boolean): ChartPanel {
    const {
      title,
      xlabel,
      ylabel,
      xlim,
      ylim,
      xscale = 'linear',
      yscale = 'linear',
      projection = 'cartesian',
    } = this.#options
    const given = Object.entries({ title, xlabel, ylabel, xlim, ylim }).filter(([, value]) => value !== undefined)
    return {
      ...Object.fromEntries(given),
      xscale,
      yscale,
      projection,
      legend: this.#lines.some(line => line.name !== ''),
      series: this.#lines.map((line, index) => seriesOf(line, index, live)),
    }
  }

  #named(y: Parameters<Chart['add']>[1]): [string, Scalar | null | undefined][] {
    const { legend = [] } = this.#options
    if (Array.isArray(y)) return y.map((value, i) => [legend[i] ?? (y.length > 1 ? `${i}` : ''), value])
    const isRecord = typeof y === 'object' && y !== null && Object.getPrototypeOf(y) === Object.prototype
    return isRecord ? Object.entries(y as Record<string, Scalar>) : [[legend[0] ?? '', y as Scalar]]
  }

  #line(name: string): Line {
    let line = this.#lines.find(line => line.name === name && line.mark === 'line')
    if (!line) this.#lines.push((line = { name, mark: 'line', x: [], y: [] }))
    return line
  }

  #whole(mark: Line['mark'], first: Numbers, second?: Numbers | SeriesOptions, options?: SeriesOptions): this {
    const { engine } = this.#target
    const hasX = second !== undefined && (engine.tensor(second) !== null || 'length' in second)
    const y = toNumbers(hasX ? second : first, engine)
    const x = hasX ? toNumbers(first, engine) : y.map((_, i) => i)
    if (x.length !== y.length) throw new RangeError(`${mark}: ${x.length} values of x and ${y.length} of y do not fit`)
    const { name } = (hasX ? options : (second as SeriesOptions | undefined)) ?? {}
    this.#lines.push({ name: name ?? this.#options.legend?.[this.#lines.length] ?? '', mark, x, y })
    this.#changed()
    return this
  }
}

/** A series as the page gets it; for a frame that the next one replaces, nobody needs its numbers short. */
function seriesOf({ name, mark, x, y }: Line, index: number, live: boolean): ChartSeries {
  const thinned = decimate(x, y, live ? mostLive : mostFinal)
  const numbers = live ? (values: number[]) => values.map(toNum) : shortNums
  return { name, mark, color: index, dash: index, x: numbers(thinned.x), y: numbers(thinned.y), total: x.length }
}
