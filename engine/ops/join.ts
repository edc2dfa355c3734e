import { jointRule, record } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'
import { promoteTypes } from '../tensor/dtype.ts'
import { formatShape, wrapDim } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { cast, copyElements } from './core/stride.ts'
import { alias } from './core/view.ts'
import { narrow, unsqueeze } from './shape.ts'

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
