import type { Tensor } from '../../tensor/tensor.ts'
import { zeros } from '../creation.ts'

/** A gradient that is zero but for a window: what the derivatives of select, slice and diagonal need. */
export function padded(g: Tensor, sizes: readonly number[], place: (whole: Tensor) => Tensor): Tensor {
  const whole = zeros(sizes)
  place(whole).copy_(g)
  return whole
}
