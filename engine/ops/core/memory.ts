import { f32, i32, u8 } from '../../backends/index.ts'
import { float32, int32 } from '../../tensor/dtype.ts'
import type { Tensor } from '../../tensor/tensor.ts'

export type Values = Float32Array | Int32Array | Uint8Array

/**
 * The memory of a contiguous tensor as a typed array, for the rare ops that are written in JavaScript. It is a window
 * on the heap: allocate outputs first, since an allocation may grow the heap and leave the window behind.
 */
export function memoryOf(x: Tensor): Values {
  if (x.dtype === float32) return f32.subarray(x.ptr >> 2, (x.ptr >> 2) + x.count)
  if (x.dtype === int32) return i32.subarray(x.ptr >> 2, (x.ptr >> 2) + x.count)
  return u8.subarray(x.ptr, x.ptr + x.count)
}

/** A shape seen as [outer, n, inner] around one dimension; a 0-dim tensor is one line of one. */
export function linesOf(sizes: readonly number[], dim: number): { outer: number; n: number; inner: number } {
  let outer = 1
  let inner = 1
  for (let d = 0; d < dim; d++) outer *= sizes[d]
  for (let d = dim + 1; d < sizes.length; d++) inner *= sizes[d]
  return { outer, n: sizes[dim] ?? 1, inner }
}
