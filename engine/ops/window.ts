import { checkInterrupt } from '../hooks.ts'
import { formatShape, rowMajor, wrapDim } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkTensor } from './core/unary.ts'
import { alias, recordView } from './core/view.ts'
import { endOf, windowOf, windowRule, type Window } from './core/window.ts'

// Views with strides of any kind.

const asStridedRule = windowRule('asStrided')

/** A view of the tensor's memory with any sizes and strides (in elements), starting at `storageOffset`. */
export function asStrided(
  x: Tensor,
  sizes: readonly number[],
  strides: readonly number[],
  storageOffset: number | { storageOffset?: number } = x.offset,
): Tensor {
  checkInterrupt()
  checkTensor('asStrided', x)
  const offset = typeof storageOffset === 'number' ? storageOffset : (storageOffset.storageOffset ?? x.offset)
  const part: Window = { sizes: [...sizes], strides: [...strides], offset }
  const space = Math.floor(x.storage.bytes / x.dtype.bytes)
  if (sizes.length !== strides.length || strides.some(stride => stride < 0))
    throw new RangeError(`asStrided: strides ${formatShape(strides)} do not fit sizes ${formatShape(sizes)}`)
  if (!sizes.includes(0) && (offset < 0 || endOf(part) > space))
    throw new RangeError(
      `asStrided: sizes ${formatShape(sizes)}, strides ${formatShape(strides)} and offset ${offset} reach beyond ${space} elements`,
    )
  return recordView(alias(x, part.sizes, part.strides, offset), asStridedRule, x, [part, windowOf(x)])
}

const unfoldRule = windowRule('unfold')

/** All windows of `size` entries along a dimension, `step` apart, as a new last dimension; a view. */
export function unfold(x: Tensor, dim: number, size: number, step: number): Tensor {
  checkInterrupt()
  checkTensor('unfold', x)
  const d = wrapDim('unfold', dim, x.sizes.length)
  const n = x.sizes[d] ?? 1
  if (!(size >= 0 && size <= n))
    throw new RangeError(`unfold: windows of ${size} do not fit dimension ${d} of shape ${formatShape(x.sizes)}`)
  if (!(step > 0)) throw new RangeError(`unfold: step must be > 0, got ${step}`)
  const sizes = [...x.sizes, size]
  const strides = [...x.strides, x.strides[d] ?? 1]
  if (x.sizes.length > 0) {
    sizes[d] = Math.floor((n - size) / step) + 1
    strides[d] = x.strides[d] * step
  }
  // Gradients are put together on a row-major tensor of x's shape, whatever x's own strides.
  const plain = rowMajor(x.sizes)
  const whole: Window = { sizes: x.sizes, strides: plain, offset: 0 }
  const steps = [...plain, plain[d] ?? 1]
  if (x.sizes.length > 0) steps[d] = plain[d] * step
  return recordView(alias(x, sizes, strides), unfoldRule, x, [{ sizes, strides: steps, offset: 0 }, whole])
}
