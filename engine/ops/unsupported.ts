import { UnsupportedError } from '../tensor/dtype.ts'

/**
 * PyTorch's operators that are left out on purpose, by name: calling one says so and what to do instead. Not there at all
 * are `torch.fft`, `torch.sparse`, `torch.masked` and whatever else is not in the API reference.
 */
const doubles = 'there is no float64; everything is computed in float32, factorisations and sums in float64 inside'
const complexNumbers = 'there are no complex numbers'
const specialFunction = 'this special function is left out to keep the engine small'
const sparse = 'there are no sparse tensors'
const volumes = 'left out to keep the engine small'

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
  i0: specialFunction,
  igamma: specialFunction,
  igammac: specialFunction,
  mvlgamma: specialFunction,
  entr: specialFunction,
  erfcx: specialFunction,
  i0e: specialFunction,
  i1: specialFunction,
  i1e: specialFunction,
  logNdtr: specialFunction,
  ndtr: specialFunction,
  ndtri: specialFunction,
  xlog1py: specialFunction,
  zeta: specialFunction,
  frexp: specialFunction,
  gcd: specialFunction,
  lcm: specialFunction,
  matrixExp: specialFunction,
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
  gridSample: 'use interpolate for a regular grid',
  convTranspose3d: volumes,
  fractionalMaxPool2d: volumes,
  fractionalMaxPool3d: volumes,
  ctcLoss: volumes,
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
export const { convTranspose3d, ctcLoss, fractionalMaxPool2d, fractionalMaxPool3d, gridSample } = refusals
const { entr, erfcx, i0e, i1, i1e, logNdtr, ndtr, ndtri, xlog1py, zeta } = refusals
/** The namespace `torch.special`: none of it is here; erf, lgamma and their like stand in `torch` itself. */
export const special = { entr, erfcx, i0e, i1, i1e, logNdtr, ndtr, ndtri, xlog1py, zeta }
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
