import { checkInPlace, overwrite, touched } from '../autograd/inplace.ts'
import { recording } from '../autograd/node.ts'
import { kernels } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { int32 } from '../tensor/dtype.ts'
import { sameShape } from '../tensor/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { fillWith } from './creation.ts'
import { scalar, type TensorLike } from './core/operands.ts'

/**
 * In-place variants. Each changes its tensor and returns it; a leaf that requires a gradient refuses, unless inside
 * noGrad. The ones of pointwise ops (`add_`, `exp_` ...) are derived from the ops themselves, see methods.ts.
 */
export function inPlace<Rest extends unknown[]>(
  name: string,
  op: (x: Tensor, ...rest: Rest) => Tensor,
  direct?: (x: Tensor, rest: Rest) => boolean,
) {
  return (x: Tensor, ...rest: Rest): Tensor => {
    checkInterrupt()
    if (direct && !recording([x, ...rest.filter(r => r instanceof Tensor)]) && direct(x, rest)) return touched(name, x)
    const value = op(x, ...(x.dtype.isFloatingPoint ? rest : (rest.map(wholeNumber(x)) as Rest)))
    checkInPlace(name, x, value)
    return overwrite(name, x, value)
  }
}

/** A whole number beside an integer tensor changes it in place without leaving its dtype. */
const wholeNumber =
  (x: Tensor) =>
  (value: unknown): unknown =>
    typeof value === 'number' && Number.isInteger(value) && x.dtype.category === 1 ? scalar(value, int32) : value

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

/** Copies the values of `source`, which broadcasts and is cast; gradients flow to it. */
export function copy_(x: Tensor, source: TensorLike): Tensor {
  checkInterrupt()
  return overwrite('copy_', x, typeof source === 'object' ? source : scalar(source, x.dtype))
}

/** Writes `value` where the mask is true. */
export function maskedFill_(x: Tensor, mask: Tensor, value: number | Tensor): Tensor {
  return overwrite('maskedFill_', x, x.maskedFill(mask, value))
}

/** x += alpha * y without temporaries where both are plain memory. */
export function addDirect(x: Tensor, [y, options]: [TensorLike, { alpha?: number }?]): boolean {
  if (
    typeof y !== 'object' ||
    !x.dtype.isFloatingPoint ||
    y.dtype !== x.dtype ||
    !x.contiguous_ ||
    !y.contiguous_ ||
    !sameShape(x.sizes, y.sizes)
  )
    return false
  const alpha = options?.alpha ?? 1
  if (alpha === 1) kernels.add_f32(x.ptr, y.ptr, x.ptr, x.count, 1, 1)
  else kernels.axpy_f32(alpha, y.ptr, x.ptr, x.count)
  return true
}
