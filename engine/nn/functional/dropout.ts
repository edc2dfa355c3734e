import { bernoulli_ } from '../../ops/draw.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'
import { zerosLike } from '../../ops/creation.ts'

export interface DropoutOptions {
  p?: number
  training?: boolean
}

/** Sets each element to 0 with probability p and divides the others by 1 - p; the identity outside of training. */
export function dropout(x: Tensor, options: number | DropoutOptions = {}, training = true): Tensor {
  const { p = 0.5, training: on = true } = typeof options === 'number' ? { p: options, training } : options
  if (!(p >= 0 && p <= 1)) throw new RangeError(`dropout: p must lie in [0, 1], got ${p}`)
  if (!on || p === 0 || x.count === 0) return x
  if (p === 1) return x.mul(zerosLike(x))
  return x.mul(bernoulli_(empty(x.sizes, x.dtype), 1 - p).div_(1 - p))
}
