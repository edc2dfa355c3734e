import { bool, float32, int32 } from '../tensor/dtype.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { binaryOp, type Arithmetic } from './core/binary.ts'
import { resultType, scaled, type TensorLike } from './core/operands.ts'
import { unaryOp, type Unary } from './core/unary.ts'
import { eq, ge, gt, le, logicalAnd, logicalNot, lt, where } from './compare.ts'
import { log } from './transcendental.ts'

// Operands broadcast; plain numbers may stand on either side. The gradients below may be larger than their operand:
// the backward pass sums what was broadcast.

const addOp: Arithmetic = binaryOp('add', { integers: 'add', saves: 'nothing', derivatives: [g => g, g => g] })
const subOp: Arithmetic = binaryOp('sub', {
  integers: 'sub',
  saves: 'nothing',
  derivatives: [g => g, g => neg(g)],
  bools: false,
})
const divOp: Arithmetic = binaryOp('div', {
  saves: 'inputs',
  derivatives: [
    (g, _a: TensorLike, b: TensorLike) => div(g, b),
    (g, a: TensorLike, b: TensorLike) => neg(div(mul(g, div(a, b)), b)),
  ],
})
const truncDivide: Arithmetic = binaryOp('truncDivide', {
  integers: 'truncDivide',
  divides: true,
  saves: 'nothing',
  derivatives: [g => mul(g, 0), g => mul(g, 0)],
  prints: 'div',
})

/** a + alpha * b, element by element. Shapes broadcast; integers stay integers, a plain number is float32. */
export function add(a: TensorLike, b: TensorLike, { alpha = 1 }: { alpha?: number } = {}): Tensor {
  return alpha === 1 ? addOp(a, b) : addOp(a, scaled(b, wholeAlpha('add', a, b, alpha)))
}

/** Integers take whole factors only. */
function wholeAlpha(op: string, a: TensorLike, b: TensorLike, alpha: number): number {
  if (!Number.isInteger(alpha) && resultType(a, b) !== float32)
    throw new TypeError(`${op}: alpha must be a whole number for integer tensors, got ${alpha}`)
  return alpha
}

/** a - alpha * b, element by element. */
export function sub(a: TensorLike, b: TensorLike, { alpha = 1 }: { alpha?: number } = {}): Tensor {
  return alpha === 1 ? subOp(a, b) : subOp(a, scaled(b, wholeAlpha('sub', a, b, alpha)))
}
export { sub as subtract }

/** a * b, element by element (Hadamard product). d(ab) = b da + a db. */
export const mul: Arithmetic = binaryOp('mul', {
  integers: 'mul',
  saves: 'inputs',
  derivatives: [(g, _a: TensorLike, b: TensorLike) => mul(g, b), (g, a: TensorLike) => mul(g, a)],
})
export { mul as multiply }

/** a / b; integers give float32. `roundingMode` 'floor' or 'trunc' rounds the quotient (then integers stay integers). */
export function div(
  a: TensorLike,
  b: TensorLike,
  { roundingMode = null }: { roundingMode?: 'floor' | 'trunc' | null } = {},
): Tensor {
  if (roundingMode === null) return divOp(a, b)
  if (roundingMode === 'floor') return floorDivide(a, b)
  if (roundingMode === 'trunc') return truncDivide(a, b)
  throw new TypeError(`div: roundingMode is 'floor', 'trunc' or null, got ${String(roundingMode)}`)
}
export { div as divide, div as trueDivide }

/** floor(a / b). */
export const floorDivide: Arithmetic = binaryOp('floorDivide', {
  integers: 'floorDivide',
  divides: true,
  saves: 'nothing',
  derivatives: [g => mul(g, 0), g => mul(g, 0)],
})

/** a - b * floor(a / b): has the sign of b, as Python's %. */
export const remainder: Arithmetic = binaryOp('remainder', {
  integers: 'remainder',
  divides: true,
  saves: 'inputs',
  derivatives: [g => g, (g, a: TensorLike, b: TensorLike) => neg(mul(g, div(a, b, { roundingMode: 'floor' })))],
})

/** a - b * trunc(a / b): has the sign of a, as C's fmod. */
export const fmod: Arithmetic = binaryOp('fmod', {
  integers: 'fmod',
  divides: true,
  saves: 'inputs',
  derivatives: [g => g, (g, a: TensorLike, b: TensorLike) => neg(mul(g, div(a, b, { roundingMode: 'trunc' })))],
})

