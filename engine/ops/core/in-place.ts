import { checkInPlace, overwrite, refuseLeaf, touched } from '../../autograd/inplace.ts'
import { recording } from '../../autograd/node.ts'
import { kernels } from '../../backends/index.ts'
import { checkInterrupt } from '../../hooks.ts'
import { int32 } from '../../tensor/dtype.ts'
import { sameShape } from '../../tensor/shape.ts'
import { Tensor } from '../../tensor/tensor.ts'
import { scalar } from './operands.ts'

// In-place variants. Each changes its tensor and returns it; a leaf that requires a gradient refuses, unless inside
// noGrad. They are derived from the ops themselves; methods.ts says which ops have one.

type Op = (x: Tensor, ...rest: never[]) => Tensor
/** A function that changes its tensor. */
type Change = (x: Tensor, ...rest: unknown[]) => Tensor

/** The in-place twin of an op: its result becomes the content of the tensor. */
export function inPlace(name: string, op: Op): Change {
  return (x, ...rest) => {
    checkInterrupt()
    const value = op(x, ...(rest as never[]))
    checkInPlace(name, x, value)
    return overwrite(name, x, value)
  }
}

/**
 * The twin of a pointwise op `(x, a, b)`. `direct` may do the work without a temporary; it is asked only where nothing is
 * recorded, and says whether it did.
 */
export function pointwiseInPlace(
  name: string,
  op: Op,
  direct?: (x: Tensor, a: unknown, b: unknown) => boolean,
): Change {
  const run = op as (x: Tensor, a: unknown, b: unknown, c: unknown) => Tensor
  return (x, a, b, c) => {
    checkInterrupt()
    if (direct !== undefined && !recording([x, a as Tensor]) && direct(x, a, b)) return touched(name, x)
    const value = x.dtype.category === 2 ? run(x, a, b, c) : run(x, whole(x, a), whole(x, b), c)
    checkInPlace(name, x, value)
    return overwrite(name, x, value)
  }
}

/** A whole number beside an integer tensor changes it in place without leaving its dtype. */
const whole = (x: Tensor, value: unknown): unknown =>
  typeof value === 'number' && Number.isInteger(value) && x.dtype.category === 1 ? scalar(value, int32) : value

/** The twin of a view: the tensor itself shows its memory in the new way from now on. */
export function reshapingInPlace(op: Op): Change {
  return (x, ...rest) => {
    const { sizes, strides, offset, count, contiguous_, node, output } = op(x, ...(rest as never[]))
    refuseLeaf(op.name, x)
    const seen = x.base === null ? x.seen : x.storage.version
    return Object.assign(x, { sizes, strides, offset, count, contiguous_, node, output, seen })
  }
}

/** The twin of an op whose result may have another shape: the tensor takes it over, as PyTorch's addbmm_ does. */
export function resizingInPlace(name: string, op: Op): Change {
  const fitting = inPlace(name, op)
  return (x, ...rest) => {
    const value = op(x, ...(rest as never[]))
    if (sameShape(value.sizes, x.sizes)) return fitting(x, ...rest)
    refuseLeaf(name, x)
    const { storage, offset, sizes, strides, count, contiguous_, node, output } = value
    return Object.assign(x, { storage, offset, sizes, strides, count, contiguous_, node, output })
  }
}

/** x += alpha * y without temporaries where both are plain memory. */
export function addDirect(x: Tensor, y: unknown, options: unknown): boolean {
  if (
    !(y instanceof Tensor) ||
    !x.dtype.isFloatingPoint ||
    y.dtype !== x.dtype ||
    !x.contiguous_ ||
    !y.contiguous_ ||
    !sameShape(x.sizes, y.sizes)
  )
    return false
  const { alpha = 1 } = (options ?? {}) as { alpha?: number }
  if (alpha === 1) kernels.add_f32(x.ptr, y.ptr, x.ptr, x.count, 1, 1)
  else kernels.axpy_f32(alpha, y.ptr, x.ptr, x.count)
  return true
}
