import { i32, kernels, scratch } from '../../backends/index.ts'
import { empty, Tensor } from '../../tensor/tensor.ts'
import type { DType } from '../../tensor/dtype.ts'

/** Kernels walk at most so many dimensions, after neighbours that lie in one line have been merged. */
const maxRank = 8

/**
 * Writes the descriptor of a walk over `sizes` for kernels: sizes, then the strides of each operand, with neighbouring
 * dimensions merged and those of size 1 left out. Returns the number of dimensions; the descriptor stands at `scratch`.
 */
export function describe(sizes: readonly number[], operands: readonly (readonly number[])[]): number {
  const merged: number[] = []
  const strides: number[][] = operands.map(() => [])
  for (let d = 0; d < sizes.length; d++) {
    if (sizes[d] === 1) continue
    const last = merged.length - 1
    let joins = last >= 0
    for (let k = 0; joins && k < operands.length; k++) joins = strides[k][last] === operands[k][d] * sizes[d]
    if (joins) {
      merged[last] *= sizes[d]
      for (let k = 0; k < operands.length; k++) strides[k][last] = operands[k][d]
    } else {
      merged.push(sizes[d])
      for (let k = 0; k < operands.length; k++) strides[k].push(operands[k][d])
    }
  }
  if (merged.length === 0) {
    merged.push(1)
    for (const list of strides) list.push(1)
  }
  const rank = merged.length
  if (rank > maxRank) throw new RangeError(`more than ${maxRank} dimensions that cannot be merged`)
  let at = scratch >>> 2
  for (let d = 0; d < rank; d++) i32[at++] = merged[d]
  for (const list of strides) for (let d = 0; d < rank; d++) i32[at++] = list[d]
  return rank
}

/** Whether a walk over so many dimensions needs to be taken apart first. */
export const tooManyDims = (sizes: readonly number[]): boolean =>
  sizes.length > maxRank && sizes.filter(size => size !== 1).length > maxRank

/** Copies the elements of `src` to those of `dst`, same shape and dtype, any strides. */
export function copyElements(src: Tensor, dst: Tensor): void {
  if (src.count === 0) return
  if (tooManyDims(src.sizes)) {
    const entry = (x: Tensor, i: number): Tensor =>
      new Tensor(x.storage, x.offset + i * x.strides[0], x.sizes.slice(1), x.strides.slice(1), x.dtype)
    for (let i = 0; i < src.sizes[0]; i++) copyElements(entry(src, i), entry(dst, i))
    return
  }
  const rank = describe(src.sizes, [src.strides, dst.strides])
  if (src.dtype.bytes === 4) kernels.copy4(src.ptr, dst.ptr, rank, scratch)
  else kernels.copy1(src.ptr, dst.ptr, rank, scratch)
}

/** The tensor itself where it is row-major, else a row-major copy; not recorded. */
export function compact(x: Tensor): Tensor {
  if (x.contiguous_) return x
  const out = empty(x.sizes, x.dtype)
  copyElements(x, out)
  return out
}

const casts: Record<
  string,
  | 'f32_to_i32'
  | 'i32_to_f32'
  | 'u8_to_f32'
  | 'u8_to_i32'
  | 'f32_to_u8'
  | 'i32_to_u8'
  | 'f32_to_bool'
  | 'i32_to_bool'
  | 'u8_to_bool'
  | 'same'
> = {
  'float32>int32': 'f32_to_i32',
  'int32>float32': 'i32_to_f32',
  'uint8>float32': 'u8_to_f32',
  'bool>float32': 'u8_to_f32',
  'uint8>int32': 'u8_to_i32',
  'bool>int32': 'u8_to_i32',
  'float32>uint8': 'f32_to_u8',
  'int32>uint8': 'i32_to_u8',
  'bool>uint8': 'same',
  'float32>bool': 'f32_to_bool',
  'int32>bool': 'i32_to_bool',
  'uint8>bool': 'u8_to_bool',
}

/** The same values in another dtype, row-major; not recorded. The tensor itself where nothing changes. */
export function cast(x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x
  const src = compact(x)
  const out = empty(x.sizes, dtype)
  if (x.count === 0) return out
  const kernel = casts[`${x.dtype.name}>${dtype.name}`]
  if (kernel === 'same') {
    const rank = describe(src.sizes, [src.strides, out.strides])
    kernels.copy1(src.ptr, out.ptr, rank, scratch)
  } else kernels[kernel](src.ptr, out.ptr, x.count)
  return out
}
