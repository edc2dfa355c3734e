import { record, rule } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'
import { dtypeOf, float32, type DType } from '../tensor/dtype.ts'
import { formatShape, wrapDims } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { abs, div, mul, pow, sign, sqrt, sub } from './arithmetic.ts'
import { eq, ne, where } from './compare.ts'
import { zerosLike } from './creation.ts'
import { checkTensor } from './core/unary.ts'
import { svdvals } from './factor.ts'
import { plan, readArgs, type Dims } from './core/reduction.ts'
import { amax, amin, sum } from './reduce.ts'
import { movedim, reshape, unsqueeze } from './shape.ts'

// Sizes of vectors and matrices, and distances.

export interface NormOptions {
  dim?: Dims
  keepdim?: boolean
  dtype?: DType | string
}

/** sum(|x|^p)^(1/p) and its limits, along the given dimensions, kept. */
function sizeOf(x: Tensor, p: number, dims: number[]): Tensor {
  const kept = { dim: dims, keepdim: true }
  if (p === Infinity) return amax(abs(x), kept)
  if (p === -Infinity) return amin(abs(x), kept)
  if (p === 0) return sum(ne(x, 0), kept).float()
  if (p === 1) return sum(abs(x), kept)
  if (p === 2) return sqrt(sum(mul(x, x), kept))
  return pow(sum(pow(abs(x), p), kept), 1 / p)
}

/** g and norm with the reduced dimensions as 1. Where the norm is 0 the gradient is 0. */
const vectorNormRule = rule<[Tensor, Tensor, number, readonly number[], number[]]>(
  'linalgVectorNorm',
  (flat, x, flatNorm, p, kept, dims) => {
    const [g, norm] = [reshape(flat, kept), reshape(flatNorm, kept)]
    const unlessZero = (value: Tensor): Tensor => where(eq(norm, 0), 0, value)
    if (p === 0) return zerosLike(x)
    if (p === 1) return mul(g, sign(x))
    if (p === 2) return mul(g, unlessZero(div(x, norm)))
    if (Math.abs(p) === Infinity) {
      const at = eq(abs(x), norm)
      return mul(mul(sign(x), at.float()), div(g, sum(at, { dim: dims, keepdim: true })))
    }
    if (p < 1) return mul(mul(sign(x), where(eq(x, 0), 0, pow(abs(x), p - 1))), mul(g, pow(norm, 1 - p)))
    const direction = p < 2 ? mul(sign(x), pow(abs(x), p - 1)) : mul(x, pow(abs(x), p - 2))
    return mul(direction, unlessZero(div(g, pow(norm, p - 1))))
  },
)

/** The p-norm of vectors: along some dimensions, or of all elements. */
export function vectorNorm(
  x: Tensor,
  ord: number | (NormOptions & { ord?: number }) = 2,
  options: NormOptions = {},
): Tensor {
  checkInterrupt()
  checkTensor('vectorNorm', x)
  const { ord: p = 2, dim, keepdim = false, dtype } = typeof ord === 'number' ? { ...options, ord } : ord
  const input = dtype ? x.to(dtypeOf(dtype)) : x
  if (input.dtype !== float32)
    throw new TypeError(`vectorNorm: expected float32, got ${input.dtype.name}; use .float() first`)
  const { kept, sizes, dims, n } = plan('vectorNorm', input, dim)
  if (n === 0 && (p < 0 || p === Infinity))
    throw new RangeError(
      `vectorNorm: the norm of order ${p} of no values (shape ${formatShape(x.sizes)}) does not exist`,
    )
  const norm = sizeOf(input.detach(), p, dims)
    .reshape(keepdim ? kept : sizes)
    .detach()
  return record(norm, vectorNormRule, [input], [input, norm, p, kept, dims])
}

export type MatrixOrder = 'fro' | 'nuc' | number

