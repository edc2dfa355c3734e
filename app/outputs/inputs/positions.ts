import type { InputControl } from '../../notebook/outputs.ts'

type Slider = Extract<InputControl, { type: 'slider' }>

const mostPositions = 2_000
const logPositions = 200

/** The values a slider can stand at, ascending; a logarithmic one leaves out those that rounding makes equal. */
export function positionsOf({ min, max, step, log }: Slider): number[] {
  const count = log
    ? logPositions
    : Math.min(mostPositions, Math.floor((max - min) / (step ?? (max - min) / 100) + 1e-9))
  const values = Array.from({ length: count + 1 }, (_, i) => {
    if (!log) return round(min + (step ?? (max - min) / 100) * i)
    const value = min * (max / min) ** (i / count)
    return step === undefined ? Number(value.toPrecision(3)) : round(Math.round(value / step) * step)
  })
  const ends = [min, ...values.filter(value => value > min && value < max), max]
  return ends.filter((value, i) => value !== ends[i - 1])
}

/** Sums of steps as they are meant: 0.3, not 0.30000000000000004. */
const round = (value: number) => Number(value.toPrecision(12))

/** The position nearest to a value. */
export function positionNear(positions: number[], value: number): number {
  const above = positions.findIndex(position => position >= value)
  if (above <= 0) return above < 0 ? positions.length - 1 : 0
  return positions[above] - value < value - positions[above - 1] ? above : above - 1
}
