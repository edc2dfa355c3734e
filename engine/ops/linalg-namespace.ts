/** The namespace `torch.linalg`. */
export {
  cholesky,
  choleskyEx,
  det,
  inv,
  invEx,
  matrixPower,
  multiDot,
  slogdet,
  solve,
  solveEx,
  solveTriangular,
  tensorinv,
  tensorsolve,
  vecdot,
} from './linalg.ts'
export { cond, eigh, eigvalsh, matrixRank, pinv, qr, svd, svdvals } from './factor.ts'
export { matrixNorm, vectorNorm } from './norm.ts'
export { diagonal, vander } from './diagonal.ts'
export { matmul } from './matmul.ts'

import { formatShape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { cross as crossAlong } from './linalg.ts'
import { matrixNorm, vectorNorm, type MatrixOrder, type NormOptions } from './norm.ts'

/** The vector product of vectors of 3 along a dimension, the last one if none is named. */
export const cross = (a: Tensor, b: Tensor, { dim = -1 }: { dim?: number } = {}): Tensor => crossAlong(a, b, dim)

/** Of all elements, of vectors along one dimension, or of matrices in two. */
export function norm(
  x: Tensor,
  ord: MatrixOrder | null | (NormOptions & { ord?: MatrixOrder | null }) = null,
  options: NormOptions = {},
): Tensor {
  const named = typeof ord === 'object' && ord !== null ? ord : { ...options, ord }
  const { ord: order = null, dim, keepdim = false } = named
  const dims = dim === undefined || dim === null ? null : ([dim].flat() as number[])
  if (order === null) return vectorNorm(x, 2, { dim: dims, keepdim })
  const matrix = dims ? dims.length === 2 : x.sizes.length === 2
  if (!dims && x.sizes.length > 2)
    throw new RangeError(`norm: name the dimensions of a norm of order ${order} in shape ${formatShape(x.sizes)}`)
  if (matrix) return matrixNorm(x, order, { dim: dims ?? [0, 1], keepdim })
  if (typeof order === 'string')
    throw new RangeError(`norm: order '${order}' needs matrices, got ${formatShape(x.sizes)}`)
  return vectorNorm(x, order, { dim: dims, keepdim })
}
