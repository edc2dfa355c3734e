import type { ChartPanel } from '../../notebook/outputs.ts'
import type { Panel } from './panel.ts'

/** Pixels around the plot for what is written there; the plot itself takes the rest of whatever width there is. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

export const tickSize = 12
export const labelSize = 13
/** Advance of a digit in the interface font at `tickSize`. */
const digitWidth = 7

export function insetsOf(panel: Panel, { xlabel, ylabel }: Pick<ChartPanel, 'xlabel' | 'ylabel'>): Insets {
  const widest = Math.max(1, ...panel.y.ticks.map(tick => panel.y.format(tick).length))
  const lastTick = panel.x.ticks.at(-1)
  const overhang = lastTick === undefined ? 0 : (panel.x.format(lastTick).length * digitWidth) / 2
  return {
    top: 8,
    right: Math.max(10, Math.ceil(overhang)),
    bottom: xlabel ? 46 : 26,
    left: Math.ceil(widest * digitWidth) + 12 + (ylabel ? 20 : 0),
  }
}

/** By the number of panels side by side: how tall a plot is and how many marks its axes have room for. */
const sizes = [
  { height: 300, ticks: { x: 6, y: 6 } },
  { height: 232, ticks: { x: 4, y: 5 } },
  { height: 190, ticks: { x: 3, y: 4 } },
]
export const sizeOf = (cols: number) => sizes[Math.min(cols, sizes.length) - 1]

/** Series are told apart by colour and by dashes, for readers who see few colours and for print. */
const dashes = [undefined, '7 4', '2 4', '9 3 2 3', '12 4', '4 2 1 2']
export const dashOf = (dash: number) => dashes[dash % dashes.length]

const colours = 8
export const colourOf = (color: number) => `var(--series-${(color % colours) + 1})`
