import type { Num } from '../../notebook/outputs.ts'

const words: Record<string, string> = { NaN: 'nan', Infinity: 'inf', '-Infinity': '−inf' }

/** Numbers of one tensor with the same digits after the point, by PyTorch's rule: whole, four digits, or powers of ten. */
export function formatterOf(values: readonly Num[], dtype: string): (value: Num) => string {
  const write = writerOf(values, dtype)
  return value => (typeof value === 'string' ? words[value] : write(value).replace('-', '−'))
}

function writerOf(values: readonly Num[], dtype: string): (value: number) => string {
  if (dtype === 'bool') return value => (value ? 'true' : 'false')
  const sizes = values.filter(value => typeof value === 'number' && value !== 0).map(value => Math.abs(value as number))
  const largest = Math.max(0, ...sizes)
  const smallest = Math.min(Infinity, ...sizes)
  if (sizes.every(Number.isInteger) && largest < 1e8) return String
  const scientific = largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000
  if (scientific && !(largest < 1e5 && smallest >= 1e-4)) return value => value.toExponential(3).replace('e+', 'e')
  return value => value.toFixed(4)
}
