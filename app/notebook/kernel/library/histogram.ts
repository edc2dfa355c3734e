import type { HistogramOutput } from '../../outputs.ts'
import type { Engine } from '../engine.ts'
import type { HistogramOptions, Numbers } from '../notebook.d.ts'
import { rangeOf, toNumbers } from './numbers.ts'
import type { OutputTarget } from './target.ts'

type Values = Numbers | Record<string, Numbers>

export const histogram = (target: OutputTarget, values: Values, options?: HistogramOptions) =>
  void target.place(histogramOf(target.engine, values, options))

export function histogramOf(
  engine: Engine,
  values: Values,
  options: HistogramOptions = {},
): Omit<HistogramOutput, 'id'> {
  const isRecord = Object.getPrototypeOf(values) === Object.prototype && !engine.tensor(values)
  const named: [string, Numbers][] = isRecord
    ? Object.entries(values as Record<string, Numbers>)
    : [['', values as Numbers]]
  const sets = named.map(([name, set]) => ({ name, values: toNumbers(set, engine) }))
  const finite = sets.flatMap(({ values }) => values).filter(Number.isFinite)
  const { bins = Math.min(60, Math.max(10, Math.ceil(Math.sqrt(finite.length)))), range, ...labels } = options
  const [low, high] = range ?? widened(rangeOf(finite))
  const edges = Array.from({ length: bins + 1 }, (_, i) => low + ((high - low) * i) / bins)
  return {
    kind: 'histogram',
    ...labels,
    edges,
    series: sets.map(({ name, values }) => ({ name, counts: countInto(values, low, high, bins) })),
    excluded: sets.reduce((sum, { values }) => sum + values.filter(value => !Number.isFinite(value)).length, 0),
  }
}

/** The last bin holds its upper edge too; values outside the range are in none. */
function countInto(values: number[], low: number, high: number, bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0)
  for (const value of values) {
    if (value >= low && value <= high) counts[Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins))]++
  }
  return counts
}

/** Equal values get a bin of some width. */
const widened = ([low, high]: [number, number]): [number, number] =>
  low < high ? [low, high] : [low - 0.5, high + 0.5]
