import { sumToSize as sumDown } from '../autograd/backward.ts'
import { record, rule } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'
import {
  formatShape,
  inferSize,
  sizesOf,
  viewStrides,
  wrapDim,
  wrapDims,
  type SizeArgs,
  wholeNumber,
} from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { copyElements } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { padded } from './core/padded.ts'
import { alias, expandTo, recordView } from './core/view.ts'

// Views: another window on the same memory, made without copying. Each derivative puts the gradient back in place.

const viewRule = rule<[readonly number[]]>('view', (g, sizes) => reshape(g, sizes))

/** The same elements in another shape, without copying; -1 stands for the one size that follows from the others. */
export function view(x: Tensor, ...sizes: SizeArgs): Tensor {
  checkInterrupt()
  checkTensor('view', x)
  const target = inferSize('view', flatten1(sizes), x.count)
  const strides = viewStrides(x.sizes, x.strides, target)
  if (strides === null) {
    throw new RangeError(
      `view: shape ${formatShape(target)} cannot show this memory (sizes ${formatShape(x.sizes)}, strides ${formatShape(x.strides)}) without a copy; use reshape`,
    )
  }
  return recordView(alias(x, target, strides), viewRule, x, [x.sizes])
}

const flatten1 = (sizes: SizeArgs): readonly number[] => (Array.isArray(sizes[0]) ? sizes[0] : (sizes as number[]))

const reshapeRule = rule<[readonly number[]]>('reshapeAlias', (g, sizes) => reshape(g, sizes))

/** The same elements in another shape: a view where that is possible, else a copy. */
export function reshape(x: Tensor, ...sizes: SizeArgs): Tensor {
  checkInterrupt()
  checkTensor('reshape', x)
  const target = inferSize('reshape', flatten1(sizes), x.count)
  const strides = viewStrides(x.sizes, x.strides, target)
  if (strides !== null)
    return recordView(alias(x, target, strides), x.contiguous_ ? viewRule : reshapeRule, x, [x.sizes])
  return view(contiguous(x), target)
}

/** The shape of another tensor. */
export const viewAs = (x: Tensor, other: Tensor): Tensor => view(x, other.sizes)
/** The same elements in the shape of another tensor: a view where that is possible, else a copy. */
export const reshapeAs = (x: Tensor, other: Tensor): Tensor => reshape(x, other.sizes)

/** All dimensions from `startDim` to `endDim` as one. */
export function flatten(x: Tensor, startDim = 0, endDim = -1): Tensor {
  const rank = x.sizes.length
  const start = wrapDim('flatten', startDim, rank)
  const end = wrapDim('flatten', endDim, rank)
  if (start > end) throw new RangeError(`flatten: startDim ${startDim} lies behind endDim ${endDim}`)
  if (rank === 0) return reshape(x, 1)
  if (start === end) return x
  const merged = x.sizes.slice(start, end + 1).reduce((a, b) => a * b, 1)
  return reshape(x, [...x.sizes.slice(0, start), merged, ...x.sizes.slice(end + 1)])
}

/** Splits one dimension into several. */
export function unflatten(x: Tensor, dim: number, sizes: readonly number[]): Tensor {
  const d = wrapDim('unflatten', dim, x.sizes.length)
  return view(x, [...x.sizes.slice(0, d), ...inferSize('unflatten', sizes, x.sizes[d]), ...x.sizes.slice(d + 1)])
}

/** All elements in one dimension. */
export const ravel = (x: Tensor): Tensor => reshape(x, -1)

const contiguousRule = rule('clone', g => g)

/** The tensor itself where its elements lie in order without gaps, else such a copy. */
export function contiguous(x: Tensor): Tensor {
  return x.contiguous_ ? x : clone(x)
}

/** A copy with memory of its own; gradients flow through. */
export function clone(x: Tensor): Tensor {
  checkInterrupt()
  checkTensor('clone', x)
  const out = empty(x.sizes, x.dtype)
  copyElements(x, out)
  return record(out, contiguousRule, [x], [])
}

const permuteRule = rule<[number[]]>('permute', (g, dims) => {
  const inverse: number[] = []
  dims.forEach((d, i) => (inverse[d] = i))
  return permute(g, inverse)
})

