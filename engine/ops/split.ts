import { linkView } from '../autograd/inplace.ts'
import { jointRule, recordAll } from '../autograd/node.ts'
import { formatShape, wrapDim, wholeNumber } from '../tensor/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { checkTensor } from './core/unary.ts'
import { alias } from './core/view.ts'
import { zeros } from './creation.ts'
import { narrow, select } from './shape.ts'

// Pieces of a tensor along a dimension: views, all of them.

/** Pieces of `size` entries each (the last may be shorter), or of the sizes listed. */
export function split(x: Tensor, size: number | readonly number[], dim = 0): Tensor[] {
  const d = wrapDim('split', dim, x.sizes.length)
  const n = x.sizes[d]
  const sizes = Array.isArray(size) ? (size as number[]) : piecesOf(n, size as number)
  const total = sizes.reduce((a, b) => a + b, 0)
  if (total !== n)
    throw new RangeError(`split: sizes ${formatShape(sizes)} add up to ${total}, dimension ${d} has ${n}`)
  let from = 0
  return sizes.map(length => narrow(x, d, (from += length) - length, length))
}

function piecesOf(n: number, size: number): number[] {
  if (!Number.isInteger(size) || size < 0 || (size === 0 && n > 0))
    throw new RangeError(`split: ${size} is not a size of a piece`)
  if (n === 0) return [0]
  return Array.from({ length: Math.ceil(n / size) }, (_, i) => Math.min(size, n - i * size))
}

/** At most `chunks` pieces of equal size, the last one shorter. */
export function chunk(x: Tensor, chunks: number, dim = 0): Tensor[] {
  if (!Number.isInteger(chunks) || chunks < 1) throw new RangeError(`chunk: expected at least 1 chunk, got ${chunks}`)
  const n = x.sizes[wrapDim('chunk', dim, x.sizes.length)]
  return n === 0 ? Array.from({ length: chunks }, () => narrow(x, dim, 0, 0)) : split(x, Math.ceil(n / chunks), dim)
}

const unbindRule = jointRule<[readonly number[], number]>('unbind', (grads, _wanted, sizes, dim) => {
  const whole = zeros(sizes)
  grads.forEach((g, i) => g && select(whole, dim, i).copy_(g))
  return [whole]
})

/** One tensor for each entry along a dimension. */
export function unbind(x: Tensor, dim = 0): Tensor[] {
  if (x.sizes.length === 0) throw new RangeError('unbind: a 0-dim tensor has no entries')
  const d = wrapDim('unbind', dim, x.sizes.length)
  const sizes = x.sizes.filter((_, i) => i !== d)
  const strides = x.strides.filter((_, i) => i !== d)
  const outs = Array.from({ length: x.sizes[d] }, (_, i) => alias(x, sizes, strides, x.offset + i * x.strides[d]))
  recordAll(outs, unbindRule, [x], [x.sizes, d])
  for (const out of outs) linkView(out, x)
  return outs
}

/** `sections` pieces as equal as can be, or pieces that begin at the given indices. */
export function tensorSplit(
  x: Tensor,
  sections: number | readonly number[] | Tensor,
  dim: number | { dim?: number } = 0,
): Tensor[] {
  checkTensor('tensorSplit', x)
  const d = wrapDim('tensorSplit', typeof dim === 'number' ? dim : (dim.dim ?? 0), x.sizes.length)
  if (x.sizes.length === 0) throw new RangeError('tensorSplit: a 0-dim tensor cannot be split')
  const n = x.sizes[d]
  const given = sections instanceof Tensor ? (sections.tolist() as number | number[]) : (sections as number | number[])
  if (typeof given !== 'number') {
    for (const i of given) wholeNumber('tensorSplit', 'a bound', i)
    const bounds = [0, ...given.map(i => Math.min(Math.max(i < 0 ? i + n : i, 0), n)), n]
    return bounds.slice(1).map((end, i) => narrow(x, d, bounds[i], Math.max(0, end - bounds[i])))
  }
  if (!Number.isInteger(given) || given < 1)
    throw new RangeError(`tensorSplit: expected at least 1 section, got ${given}`)
  const [length, longer] = [Math.floor(n / given), n % given]
  let from = 0
  return Array.from({ length: given }, (_, i) => {
    const size = length + Number(i < longer)
    return narrow(x, d, (from += size) - size, size)
  })
}

/** `tensorSplit` along the dimension that the name stands for; the sections must be equal. */
function splitAlong(op: string, dim: number, rank: number) {
  return (x: Tensor, sections: number | readonly number[]): Tensor[] => {
    checkTensor(op, x)
    if (x.sizes.length < rank)
      throw new RangeError(`${op}: expected at least ${rank} dimensions, got shape ${formatShape(x.sizes)}`)
    const d = op === 'hsplit' && x.sizes.length === 1 ? 0 : dim
    if (typeof sections === 'number' && (sections < 1 || x.sizes[d] % sections !== 0))
      throw new RangeError(`${op}: dimension ${d} of shape ${formatShape(x.sizes)} does not divide into ${sections}`)
    return tensorSplit(x, sections, d)
  }
}
/** Pieces side by side: of columns (of a vector, its entries). */
export const hsplit = splitAlong('hsplit', 1, 1)
/** Pieces from top to bottom: of rows. */
export const vsplit = splitAlong('vsplit', 0, 2)
/** Pieces along the third dimension. */
export const dsplit = splitAlong('dsplit', 2, 3)
export { split as splitWithSizes }
