import type { Binary, BinaryNd, Unary } from './conventions.ts'

/** f32 -> f32, one element each. */
export const unaryF32 = [
  'neg',
  'abs',
  'sign',
  'square',
  'sqrt',
  'rsqrt',
  'reciprocal',
  'exp',
  'exp2',
  'expm1',
  'log',
  'log2',
  'log10',
  'log1p',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'sigmoid',
  'logsigmoid',
  'relu',
  'softplus',
  'erf',
  'erfc',
  'erfinv',
  'lgamma',
  'digamma',
  'floor',
  'ceil',
  'round',
  'trunc',
  'frac',
] as const
/** i32 -> i32. */
export const unaryI32 = ['neg', 'abs', 'sign', 'square', 'bitwiseNot'] as const
/** f32 -> bool (one byte, 0 or 1). */
export const testF32 = ['isnan', 'isinf', 'isfinite'] as const

/** (f32, f32) -> f32. `remainder` has the sign of the divisor, `fmod` that of the dividend, as in PyTorch. */
export const binaryF32 = [
  'add',
  'sub',
  'mul',
  'div',
  'pow',
  'maximum',
  'minimum',
  'fmax',
  'fmin',
  'atan2',
  'fmod',
  'remainder',
  'floorDivide',
  'truncDivide',
  'hypot',
  'copysign',
  'logaddexp',
  'xlogy',
  'nextafter',
  // derivative of a pointwise op: (gradient of the output, saved value) -> gradient of the input
  'reluGrad',
  'sigmoidGrad',
  'tanhGrad',
] as const
/** (i32, i32) -> i32; add, sub and mul wrap at 32 bits. */
export const binaryI32 = [
  'add',
  'sub',
  'mul',
  'pow',
  'maximum',
  'minimum',
  'fmod',
  'remainder',
  'floorDivide',
  'truncDivide',
  'bitwiseAnd',
  'bitwiseOr',
  'bitwiseXor',
  'shiftLeft',
  'shiftRight',
] as const
/** (T, T) -> bool, for T = f32 and i32. */
export const compare = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const

export type UnaryF32 = (typeof unaryF32)[number]
export type UnaryI32 = (typeof unaryI32)[number]
export type TestF32 = (typeof testF32)[number]
export type BinaryF32 = (typeof binaryF32)[number]
export type BinaryI32 = (typeof binaryI32)[number]
export type Compare = (typeof compare)[number]

export type Pointwise = { [K in `${UnaryF32}_f32` | `${UnaryI32}_i32` | `${TestF32}_f32`]: Unary } & {
  [K in `${BinaryF32}_f32` | `${BinaryI32}_i32` | `${Compare}_f32` | `${Compare}_i32`]: Binary
} & { [K in `${BinaryF32}_f32_nd` | `${BinaryI32}_i32_nd` | `${Compare}_f32_nd` | `${Compare}_i32_nd`]: BinaryNd }

export interface Integers {
  /** Whether add, sub, mul, pow, neg, abs, square or a quotient of integers left int32 since the last call; the results have wrapped. */
  takeOverflow(): number
}