/** The dimensions in another order. */
export function permute(x: Tensor, ...dims: SizeArgs): Tensor {
  checkInterrupt()
  checkTensor('permute', x)
  const given = flatten1(dims)
  const order = given.map(dim => wrapDim('permute', dim, x.sizes.length))
  if (order.length !== x.sizes.length || new Set(order).size !== order.length) {
    throw new RangeError(`permute: ${formatShape(given)} does not name each of ${x.sizes.length} dimensions once`)
  }
  const out = alias(
    x,
    order.map(d => x.sizes[d]),
    order.map(d => x.strides[d]),
  )
  return recordView(out, permuteRule, x, [order])
}

function exchange(name: string): (x: Tensor, dim0: number, dim1: number) => Tensor {
  const backward = rule<[number, number]>(name, (g, a, b) => transpose(g, a, b))
  return (x, dim0, dim1) => {
    checkInterrupt()
    checkTensor('transpose', x)
    const a = wrapDim('transpose', dim0, x.sizes.length)
    const b = wrapDim('transpose', dim1, x.sizes.length)
    if (x.sizes.length === 0) return recordView(alias(x), backward, x, [0, 0])
    const sizes = [...x.sizes]
    const strides = [...x.strides]
    sizes[a] = x.sizes[b]
    sizes[b] = x.sizes[a]
    strides[a] = x.strides[b]
    strides[b] = x.strides[a]
    return recordView(alias(x, sizes, strides), backward, x, [a, b])
  }
}

/** Two dimensions exchanged. */
export const transpose = exchange('transpose')
export { transpose as swapaxes, transpose as swapdims }
const transposeMatrix = exchange('t')

/** The transpose of a matrix; vectors stay as they are. */
export function t(x: Tensor): Tensor {
  if (x.sizes.length > 2) throw new RangeError(`t: expected at most 2 dimensions, got shape ${formatShape(x.sizes)}`)
  return x.sizes.length < 2 ? x : transposeMatrix(x, 0, 1)
}

/** One dimension moved to another place, or several. */
export function movedim(
  x: Tensor,
  source: number | readonly number[],
  destination: number | readonly number[],
): Tensor {
  const rank = x.sizes.length
  if (rank === 0) return view(x, [])
  const from = [source].flat().map(d => wrapDim('movedim', d as number, rank))
  const to = [destination].flat().map(d => wrapDim('movedim', d as number, rank))
  if (from.length !== to.length || new Set(from).size !== from.length || new Set(to).size !== to.length) {
    throw new RangeError('movedim: source and destination must name the same number of different dimensions')
  }
  const order: number[] = new Array(rank).fill(-1)
  from.forEach((d, i) => (order[to[i]] = d))
  const rest = x.sizes.map((_, d) => d).filter(d => !from.includes(d))
  return permute(
    x,
    order.map(d => (d >= 0 ? d : rest.shift()!)),
  )
}
export { movedim as moveaxis }

const squeezeRule = rule<[readonly number[]]>('squeeze', (g, sizes) => reshape(g, sizes))

/** Leaves out dimensions of size 1: all, or those named if their size is 1. */
export function squeeze(x: Tensor, dim?: number | readonly number[]): Tensor {
  checkInterrupt()
  checkTensor('squeeze', x)
  const dims =
    dim === undefined ? x.sizes.map((_, d) => d) : wrapDims('squeeze', [dim].flat() as number[], x.sizes.length)
  const keep = x.sizes.map((_, d) => d).filter(d => x.sizes[d] !== 1 || !dims.includes(d))
  return recordView(
    alias(
      x,
      keep.map(d => x.sizes[d]),
      keep.map(d => x.strides[d]),
    ),
    squeezeRule,
    x,
    [x.sizes],
  )
}

const unsqueezeRule = rule<[number]>('unsqueeze', (g, dim) => squeeze(g, dim))

/** A new dimension of size 1 at `dim`. */
export function unsqueeze(x: Tensor, dim: number): Tensor {
  checkInterrupt()
  checkTensor('unsqueeze', x)
  const d = wrapDim('unsqueeze', dim, x.sizes.length + 1)
  const strides = [...x.strides]
  strides.splice(d, 0, d < x.sizes.length ? x.sizes[d] * x.strides[d] : 1)
  const sizes = [...x.sizes]
  sizes.splice(d, 0, 1)
  return recordView(alias(x, sizes, strides), unsqueezeRule, x, [d])
}

const expandRule = rule('expand', g => g)

