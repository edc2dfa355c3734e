import { kernels } from '../../backends/index.ts'
import { bool, float32, int32 } from '../../tensor/dtype.ts'
import { formatShape } from '../../tensor/shape.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'
import { fromValues } from '../creation.ts'
import { narrow } from '../shape.ts'
import { memoryOf } from './memory.ts'
import { cast, compact, copyElements } from './stride.ts'
import { checkTensor } from './unary.ts'

/** Index tensors are int32 (or uint8); float32 is refused with a word on how to make one. */
export function checkedIndex(op: string, index: Tensor, bound: number): Tensor {
  checkTensor(op, index)
  if (index.dtype.isFloatingPoint || index.dtype === bool) {
    throw new TypeError(`${op}: the index is ${index.dtype.name}; make it with { dtype: torch.int32 } or use .long()`)
  }
  // A copy of its own, since negative positions are wrapped in place.
  const own = empty(index.sizes, int32)
  copyElements(cast(index, int32), own)
  const bad = own.count > 0 ? kernels.checkIndex(own.ptr, own.count, bound) : -1
  if (bad >= 0) throw new RangeError(`${op}: index ${memoryOf(own)[bad]} is out of range; there are ${bound} entries`)
  return own
}

/** Refuses values of another dtype than that of the tensor they go to. */
export function checkSource(op: string, x: Tensor, source: Tensor): void {
  checkTensor(op, source)
  if (source.dtype !== x.dtype)
    throw new TypeError(`${op}: expected a source of ${x.dtype.name}, got ${source.dtype.name}`)
}

/** The part of x that lies within the index in all dimensions but `dim`. */
export function within(op: string, x: Tensor, index: Tensor, dim: number): Tensor {
  if (index.sizes.length !== x.sizes.length)
    throw new RangeError(
      `${op}: the index has shape ${formatShape(index.sizes)}, the tensor ${formatShape(x.sizes)}: the number of dimensions must be equal`,
    )
  let part = x
  index.sizes.forEach((size, d) => {
    if (d === dim || size === x.sizes[d]) return
    if (size > x.sizes[d])
      throw new RangeError(
        `${op}: the index of shape ${formatShape(index.sizes)} is larger than the tensor of shape ${formatShape(x.sizes)} in dimension ${d}`,
      )
    part = narrow(part, d, 0, size)
  })
  return part
}

/** Positions of the true entries of a mask, one int32 tensor a dimension. */
export function maskPositions(mask: Tensor): Tensor[] {
  const flat = memoryOf(compact(mask))
  const found: number[] = []
  for (let i = 0; i < flat.length; i++) if (flat[i]) found.push(i)
  const at = Int32Array.from(found)
  let below = 1
  return mask.sizes
    .map((_, d) => d)
    .reverse()
    .map(d => {
      const step = below
      const n = mask.sizes[d]
      below *= n
      return fromValues(
        at.map(i => Math.floor(i / step) % n),
        [at.length],
        int32,
      )
    })
    .reverse()
}

/** dst[at[i], :] += src[i, :]. */
export function addRows(src: Tensor, at: Tensor, dst: Tensor, n: number, width: number): void {
  if (dst.dtype === float32) return kernels.scatterAddRows_f32(src.ptr, at.ptr, dst.ptr, n, width)
  const [from, rows, to] = [src, at, dst].map(memoryOf)
  for (let i = 0; i < n; i++) for (let j = 0; j < width; j++) to[rows[i] * width + j] += from[i * width + j]
  if (dst.dtype === bool) for (let i = 0; i < to.length; i++) to[i] = Number(to[i] !== 0)
}
