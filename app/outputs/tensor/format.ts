import type { Num } from '../../notebook/outputs.ts'

const words: Record<string, string> = { NaN: 'nan', Infinity: 'inf', '-Infinity': '−inf' }

/**
 * Numbers of one tensor with the same digits after the point: none when all are whole, powers of ten when all are tiny
 * or some are huge.
 */
export function formatterOf(values: readonly Num[], dtype: string): (value: Num) => string {
  const write = writerOf(values, dtype)
  return value => (typeof value === 'string' ? words[value] : write(value).replace('-', '−'))
}

function writerOf(values: readonly Num[], dtype: string): (value: number) => string {
  if (dtype === 'bool') return value => (value ? 'true' : 'false')
  const sizes = values.filter(value => typeof value === 'number' && value !== 0).map(value => Math.abs(value as number))
  const largest = Math.max(0, ...sizes)
  if (sizes.every(Number.isInteger) && largest < 1e8) return String
  if (largest >= 1e6 || largest < 1e-3) return value => value.toExponential(3).replace('e+', 'e')
  // Four digits after the point, as PyTorch; fewer where all is large, more where all is small.
  const magnitude = Math.floor(Math.log10(largest))
  const digits = magnitude > 1 ? Math.max(2, 5 - magnitude) : Math.max(4, 3 - magnitude)
  return value => value.toFixed(digits)
}
