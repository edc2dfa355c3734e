import { group } from '../../notebook/group.ts'

/** Where the marks of an axis stand, and how a number on it is written. */

const minus = (text: string) => text.replace('-', '−')

/** A step of 1, 2 or 5 times a power of ten that puts about `count` marks between low and high. */
export function niceStep(low: number, high: number, count: number): number {
  const raw = (high - low) / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(raw))
  const lead = raw / power
  // The nearest of them by ratio, so the borders are the geometric means.
  return power * (lead < Math.SQRT2 ? 1 : lead < Math.sqrt(10) ? 2 : lead < Math.sqrt(50) ? 5 : 10)
}

/** Multiples of `step` within [low, high]; each computed from its index, so that no rounding piles up. */
export function linearTicks(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  const digits = decimals(step)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(digits)) + 0)
}

/** Digits after the point that tell neighbours `step` apart. */
export function decimals(step: number): number {
  return Math.min(20, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)))
}

/** Marks of a logarithmic axis: every decade, thinned when there are many, with 2 and 5 between them when there are few. */
export function logTicks(low: number, high: number, count: number): number[] {
  const first = Math.floor(Math.log10(low) + 1e-9)
  const last = Math.ceil(Math.log10(high) - 1e-9)
  const leads = last - first <= 1 ? [1, 2, 3, 5] : last - first === 2 ? [1, 2, 5] : [1]
  const stride = Math.max(1, Math.ceil((last - first) / Math.max(1, count)))
  const ticks: number[] = []
  for (let decade = first; decade <= last; decade += stride)
    for (const lead of leads) {
      const tick = lead * 10 ** decade
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) ticks.push(tick)
    }
  return ticks
}

const units: readonly [number, string][] = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
]

/** A mark of a linear axis: as many digits as the step needs, 20k for twenty thousand. */
export function formatLinearTick(value: number, step: number): string {
  if (value === 0) return '0'
  if (Math.abs(value) >= 1e12 || step < 1e-5) return formatValue(value)
  if (step >= 500 || Math.abs(value) >= 1e5)
    for (const [size, suffix] of units)
      if (Math.abs(value) >= size) return minus((value / size).toFixed(decimals(step / size))) + suffix
  return minus(value.toFixed(decimals(step)))
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const raised = (power: number) =>
  (power < 0 ? '⁻' : '') + [...String(Math.abs(power))].map(digit => superscripts[Number(digit)]).join('')

/** A mark of a logarithmic axis: plain near one, a power of ten far from it. */
export function formatLogTick(value: number): string {
  const power = Math.floor(Math.log10(value) + 1e-9)
  if (power >= -2 && power <= 3) return String(Number(value.toPrecision(2)))
  const lead = Math.round(value / 10 ** power)
  return (lead === 1 ? '' : `${lead}×`) + '10' + raised(power)
}

/** A value in a hover box, a table or a sentence: four digits that count; counts of anything stand whole. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '−inf'
  if (Number.isInteger(value) && Math.abs(value) < 1e13)
    return minus(Math.abs(value) < 10_000 ? String(value) : group(value))
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return minus(value.toExponential(3).replace('e+', 'e'))
  return minus(String(Number(value.toPrecision(4))))
}
