import type { ChartOutput, ChartPanel } from '../../notebook/outputs.ts'
import { preparePanel } from './panel.ts'
import type { Extent } from './scale.ts'

/** The panels of a chart, with equal limits where it says that they share an axis. What an author fixed stays. */
export function panelsOf({ panels, sharex = false, sharey = false }: ChartOutput): ChartPanel[] {
  const drawn = panels.filter(panel => panel.projection === 'cartesian' && panel.series.length > 0)
  if ((!sharex && !sharey) || drawn.length < 2) return panels
  const prepared = drawn.map(panel => preparePanel(panel))
  const xlim = sharex ? around(prepared.map(({ x }) => x.domain)) : undefined
  const ylim = sharey ? around(prepared.map(({ y }) => y.domain)) : undefined
  return panels.map(panel => ({ ...panel, xlim: panel.xlim ?? xlim, ylim: panel.ylim ?? ylim }))
}

const around = (extents: Extent[]): [number, number] => [
  Math.min(...extents.map(([low]) => low)),
  Math.max(...extents.map(([, high]) => high)),
]
