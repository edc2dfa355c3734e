import { f32, i32, kernels, scratch, u8 } from '../../backends/index.ts'
import { bool, float32, int32, promoteTypes, type DType } from '../../tensor/dtype.ts'
import { empty, Tensor } from '../../tensor/tensor.ts'
import { mul } from '../arithmetic.ts'

/** What an op takes where PyTorch takes a tensor or a Python number. A number is float32 whatever it looks like. */
export type TensorLike = Tensor | number | boolean

/**
 * The dtype of a result: the wider category wins; a plain number or a 0-dim tensor only lifts the category (an int32
 * tensor and the number 2 give float32; a float32 tensor and a 0-dim int32 give float32).
 */
export function resultType(a: TensorLike, b: TensorLike): DType {
  const [dtypeA, rankA] = standing(a)
  const [dtypeB, rankB] = standing(b)
  if (rankA === rankB) return promoteTypes(dtypeA, dtypeB)
  const [strong, weak] = rankA > rankB ? [dtypeA, dtypeB] : [dtypeB, dtypeA]
  return weak.category > strong.category ? weak : strong
}

/** Tensors with dimensions outrank 0-dim tensors, which outrank numbers. */
function standing(x: TensorLike): [DType, 0 | 1 | 2] {
  if (typeof x === 'number') return [float32, 0]
  if (typeof x === 'boolean') return [bool, 0]
  return [x.dtype, x.sizes.length === 0 ? 1 : 2]
}

/** A 0-dim tensor of a plain number. */
export function scalar(value: number | boolean, dtype: DType): Tensor {
  if (dtype === int32 && !(Number(value) < 2 ** 31 && Number(value) >= -(2 ** 31)))
    throw new RangeError(`the number ${value} does not fit int32; use .float() first`)
  const out = empty([], dtype)
  writeScalar(out.ptr, Number(value), dtype)
  return out
}

export function writeScalar(ptr: number, value: number, dtype: DType): void {
  if (dtype === float32) f32[ptr >>> 2] = value
  else if (dtype === int32) i32[ptr >>> 2] = value
  else u8[ptr] = dtype === bool ? Number(value !== 0) : value
}

/** Refuses what a kernel on integers gave where it left int32; uint8 wraps at 256, as in PyTorch. */
export function refuseOverflow(op: string, result: DType): void {
  if (kernels.takeOverflow() && result === int32)
    throw new RangeError(`${op}: a result does not fit int32; use .float() first`)
}

/** A number as an operand of a kernel: it stands in the scratch area, at a place of its own beside the descriptor. */
export function numberOperand(value: number, integer: boolean, slot: 0 | 1): number {
  const ptr = scratch + 1024 + slot * 16
  if (integer) i32[ptr >>> 2] = value
  else f32[ptr >>> 2] = value
  return ptr
}

/** x times a plain factor, which takes the dtype of x instead of lifting it: `alpha`, `beta`, `value` of add, addmm ... */
export function scaled(x: TensorLike, factor: number): TensorLike {
  if (factor === 1) return x
  return typeof x !== 'object' || x.dtype.isFloatingPoint ? mul(x, factor) : mul(x, scalar(Math.trunc(factor), x.dtype))
}

/** Refuses plain numbers where PyTorch takes tensors alone, as maximum does. */
export function refuseNumbers(op: string, a: unknown, b: unknown, hint: string): void {
  if (typeof a === 'number' || typeof b === 'number')
    throw new TypeError(`${op}: expected two tensors, got a number; ${hint}`)
}

/** Checks that an operand is a tensor or a number and says what came instead. */
export function checkOperand(op: string, x: unknown): asserts x is TensorLike {
  if (x instanceof Tensor || typeof x === 'number' || typeof x === 'boolean') return
  const got =
    x === undefined ? 'undefined' : x === null ? 'null' : Array.isArray(x) ? 'an array (use torch.tensor)' : typeof x
  throw new TypeError(`${op}: expected a tensor or a number, got ${got}`)
}
