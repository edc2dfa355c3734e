import type { ChartPanel } from '../../notebook/outputs.ts'
import type { Words } from '../words.ts'
import { formatValue } from './ticks.ts'

/** A panel in sentences, for readers who hear it: what it shows, and for each series where it starts, ends, and turns. */
export function summarize({ title, xlabel = '', ylabel = '', series }: ChartPanel, words: Words): string {
  const name =
    title ||
    ylabel ||
    series
      .map(line => line.name)
      .filter(Boolean)
      .join(', ')
  const sentences = series.map(line => {
    const points = line.x
      .map((x, i) => ({ x: Number(x), y: Number(line.y[i]) }))
      .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
    if (points.length === 0) return line.name ? `${line.name}: ${words.noPoints}` : words.noPoints
    const first = points[0]
    const last = points[points.length - 1]
    if (points.length === 1) return words.single(line.name, formatValue(first.y), formatValue(first.x))
    const low = points.reduce((best, point) => (point.y < best.y ? point : best))
    const high = points.reduce((best, point) => (point.y > best.y ? point : best))
    const said = [first.y, last.y, low.y, low.x, high.y, high.x].map(formatValue)
    return words.trend(line.name, ...(said as [string, string, string, string, string, string]))
  })
  return [`${words.chartOf(name, xlabel)}.`, ...(sentences.length ? sentences : [words.noPoints])].join(' ')
}
