import { linkView } from '../../autograd/inplace.ts'
import { record, type Rule } from '../../autograd/node.ts'
import { formatShape } from '../../tensor/shape.ts'
import { Tensor } from '../../tensor/tensor.ts'

/** A window on the same storage, unrecorded: no base, no node. */
export function alias(
  x: Tensor,
  sizes: readonly number[] = x.sizes,
  strides: readonly number[] = x.strides,
  offset = x.offset,
): Tensor {
  return new Tensor(x.storage, offset, sizes, strides, x.dtype)
}

/** Repeats dimensions of size 1 (and new ones in front) up to `sizes` without copying; -1 keeps a size. Unrecorded. */
export function expandTo(op: string, x: Tensor, sizes: readonly number[]): Tensor {
  const lead = sizes.length - x.sizes.length
  const bad = () => new RangeError(`${op}: shape ${formatShape(x.sizes)} does not expand to ${formatShape(sizes)}`)
  if (lead < 0) throw bad()
  const full: number[] = new Array(sizes.length)
  const strides: number[] = new Array(sizes.length)
  for (let i = 0; i < sizes.length; i++) {
    const own = i < lead ? 1 : x.sizes[i - lead]
    full[i] = sizes[i] === -1 && i >= lead ? own : sizes[i]
    if (full[i] < 0 || (own !== full[i] && own !== 1)) throw bad()
    strides[i] = i < lead || (own === 1 && full[i] !== 1) ? 0 : x.strides[i - lead]
  }
  return alias(x, full, strides)
}

/** Records a view as made from x by an op, and links it to x, so that a change of one is known to the other. */
export function recordView(out: Tensor, backward: Rule, x: Tensor, saved: readonly unknown[]): Tensor {
  return linkView(record(out, backward, [x], saved), x)
}
