import { decimals, formatLinearTick, formatLogTick, linearTicks, logTicks, niceStep } from './ticks.ts'

export type ScaleKind = 'linear' | 'log'
export type Extent = readonly [low: number, high: number]

/** One axis: from a value to its place between 0 and 1, and the marks along it. */
export interface Scale {
  readonly kind: ScaleKind
  readonly domain: Extent
  readonly ticks: readonly number[]
  format(value: number): string
  at(value: number): number
}

interface ScaleOptions {
  kind: ScaleKind
  /** What the author fixed; the data decides what is left open. */
  limits?: Extent | undefined
  /** About how many marks fit. */
  count: number
  /** Round the ends outwards to marks: yes for y, no for x, where curves should reach the frame. */
  nice?: boolean
}

/** Smallest and largest drawable value; a logarithmic axis has no place for what is not positive. */
export function extentOf(lists: Iterable<ArrayLike<number | null>>, kind: ScaleKind): Extent | undefined {
  let low = Infinity
  let high = -Infinity
  for (const list of lists)
    for (let i = 0; i < list.length; i++) {
      const value = list[i]
      if (value === null || !Number.isFinite(value) || (kind === 'log' && value <= 0)) continue
      if (value < low) low = value
      if (value > high) high = value
    }
  return low <= high ? [low, high] : undefined
}

export function makeScale(extent: Extent | undefined, options: ScaleOptions): Scale {
  return options.kind === 'log' ? logScale(extent, options) : linearScale(extent, options)
}

function linearScale(extent: Extent = [0, 1], { limits, count, nice }: ScaleOptions): Scale {
  let [low, high] = limits ?? extent
  if (low > high) [low, high] = [high, low]
  if (low === high) {
    // A single value gets room around it, or it would lie on the frame.
    const room = Math.abs(low) * 0.1 || 1
    low -= room
    high += room
  }
  const step = niceStep(low, high, count)
  if (nice && !limits) {
    low = Math.floor(low / step + 1e-9) * step
    high = Math.ceil(high / step - 1e-9) * step
    const digits = decimals(step)
    low = Number(low.toFixed(digits))
    high = Number(high.toFixed(digits))
  }
  return {
    kind: 'linear',
    domain: [low, high],
    ticks: linearTicks(low, high, step),
    format: value => formatLinearTick(value, step),
    at: value => (value - low) / (high - low),
  }
}

function logScale(extent: Extent = [0.1, 1], { limits, count, nice }: ScaleOptions): Scale {
  let [low, high] = limits && limits[0] > 0 && limits[1] > limits[0] ? limits : extent
  if (low === high) [low, high] = [low / 2, high * 2]
  if (nice && !limits) [low, high] = [roundLog(low, Math.floor), roundLog(high, Math.ceil)]
  const start = Math.log10(low)
  const span = Math.log10(high) - start
  return {
    kind: 'log',
    domain: [low, high],
    ticks: logTicks(low, high, count),
    format: formatLogTick,
    at: value => (Math.log10(value) - start) / span,
  }
}

/** The next whole number times a power of ten, downwards or upwards. */
function roundLog(value: number, round: (value: number) => number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9)
  return round(Number((value / power).toFixed(9))) * power
}