/** a ** b. d(a^b) = b a^(b-1) da + a^b ln(a) db, with 0 where the factor b or a^b is 0. */
export const pow: Arithmetic = binaryOp('pow', {
  integers: 'pow',
  saves: 'both',
  derivatives: [
    (g, a: TensorLike, b: TensorLike) =>
      typeof b === 'object'
        ? mul(g, where(eq(b, 0), 0, mul(b, pow(a, subOp(b, 1)))))
        : b === 0
          ? mul(g, 0)
          : mul(g, mul(b, pow(a, Number(b) - 1))),
    (g, a: TensorLike, b: Tensor, out: Tensor) =>
      typeof a === 'object'
        ? mul(g, where(logicalAnd(eq(a, 0), ge(b, 0)), 0, mul(out, log(a))))
        : mul(g, mul(out, a === 0 ? 0 : Math.log(Number(a)))),
  ],
})

/** The larger of two elements; NaN wins. Where both are equal each gets half of the gradient. */
export const maximum: Arithmetic = binaryOp('maximum', {
  numbers: false,
  integers: 'maximum',
  saves: 'inputs',
  derivatives: [
    (g, a: Tensor, b: Tensor) => mul(g, shareOf(a, b, gt)),
    (g, a: Tensor, b: Tensor) => mul(g, shareOf(b, a, gt)),
  ],
})

/** The smaller of two elements; NaN wins. */
export const minimum: Arithmetic = binaryOp('minimum', {
  numbers: false,
  integers: 'minimum',
  saves: 'inputs',
  derivatives: [
    (g, a: Tensor, b: Tensor) => mul(g, shareOf(a, b, lt)),
    (g, a: Tensor, b: Tensor) => mul(g, shareOf(b, a, lt)),
  ],
})

/** 1 where x beats y, 1/2 where they are equal. */
const shareOf = (x: Tensor, y: Tensor, beats: typeof gt): Tensor => addOp(mul(beats(x, y), 1), mul(eq(x, y), 0.5))

/** The larger of two elements; a number wins over NaN. */
export const fmax: Arithmetic = binaryOp('fmax', {
  integers: 'maximum',
  numbers: false,
  saves: 'inputs',
  derivatives: [
    (g, a: Tensor, b: Tensor) => where(winsOver(a, b, ge), g, 0),
    (g, a: Tensor, b: Tensor) => where(winsOver(a, b, ge), 0, g),
  ],
})
/** The smaller of two elements; a number wins over NaN. */
export const fmin: Arithmetic = binaryOp('fmin', {
  integers: 'minimum',
  numbers: false,
  saves: 'inputs',
  derivatives: [
    (g, a: Tensor, b: Tensor) => where(winsOver(a, b, le), g, 0),
    (g, a: Tensor, b: Tensor) => where(winsOver(a, b, le), 0, g),
  ],
})
const winsOver = (a: Tensor, b: Tensor, test: typeof ge): Tensor => addOp(test(a, b), logicalNot(eq(b, b)))

/** The angle of the point (b, a): atan2(a, b) in (-pi, pi]. */
export const atan2: Arithmetic = binaryOp('atan2', {
  saves: 'inputs',
  derivatives: [
    (g, a: TensorLike, b: TensorLike) => mul(g, div(b, addOp(mul(a, a), mul(b, b)))),
    (g, a: TensorLike, b: TensorLike) => mul(g, div(mul(a, -1), addOp(mul(a, a), mul(b, b)))),
  ],
})

/** sqrt(a^2 + b^2) without overflow. */
export const hypot: Arithmetic = binaryOp('hypot', {
  numbers: false,
  saves: 'both',
  derivatives: [
    (g, a: TensorLike, _b: TensorLike, out: Tensor) => mul(g, div(a, out)),
    (g, _a: TensorLike, b: TensorLike, out: Tensor) => mul(g, div(b, out)),
  ],
})

/** -x. */
export const neg: Unary = unaryOp('neg', { integers: 'neg', saves: 'nothing', derivative: g => neg(g) })
export { neg as negative }

/** |x|. */
export const abs: Unary = unaryOp('abs', { integers: 'abs', saves: 'input', derivative: (g, x) => mul(g, sign(x)) })
export { abs as absolute }

