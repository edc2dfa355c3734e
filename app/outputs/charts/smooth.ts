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