/** Dimensions of size 1 repeated up to these sizes without copying; -1 keeps a size. */
export function expand(x: Tensor, ...sizes: SizeArgs): Tensor {
  checkInterrupt()
  checkTensor('expand', x)
  return recordView(expandTo('expand', x, flatten1(sizes)), expandRule, x, [])
}
/** Summed down to a shape that broadcasts to x's own: what the gradient of a broadcast operand needs. */
export function sumToSize(x: Tensor, ...sizes: number[] | [readonly number[]]): Tensor {
  checkTensor('sumToSize', x)
  const target = sizesOf('sumToSize', sizes)
  const lead = x.sizes.length - target.length
  if (lead < 0 || target.some((size, d) => size !== 1 && size !== x.sizes[lead + d]))
    throw new RangeError(`sumToSize: shape ${formatShape(x.sizes)} does not sum down to ${formatShape(target)}`)
  return sumDown(x, target)
}
/** Dimensions of size 1 repeated, without copying, to the shape of another tensor. */
export const expandAs = (x: Tensor, other: Tensor): Tensor => expand(x, other.sizes)

/** Repeats to a shape: `expand` as a function. */
export function broadcastTo(x: Tensor, sizes: readonly number[]): Tensor {
  return expand(x, sizes)
}

const selectRule = rule<[readonly number[], number, number]>('select', (g, sizes, dim, index) =>
  padded(g, sizes, whole => select(whole, dim, index)),
)

/** One entry along a dimension, which goes. Negative indices count from the end. */
export function select(x: Tensor, dim: number, index: number): Tensor {
  checkInterrupt()
  checkTensor('select', x)
  if (x.sizes.length === 0) throw new RangeError('select: a 0-dim tensor has no dimension to select from')
  const d = wrapDim('select', dim, x.sizes.length)
  const n = x.sizes[d]
  if (!Number.isInteger(index) || index < -n || index >= n)
    throw new RangeError(`index ${index} is out of range for dimension ${d} with size ${n}`)
  const at = index < 0 ? index + n : index
  const sizes = x.sizes.filter((_, i) => i !== d)
  const strides = x.strides.filter((_, i) => i !== d)
  return recordView(alias(x, sizes, strides, x.offset + at * x.strides[d]), selectRule, x, [x.sizes, d, at])
}

const sliceRule = rule<[readonly number[], number, number, number, number]>(
  'slice',
  (g, sizes, dim, start, end, step) => padded(g, sizes, whole => sliceDim(whole, dim, start, end, step)),
)

/** Entries start, start + step, ... before end along one dimension; bounds are clipped, negative ones count from the end. */
export function sliceDim(x: Tensor, dim: number, start: number | null, end: number | null, step = 1): Tensor {
  checkInterrupt()
  const d = wrapDim('slice', dim, x.sizes.length)
  const n = x.sizes[d]
  if (!Number.isInteger(step) || step <= 0) throw new RangeError(`slice: step must be a whole number > 0, got ${step}`)
  const clip = (i: number) => Math.min(Math.max(i < 0 ? i + n : i, 0), n)
  const from = clip(start ?? 0)
  const to = Math.max(from, clip(end ?? n))
  const sizes = [...x.sizes]
  const strides = [...x.strides]
  sizes[d] = Math.ceil((to - from) / step)
  strides[d] = x.strides[d] * step
  return recordView(alias(x, sizes, strides, x.offset + from * x.strides[d]), sliceRule, x, [
    x.sizes,
    d,
    from,
    to,
    step,
  ])
}

/** `length` entries along a dimension, from `start`. */
export function narrow(x: Tensor, dim: number, first: number | Tensor, length: number): Tensor {
  const start = typeof first === 'number' ? first : first.item()
  const d = wrapDim('narrow', dim, x.sizes.length)
  const from = start < 0 ? start + x.sizes[d] : start
  wholeNumber('narrow', 'the start', start)
  wholeNumber('narrow', 'the length', length)
  if (length < 0 || from < 0 || from + length > x.sizes[d]) {
    throw new RangeError(`narrow: ${length} entries from ${start} do not fit dimension ${d} of size ${x.sizes[d]}`)
  }
  return sliceDim(x, d, from, from + length)
}

/** `narrow` as a copy. */
export const narrowCopy = (x: Tensor, dim: number, start: number, length: number): Tensor =>
  clone(narrow(x, dim, start, length))
