/** The namespace `torch`: creation, ops as functions, random numbers, gradients. */
import './tensor/methods.ts'

export * from './ops/activation.ts'
export * from './ops/arithmetic.ts'
export * from './ops/bitwise.ts'
export * from './ops/broadcast.ts'
export * from './ops/compare.ts'
export { detach } from './ops/convert.ts'
export {
  arange,
  asTensor,
  asarray,
  empty,
  emptyLike,
  eye,
  full,
  fullLike,
  linspace,
  logspace,
  ones,
  onesLike,
  tensor,
  zeros,
  zerosLike,
} from './ops/creation.ts'
export * from './ops/diagonal.ts'
export { bernoulli, multinomial } from './ops/draw.ts'
export * from './ops/einsum.ts'
export { pinverse, qr, svd } from './ops/factor.ts'
export * from './ops/gather.ts'
export { indexPut } from './ops/indexing.ts'
export * from './ops/join.ts'
export {
  cholesky,
  choleskyInverse,
  choleskySolve,
  cross,
  det,
  inverse,
  logdet,
  matrixPower,
  slogdet,
} from './ops/linalg.ts'
export * from './ops/matmul.ts'
export { cdist, dist, norm, renorm } from './ops/norm.ts'
export { nativeBatchNorm, nativeLayerNorm } from './ops/normalise.ts'
export { constantPadNd } from './ops/pad.ts'
export * from './ops/random.ts'
export * from './ops/reduce.ts'
export * from './ops/repeat.ts'
export * from './ops/scan.ts'
export * from './ops/select.ts'
export * from './ops/shape.ts'
export * from './ops/sort.ts'
export { polygamma } from './ops/special.ts'
export * from './ops/split.ts'
export * from './ops/statistics.ts'
export * from './ops/transcendental.ts'
export * from './ops/unique.ts'
export * as linalg from './ops/linalg-namespace.ts'
export { asStrided } from './ops/window.ts'
export {
  angle,
  complexTensor as complex,
  conj,
  emptyStrided,
  frexp,
  gcd,
  gradient,
  histogram,
  i0,
  igamma,
  igammac,
  imag,
  istft,
  lcm,
  lstsq,
  matrixExp,
  mvlgamma,
  polar,
  randintLike,
  real,
  resolveConj,
  resolveNeg,
  sparseCooTensor,
  special,
  stft,
  triangularSolve,
  unsupported,
  viewAsReal,
} from './ops/unsupported.ts'
export * as testing from './testing.ts'
export { cuda, device, finfo, iinfo, isFloatingPoint } from './devices.ts'

export { detectAnomaly, enableGrad, isGradEnabled, noGrad, setGradEnabled } from './autograd/mode.ts'
export * as autograd from './autograd/index.ts'
export {
  bool,
  float32,
  int32,
  uint8,
  float32 as float,
  int32 as int,
  int32 as int64,
  int32 as long,
  DType,
  UnsupportedError,
} from './tensor/dtype.ts'
export { load, save } from './io/index.ts'
export { Size } from './tensor/shape.ts'
export { setPrintoptions } from './tensor/print.ts'
export { Tensor } from './tensor/tensor.ts'
export { getNumThreads, memoryStats, setNumThreads } from './backends/index.ts'

import { Tensor } from './tensor/tensor.ts'
import type { DType } from './tensor/dtype.ts'
import { resultType as resultTypeOf, type TensorLike } from './ops/core/operands.ts'

/** Whether x is a tensor. */
export const isTensor = (x: unknown): x is Tensor => x instanceof Tensor
/** Number of elements. */
export const numel = (x: Tensor): number => x.count
/** The dtype of a result of two operands. */
export const resultType = (a: TensorLike, b: TensorLike): DType => resultTypeOf(a, b)
export { promoteTypes } from './tensor/dtype.ts'