/** A norm of matrices in two dimensions: 'fro', 'nuc', or 1, 2, Infinity and their negatives. */
export function matrixNorm(
  x: Tensor,
  ord: MatrixOrder | (NormOptions & { ord?: MatrixOrder }) = 'fro',
  options: NormOptions = {},
): Tensor {
  checkTensor('matrixNorm', x)
  const named = typeof ord === 'object' ? ord : { ...options, ord }
  const { ord: order = 'fro', dim = [-2, -1], keepdim = false } = named
  if (x.sizes.length < 2) throw new RangeError(`matrixNorm: expected a matrix, got shape ${formatShape(x.sizes)}`)
  const given = [dim].flat() as number[]
  if (given.length !== 2) throw new RangeError(`matrixNorm: expected two dimensions, got ${formatShape(given)}`)
  wrapDims('matrixNorm', given, x.sizes.length)
  const [row, column] = given.map(d => (d < 0 ? d + x.sizes.length : d))
  if (order === 'fro') return vectorNorm(x, 2, { dim: given, keepdim })
  if (order === 'nuc' || Math.abs(order as number) === 2) {
    const values = svdvals(movedim(x, [row, column], [-2, -1]))
    const norm = order === 'nuc' ? sum(values, -1) : order === 2 ? amax(values, -1) : amin(values, -1)
    return keepdim ? [row, column].sort((a, b) => a - b).reduce((y, d) => unsqueeze(y, d), norm) : norm
  }
  const sized = Math.abs(order)
  if (sized !== 1 && sized !== Infinity)
    throw new RangeError(`matrixNorm: there is no norm of order ${String(order)} of matrices`)
  const [over, then] = sized === 1 ? [row, column] : [column, row]
  const sums = vectorNorm(x, 1, { dim: over, keepdim: true })
  const norm = (order > 0 ? amax : amin)(sums, then, { keepdim: true })
  return keepdim
    ? norm
    : reshape(
        norm,
        x.sizes.filter((_, d) => d !== row && d !== column),
      )
}

/** torch.norm: 'fro' (the default) is the root of the sum of squares over any dimensions. */
export function norm(
  x: Tensor,
  p: MatrixOrder | (NormOptions & { p?: MatrixOrder }) = 'fro',
  dim?: Dims | NormOptions,
  options: NormOptions = {},
): Tensor {
  checkTensor('norm', x)
  const named = typeof p === 'object' ? { p: 'fro' as MatrixOrder, ...p } : { p, ...readArgs(dim, options) }
  const { p: order, dim: over, keepdim = false, dtype } = named
  if (order === 'nuc') return matrixNorm(x, 'nuc', { dim: over ?? [-2, -1], keepdim })
  if (typeof order === 'string' && order !== 'fro')
    throw new RangeError(`norm: p is a number, 'fro' or 'nuc', got '${order}'`)
  return vectorNorm(x, order === 'fro' ? 2 : order, { dim: over, keepdim, dtype })
}

/** The p-norm of a - b. */
export const dist = (a: Tensor, b: Tensor, p: number | { p?: number } = 2): Tensor =>
  vectorNorm(sub(a, b), typeof p === 'number' ? p : (p.p ?? 2))

/** Distances of all pairs of rows: [..., m, d] and [..., n, d] give [..., m, n]. */
export function cdist(a: Tensor, b: Tensor, { p = 2 }: { p?: number; computeMode?: string } = {}): Tensor {
  checkTensor('cdist', a)
  checkTensor('cdist', b)
  const [d, e] = [a.sizes[a.sizes.length - 1], b.sizes[b.sizes.length - 1]]
  if (a.sizes.length < 2 || b.sizes.length < 2 || d !== e)
    throw new RangeError(
      `cdist: shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)} are no rows of equal length`,
    )
  if (!(p >= 0)) throw new RangeError(`cdist: p must not be negative, got ${p}`)
  const differences = sub(unsqueeze(a, -2), unsqueeze(b, -3))
  return d === 0 ? sum(differences, -1) : vectorNorm(differences, p, { dim: -1 })
}

/** Slices along a dimension whose p-norm exceeds `maxnorm`, scaled down to it. */
export function renorm(x: Tensor, p: number, dim: number, maxnorm: number): Tensor {
  checkTensor('renorm', x)
  if (x.sizes.length < 2)
    throw new RangeError(`renorm: expected at least 2 dimensions, got shape ${formatShape(x.sizes)}`)
  if (!(p > 0) || maxnorm < 0) throw new RangeError(`renorm: p must be > 0 and maxnorm >= 0, got ${p} and ${maxnorm}`)
  const [d] = wrapDims('renorm', [dim], x.sizes.length)
  const others = x.sizes.map((_, i) => i).filter(i => i !== d)
  const sizes = vectorNorm(x, p, { dim: others, keepdim: true })
  return mul(x, where(sizes.gt(maxnorm), div(maxnorm, sizes.add(1e-7)), 1))
}
