import { UnsupportedError } from '../tensor/dtype.ts'

/**
 * PyTorch's operators that are left out on purpose, by name: calling one says so and what to do instead. Everything else
 * that PyTorch has and `torch` here has not is just not there.
 */
const doubles = 'there is no float64; everything is computed in float32, factorisations and sums in float64 inside'
const complexNumbers = 'there are no complex numbers'
const special = 'this special function is left out to keep the engine small'
const sparse = 'there are no sparse tensors'
const volumes = 'three-dimensional convolution and pooling are left out to keep the engine small'

const reasons = {
  double: doubles,
  half: 'there is no float16',
  bfloat16: 'there is no bfloat16',
  char: 'there is no int8; use uint8 or int32',
  short: 'there is no int16; use int32',
  complex: complexNumbers,
  angle: complexNumbers,
  real: complexNumbers,
  imag: complexNumbers,
  conj: complexNumbers,
  polar: complexNumbers,
  viewAsReal: complexNumbers,
  stft: complexNumbers,
  istft: complexNumbers,
  i0: special,
  igamma: special,
  igammac: special,
  mvlgamma: special,
  frexp: special,
  gcd: special,
  lcm: special,
  nextafter: special,
  matrixExp: special,
  histogram: 'use histc',
  gradient: 'use diff',
  triangularSolve: 'use linalg.solveTriangular',
  lstsq: 'use linalg.pinv or qr',
  toSparse: sparse,
  sparseCooTensor: sparse,
  resolveNeg: complexNumbers,
  resolveConj: complexNumbers,
  newEmptyStrided: 'use newEmpty and asStrided',
  emptyStrided: 'use empty and asStrided',
  randintLike: 'use randint(low, high, x.shape)',
  nativeBatchNorm: 'use nn.functional.batchNorm',
  nativeLayerNorm: 'use nn.functional.layerNorm',
  gridSample: 'use interpolate for a regular grid',
  pdist: 'use cdist',
  conv3d: volumes,
  convTranspose3d: volumes,
  avgPool3d: volumes,
  maxPool3d: volumes,
  maxUnpool3d: volumes,
} satisfies Record<string, string>
type Name = keyof typeof reasons

/** Every name with the reason. */
export const unsupported: Readonly<Record<Name, string>> = reasons

/** A function for every name that refuses with its reason. */
export const refusals = Object.fromEntries(
  Object.entries(reasons).map(([name, reason]) => [
    name,
    (..._args: unknown[]): never => {
      throw new UnsupportedError(`${name}: not supported: ${reason}`)
    },
  ]),
) as Record<Name, (...args: unknown[]) => never>

/** The functions of `torch` among them. */
export const {
  angle,
  complex: complexTensor,
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
  lcm,
  lstsq,
  matrixExp,
  mvlgamma,
  nextafter,
  nativeBatchNorm,
  nativeLayerNorm,
  polar,
  randintLike,
  real,
  resolveConj,
  resolveNeg,
  sparseCooTensor,
  stft,
  istft,
  triangularSolve,
  viewAsReal,
} = refusals
/** The functions of `torch.nn.functional` among them. */
export const { avgPool3d, conv3d, convTranspose3d, gridSample, maxPool3d, maxUnpool3d, pdist } = refusals
/** The methods of tensors among them. */
export const methods = [
  'double',
  'half',
  'bfloat16',
  'char',
  'short',
  'toSparse',
  'newEmptyStrided',
] as const satisfies Name[]
