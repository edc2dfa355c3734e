import { jointRule, record } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'
import { promoteTypes } from '../tensor/dtype.ts'
import { formatShape, wrapDim } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { zeros } from './creation.ts'
import { cast, copyElements } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { alias } from './core/view.ts'
import { atleast1d, atleast2d, atleast3d } from './broadcast.ts'
import { narrow, reshape, unsqueeze } from './shape.ts'

/** `dim` by position or in options, as the other functions take it. */
type DimArg = number | { dim?: number }
const dimOf = (dim: DimArg): number => (typeof dim === 'number' ? dim : (dim.dim ?? 0))

const catRule = jointRule<[number, number[]]>('cat', ([g], wanted, dim, lengths) => {
  let from = 0
  return lengths.map((length, i) => {
    const start = from
    from += length
    return wanted(i) ? narrow(g!, dim, start, length).contiguous() : null
  })
})

/** Tensors joined along a dimension they already have; all other sizes must be equal. */
export function cat(tensors: Tensor[], dim: DimArg = 0): Tensor {
  checkInterrupt()
  if (tensors.length === 0) throw new RangeError('cat: expected a list of at least one tensor')
  // An empty 1-d tensor joins anything, as in PyTorch.
  const parts = tensors.filter(x => !(x.sizes.length === 1 && x.sizes[0] === 0))
  if (parts.length === 0) return tensors[0].clone()
  const [first] = parts
  if (first.sizes.length === 0) throw new RangeError('cat: a 0-dim tensor cannot be joined; use stack')
  const d = wrapDim('cat', dimOf(dim), first.sizes.length)
  for (const x of parts) {
    const fits = x.sizes.length === first.sizes.length && x.sizes.every((size, i) => i === d || size === first.sizes[i])
    if (!fits)
      throw new RangeError(
        `cat: shapes ${formatShape(first.sizes)} and ${formatShape(x.sizes)} differ outside of dimension ${d}`,
      )
  }
  const dtype = parts.map(x => x.dtype).reduce(promoteTypes)
  const sizes = [...first.sizes]
  sizes[d] = parts.reduce((total, x) => total + x.sizes[d], 0)
  const out = empty(sizes, dtype)
  let from = 0
  for (const x of parts) {
    copyElements(cast(x, dtype), alias(out, x.sizes, out.strides, from * out.strides[d]))
    from += x.sizes[d]
  }
  return record(out, catRule, parts, [d, parts.map(x => x.sizes[d])])
}
export { cat as concat, cat as concatenate }

/** Tensors of equal shape joined along a new dimension. */
export function stack(tensors: readonly Tensor[], dim: DimArg = 0): Tensor {
  if (tensors.length === 0) throw new RangeError('stack: expected a list of at least one tensor')
  const [first] = tensors
  for (const x of tensors) {
    if (formatShape(x.sizes) !== formatShape(first.sizes))
      throw new RangeError(`stack: shapes ${formatShape(first.sizes)} and ${formatShape(x.sizes)} differ`)
  }
  const d = wrapDim('stack', dimOf(dim), first.sizes.length + 1)
  return cat(
    tensors.map(x => unsqueeze(x, d)),
    d,
  )
}

/** Joined side by side: along the columns, of vectors end to end. */
export function hstack(tensors: readonly Tensor[]): Tensor {
  const parts = tensors.map(x => atleast1d(x) as Tensor)
  return cat(parts, parts[0]?.sizes.length === 1 ? 0 : 1)
}
/** Joined from top to bottom; vectors become rows. */
export const vstack = (tensors: readonly Tensor[]): Tensor =>
  cat(
    tensors.map(x => atleast2d(x) as Tensor),
    0,
  )
export { vstack as rowStack }
/** Joined along a third dimension. */
export const dstack = (tensors: readonly Tensor[]): Tensor =>
  cat(
    tensors.map(x => atleast3d(x) as Tensor),
    2,
  )
/** Vectors as the columns of a matrix, matrices side by side. */
export const columnStack = (tensors: readonly Tensor[]): Tensor =>
  cat(
    tensors.map(x => (x.sizes.length < 2 ? reshape(x, [x.count, 1]) : x)),
    1,
  )

/** Matrices along the diagonal of one, zero elsewhere. */
export function blockDiag(...tensors: (Tensor | readonly Tensor[])[]): Tensor {
  checkInterrupt()
  const blocks = (tensors.flat() as Tensor[]).map(x => {
    checkTensor('blockDiag', x)
    if (x.sizes.length > 2) throw new RangeError(`blockDiag: expected matrices, got shape ${formatShape(x.sizes)}`)
    return x.sizes.length === 2 ? x : reshape(x, [1, x.count])
  })
  const total = (d: number): number => blocks.reduce((n, x) => n + x.sizes[d], 0)
  if (blocks.length === 0) return zeros(1, 0)
  const out = zeros([total(0), total(1)], { dtype: blocks.map(x => x.dtype).reduce(promoteTypes) })
  let [row, column] = [0, 0]
  for (const x of blocks) {
    out.narrow(0, row, x.sizes[0]).narrow(1, column, x.sizes[1]).copy_(x)
    row += x.sizes[0]
    column += x.sizes[1]
  }
  return out
}
