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
export { linalgNorm as norm, matrixNorm, vectorNorm } from './norm.ts'
export { diagonal, vander } from './diagonal.ts'
export { matmul } from './matmul.ts'

import type { Tensor } from '../tensor/tensor.ts'
import { cross as crossAlong } from './linalg.ts'

/** The vector product of vectors of 3 along a dimension, the last one if none is named. */
export const cross = (a: Tensor, b: Tensor, { dim = -1 }: { dim?: number } = {}): Tensor => crossAlong(a, b, dim)
