/** How values stand in a module's printed form: PyTorch's numbers, JavaScript's words. */

/** A number as Python prints it: 1e-05, not 0.00001. */
export function formatNumber(value: number): string {
  if (value !== 0 && Number.isFinite(value) && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e16)) {
    const [digits, exponent] = value.toExponential().split('e')
    const size = exponent.slice(1).padStart(2, '0')
    return `${digits}e${exponent[0]}${size}`
  }
  return String(value)
}

/** A list as a tuple: `(5, 5)`; a single entry as `(5,)`. */
export const formatTuple = (values: readonly number[]): string =>
  values.length === 1 ? `(${formatNumber(values[0])},)` : `(${values.map(formatNumber).join(', ')})`

export type Shown = number | boolean | string | null | readonly number[]

export const formatValue = (value: Shown): string =>
  typeof value === 'number'
    ? formatNumber(value)
    : typeof value === 'string'
      ? value
      : value === null || typeof value === 'boolean'
        ? String(value)
        : formatTuple(value)

/** `kernelSize=(5, 5), stride=1` */
export const formatFields = (fields: Record<string, Shown>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${formatValue(value)}`)
    .join(', ')
