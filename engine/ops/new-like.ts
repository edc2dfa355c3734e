import { Tensor } from '../tensor/tensor.ts'
import {
  empty,
  full,
  ones,
  splitArgs,
  tensor,
  zeros,
  type CreateArgs,
  type TensorData,
  type TensorOptions,
} from './creation.ts'

// New tensors of the dtype of one that is there: `x.newZeros(2, 3)`.

const like =
  (make: (...args: CreateArgs) => Tensor) =>
  (x: Tensor, ...args: CreateArgs): Tensor => {
    const { sizes, options } = splitArgs('new', args)
    return make(sizes, { dtype: x.dtype, ...options })
  }
/** Zeros of the dtype of x. */
export const newZeros = like(zeros)
/** Ones of the dtype of x. */
export const newOnes = like(ones)
/** Room of the dtype of x. */
export const newEmpty = like(empty)
/** One value, in the dtype of x. */
export const newFull = (
  x: Tensor,
  sizes: readonly number[],
  value: number | boolean,
  options: TensorOptions = {},
): Tensor => full(sizes, value, { dtype: x.dtype, ...options })
/** Given values, in the dtype of x. */
export const newTensor = (x: Tensor, data: TensorData, options: TensorOptions = {}): Tensor =>
  tensor(data, { dtype: x.dtype, ...options })
