import { checkInterrupt } from '../../hooks.ts'
import { float32 } from '../../tensor/dtype.ts'
import { count, formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { memoryOf } from './memory.ts'
import { checkTensor } from './unary.ts'

/** Checks for a batch of float32 matrices and says how many there are of which size. */
export function matricesOf(
  op: string,
  x: Tensor,
  square: boolean,
): { batch: number; m: number; n: number; lead: number[] } {
  checkInterrupt()
  checkTensor(op, x)
  if (x.dtype !== float32) throw new TypeError(`${op}: expected float32, got ${x.dtype.name}; use .float() first`)
  if (x.sizes.length < 2) throw new RangeError(`${op}: expected a matrix, got shape ${formatShape(x.sizes)}`)
  const lead = x.sizes.slice(0, -2)
  const [m, n] = x.sizes.slice(-2)
  if (square && m !== n) throw new RangeError(`${op}: expected square matrices, got shape ${formatShape(x.sizes)}`)
  return { batch: count(lead), m, n, lead }
}

/** Matrix number `b` of a batch as float64. */
export const matrixAt = (x: Tensor, b: number, size: number): Float64Array =>
  Float64Array.from(memoryOf(x).subarray(b * size, (b + 1) * size))
