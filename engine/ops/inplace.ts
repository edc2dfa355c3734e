import { overwrite, touched } from '../autograd/inplace.ts'
import { recording } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'
import { Tensor } from '../tensor/tensor.ts'
import { fillWith } from './creation.ts'
import { scalar, type TensorLike } from './core/operands.ts'
import { diagonal } from './diagonal.ts'

// Changes in place that are no twin of another op.

/** Sets every element to one value. */
export function fill_(x: Tensor, value: number | boolean | Tensor): Tensor {
  checkInterrupt()
  if (value instanceof Tensor) return overwrite('fill_', x, value)
  if (!recording([x]) && x.contiguous_) {
    fillWith(x, Number(value))
    return touched('fill_', x)
  }
  return overwrite('fill_', x, scalar(value, x.dtype))
}

/** Sets every element to 0. */
export const zero_ = (x: Tensor): Tensor => fill_(x, 0)

/** Sets the main diagonal of a matrix to one value. */
export function fillDiagonal_(x: Tensor, value: number): Tensor {
  diagonal(x).fill_(value)
  return x
}

/** Copies the values of `source`, which broadcasts and is cast; gradients flow to it. */
export function copy_(x: Tensor, source: TensorLike): Tensor {
  checkInterrupt()
  return overwrite('copy_', x, typeof source === 'object' ? source : scalar(source, x.dtype))
}
