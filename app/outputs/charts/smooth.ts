/**
 * Exponential moving average with the start corrected (as Adam corrects its averages), so that the first values are not pulled
 * towards zero. `weight` is the share kept of the past, 0 (off) to below 1. Gaps stay gaps.
 */
export function smooth(values: readonly (number | null)[], weight: number): (number | null)[] {
  if (weight <= 0) return [...values]
  let average = 0
  let mass = 0
  return values.map(value => {
    if (value === null || !Number.isFinite(value)) return value
    average = weight * average + (1 - weight) * value
    mass = weight * mass + (1 - weight)
    return average / mass
  })
}

const fewestToSmooth = 20

/** Whether smoothing would show something: a line that turns every few points. */
export function isNoisy(values: readonly number[]): boolean {
  if (values.length < fewestToSmooth) return false
  let turns = 0
  for (let i = 2; i < values.length; i++) if ((values[i] - values[i - 1]) * (values[i - 1] - values[i - 2]) < 0) turns++
  return turns > values.length / 8
}