/** -1, 0 or 1. */
export const sign: Unary = unaryOp('sign', {
  integers: 'sign',
  bools: bool,
  saves: 'nothing',
  derivative: g => mul(g, 0),
})
export { sign as sgn }

/** x^2. PyTorch records it as a power. */
export const square: Unary = unaryOp('square', {
  integers: 'square',
  bools: int32,
  saves: 'input',
  derivative: (g, x) => mul(g, mul(x, 2)),
  prints: 'pow',
})

/** Square root; d = g / (2 sqrt x). */
export const sqrt: Unary = unaryOp('sqrt', { saves: 'output', derivative: (g, y) => div(g, mul(y, 2)) })

/** 1 / sqrt(x). */
export const rsqrt: Unary = unaryOp('rsqrt', { saves: 'output', derivative: (g, y) => mul(g, mul(pow(y, 3), -0.5)) })

/** 1 / x. */
export const reciprocal: Unary = unaryOp('reciprocal', {
  saves: 'output',
  derivative: (g, y) => neg(mul(g, mul(y, y))),
})

const flat = (g: Tensor): Tensor => mul(g, 0)

/** The largest whole number <= x. */
export const floor: Unary = unaryOp('floor', { integers: 'unchanged', saves: 'nothing', derivative: flat })
/** The smallest whole number >= x. */
export const ceil: Unary = unaryOp('ceil', { integers: 'unchanged', saves: 'nothing', derivative: flat })
/** The part of x before the point. */
export const trunc: Unary = unaryOp('trunc', { integers: 'unchanged', saves: 'nothing', derivative: flat })
export { trunc as fix }
/** The part of x behind the point, with the sign of x. */
export const frac: Unary = unaryOp('frac', { saves: 'nothing', derivative: g => g })

const roundEven: Unary = unaryOp('round', { integers: 'unchanged', saves: 'nothing', derivative: flat })
/** Rounds to the nearest whole number, halves to the even one; `decimals` keeps so many places. */
export function round(x: Tensor, { decimals = 0 }: { decimals?: number } = {}): Tensor {
  if (decimals === 0) return roundEven(x)
  return div(roundEven(mul(x, 10 ** decimals)), 10 ** decimals)
}

/** input + value * a * b. */
export function addcmul(input: Tensor, a: Tensor, b: Tensor, { value = 1 }: { value?: number } = {}): Tensor {
  return addOp(input, scaled(mul(a, b), value))
}

/** input + value * a / b. */
export function addcdiv(input: Tensor, a: Tensor, b: Tensor, { value = 1 }: { value?: number } = {}): Tensor {
  return addOp(input, scaled(div(a, b), value))
}

/** start + weight * (end - start). */
export function lerp(start: Tensor, end: Tensor, weight: TensorLike): Tensor {
  return addOp(start, mul(weight, subOp(end, start)))
}

/** (b - a): sub with its operands exchanged. */
export function rsub(a: Tensor, b: TensorLike, { alpha = 1 }: { alpha?: number } = {}): Tensor {
  return subOp(b, scaled(a, wholeAlpha('rsub', a, b, alpha)))
}

/** a ** b in float32, whatever the dtypes. */
export const floatPower = (a: TensorLike, b: TensorLike): Tensor => pow(typeof a === 'object' ? a.float() : a, b)

/** x itself: the sign +. */
export function positive(x: Tensor): Tensor {
  if (x.dtype.name === 'bool') throw new TypeError('positive: not defined for bool tensors')
  return x
}

interface Replacements {
  /** For NaN; 0 if left out. */
  nan?: number | null
  /** For +infinity; the greatest float32 if left out. */
  posinf?: number | null
  /** For -infinity; the least float32 if left out. */
  neginf?: number | null
}
const greatestFloat = 3.4028234663852886e38

/** NaN and infinities replaced by finite numbers. */
export function nanToNum(x: Tensor, { nan, posinf, neginf }: Replacements = {}): Tensor {
  if (!x.dtype.isFloatingPoint) return x.clone()
  const finite = where(eq(x, Infinity), posinf ?? greatestFloat, where(eq(x, -Infinity), neginf ?? -greatestFloat, x))
  return where(x.isnan(), nan ?? 0, finite)
}

/** a * 2^b. */
export const ldexp = (a: TensorLike, b: TensorLike): Tensor => mul(a, pow(2, b))
