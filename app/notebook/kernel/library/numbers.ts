import type { Engine, ShownTensor } from '../engine.ts'

/** One number out of a plain one or a tensor of one element. */
export function toNumber(value: unknown, engine: Engine): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value)
  const tensor = engine.tensor(value)
  if (tensor?.total === 1) return tensor.values(0, 1)[0]
  throw new TypeError(
    `a number was expected, not ${tensor ? `a tensor of shape [${tensor.shape.join(', ')}]` : typeof value}`,
  )
}

/** A row of numbers out of an array, a typed array or a tensor of any shape. */
export function toNumbers(value: unknown, engine: Engine): number[] {
  const tensor = engine.tensor(value)
  if (tensor) return tensor.values(0, tensor.total)
  if (typeof value === 'object' && value !== null && 'length' in value) {
    return Array.from(value as ArrayLike<unknown>, item => toNumber(item, engine))
  }
  return [toNumber(value, engine)]
}

/** A plane of numbers, row-major. */
export interface Plane {
  height: number
  width: number
  values: number[]
}

/** The last two dimensions of a tensor, one plane for every index before them. */
export function planesOf({ shape, total, values }: ShownTensor): Plane[] {
  const [height, width] = shape.slice(-2)
  const size = height * width
  const all = values(0, total)
  return Array.from({ length: size === 0 ? 0 : total / size }, (_, i) => ({
    height,
    width,
    values: all.slice(i * size, (i + 1) * size),
  }))
}

/** Smallest and largest finite value; [0, 1] where there is none. */
export function rangeOf(values: number[]): [number, number] {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  return low <= high ? [low, high] : [0, 1]
}

/** Rows and columns of a grid for `count` things. */
export function gridOf(count: number, rows?: number, cols?: number, widest = 10): { rows: number; cols: number } {
  const columns = cols ?? (rows ? Math.ceil(count / rows) : Math.min(count, widest))
  return { rows: rows ?? Math.ceil(count / Math.max(columns, 1)), cols: Math.max(columns, 1) }
}
