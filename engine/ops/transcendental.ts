import { record, rule } from '../autograd/node.ts'
import { Tensor } from '../tensor/tensor.ts'
import { add, div, maximum, mul, neg, rsqrt, sign, sub } from './arithmetic.ts'
import { ge, le, logicalAnd, where } from './compare.ts'
import { binaryOp, type Arithmetic } from './core/binary.ts'
import { scalar, type TensorLike } from './core/operands.ts'
import { checkTensor, unaryOp, type Unary } from './core/unary.ts'
import { polygamma } from './special.ts'

// Pointwise functions of float32; integers are taken as floats. `y` is the output, `x` the input.

/** e^x. */
export const exp: Unary = unaryOp('exp', { saves: 'output', derivative: (g, y) => mul(g, y) })
/** 2^x. */
export const exp2: Unary = unaryOp('exp2', { saves: 'output', derivative: (g, y) => mul(g, mul(y, Math.LN2)) })
/** e^x - 1, exact near 0. */
export const expm1: Unary = unaryOp('expm1', { saves: 'output', derivative: (g, y) => mul(g, add(y, 1)) })
/** Natural logarithm. */
export const log: Unary = unaryOp('log', { saves: 'input', derivative: (g, x) => div(g, x) })
/** Logarithm to base 2. */
export const log2: Unary = unaryOp('log2', { saves: 'input', derivative: (g, x) => div(g, mul(x, Math.LN2)) })
/** Logarithm to base 10. */
export const log10: Unary = unaryOp('log10', { saves: 'input', derivative: (g, x) => div(g, mul(x, Math.LN10)) })
/** ln(1 + x), exact near 0. */
export const log1p: Unary = unaryOp('log1p', { saves: 'input', derivative: (g, x) => div(g, add(x, 1)) })

/** Sine of an angle in radians; d = cos(x). */
export const sin: Unary = unaryOp('sin', { saves: 'input', derivative: (g, x) => mul(g, cos(x)) })
/** Cosine of an angle in radians; d = -sin(x). */
export const cos: Unary = unaryOp('cos', { saves: 'input', derivative: (g, x) => neg(mul(g, sin(x))) })
/** Tangent of an angle in radians; d = 1 + tan(x)^2. */
export const tan: Unary = unaryOp('tan', { saves: 'output', derivative: (g, y) => mul(g, add(mul(y, y), 1)) })
/** The angle in [-pi/2, pi/2] whose sine is x; NaN outside of [-1, 1]. d = 1 / sqrt(1 - x^2). */
export const asin: Unary = unaryOp('asin', { saves: 'input', derivative: (g, x) => mul(g, rsqrt(sub(1, mul(x, x)))) })
/** The angle in [0, pi] whose cosine is x; NaN outside of [-1, 1]. d = -1 / sqrt(1 - x^2). */
export const acos: Unary = unaryOp('acos', {
  saves: 'input',
  derivative: (g, x) => neg(mul(g, rsqrt(sub(1, mul(x, x))))),
})
/** The angle in (-pi/2, pi/2) whose tangent is x; d = 1 / (1 + x^2). */
export const atan: Unary = unaryOp('atan', { saves: 'input', derivative: (g, x) => div(g, add(mul(x, x), 1)) })
/** Hyperbolic sine, (e^x - e^-x) / 2; d = cosh(x). */
export const sinh: Unary = unaryOp('sinh', { saves: 'input', derivative: (g, x) => mul(g, cosh(x)) })
/** Hyperbolic cosine, (e^x + e^-x) / 2; d = sinh(x). */
export const cosh: Unary = unaryOp('cosh', { saves: 'input', derivative: (g, x) => mul(g, sinh(x)) })
/** (e^x - e^-x) / (e^x + e^-x); d = 1 - y^2. */
export const tanh: Unary = unaryOp('tanh', { saves: 'output', derivative: (g, y) => tanhGrad(g, y) })
/** The inverse of sinh, ln(x + sqrt(x^2 + 1)); d = 1 / sqrt(x^2 + 1). */
export const asinh: Unary = unaryOp('asinh', { saves: 'input', derivative: (g, x) => mul(g, rsqrt(add(mul(x, x), 1))) })
/** The inverse of cosh for x >= 1, NaN below; d = 1 / sqrt(x^2 - 1). */
export const acosh: Unary = unaryOp('acosh', { saves: 'input', derivative: (g, x) => mul(g, rsqrt(sub(mul(x, x), 1))) })
/** The inverse of tanh, ln((1 + x) / (1 - x)) / 2; NaN outside of [-1, 1]. d = 1 / (1 - x^2). */
export const atanh: Unary = unaryOp('atanh', { saves: 'input', derivative: (g, x) => div(g, sub(1, mul(x, x))) })
export { asin as arcsin, acos as arccos, atan as arctan, asinh as arcsinh, acosh as arccosh, atanh as arctanh }

/** 1 / (1 + e^-x); d = y (1 - y). */
export const sigmoid: Unary = unaryOp('sigmoid', { saves: 'output', derivative: (g, y) => sigmoidGrad(g, y) })
export { sigmoid as expit }

const reluOfFloats: Unary = unaryOp('relu', { saves: 'output', derivative: (g, y) => reluGrad(g, y) })

/** max(x, 0); the gradient passes where the output is positive. Integers stay integers. */
export const relu: Unary = x =>
  x instanceof Tensor && x.dtype.category === 1 ? maximum(x, scalar(0, x.dtype)) : reluOfFloats(x)

// The derivatives of the three above as one kernel each; they have derivatives of their own, so that backward itself
// can be differentiated.
const tanhGrad: Arithmetic = binaryOp('tanhGrad', {
  saves: 'inputs',
  derivatives: [
    (gg, _g: Tensor, y: Tensor) => tanhGrad(gg, y),
    (gg, g: Tensor, y: Tensor) => mul(gg, mul(mul(g, y), -2)),
  ],
  prints: 'tanhBackward',
})
const sigmoidGrad: Arithmetic = binaryOp('sigmoidGrad', {
  saves: 'inputs',
  derivatives: [
    (gg, _g: Tensor, y: Tensor) => sigmoidGrad(gg, y),
    (gg, g: Tensor, y: Tensor) => mul(gg, mul(g, sub(1, mul(y, 2)))),
  ],
  prints: 'sigmoidBackward',
})
const reluGrad: Arithmetic = binaryOp('reluGrad', {
  saves: 'inputs',
  derivatives: [(gg, _g: Tensor, y: Tensor) => reluGrad(gg, y), gg => mul(gg, 0)],
  prints: 'thresholdBackward',
})

/** The error function, 2/sqrt(pi) times the integral of e^(-t^2) from 0 to x. */
export const erf: Unary = unaryOp('erf', {
  saves: 'input',
  derivative: (g, x) => mul(g, mul(exp(neg(mul(x, x))), 2 / Math.sqrt(Math.PI))),
})
/** 1 - erf(x). */
export const erfc: Unary = unaryOp('erfc', {
  saves: 'input',
  derivative: (g, x) => mul(g, mul(exp(neg(mul(x, x))), -2 / Math.sqrt(Math.PI))),
})
/** The inverse of erf on (-1, 1). */
export const erfinv: Unary = unaryOp('erfinv', {
  saves: 'output',
  derivative: (g, y) => mul(g, mul(exp(mul(y, y)), Math.sqrt(Math.PI) / 2)),
})
/** ln|Gamma(x)|. */
export const lgamma: Unary = unaryOp('lgamma', { saves: 'input', derivative: (g, x) => mul(g, digamma(x)) })
/** The derivative of lgamma. */
export const digamma: Unary = unaryOp('digamma', { saves: 'input', derivative: (g, x) => mul(g, polygamma(1, x)) })

const logitRule = rule<[Tensor, number | null]>('logit', (g, x, eps) => {
  const [low, high] = eps === null ? [0, 1] : [eps, 1 - eps]
  return where(logicalAnd(ge(x, low), le(x, high)), div(g, mul(x, sub(1, x))), eps === null ? NaN : 0)
})

/** ln(x / (1 - x)), the inverse of the sigmoid; `eps` clamps x to [eps, 1 - eps]. */
export function logit(x: Tensor, { eps = null }: { eps?: number | null } = {}): Tensor {
  checkTensor('logit', x)
  const p = eps === null ? x.detach().float() : x.detach().clamp(eps, 1 - eps)
  return record(log(div(p, sub(1, p))).detach(), logitRule, [x], [x, eps])
}

/** ln(e^a + e^b) without overflow. */
export const logaddexp: Arithmetic = binaryOp('logaddexp', {
  saves: 'both',
  derivatives: [
    (g, a: TensorLike, _b: TensorLike, y: Tensor) => mul(g, exp(sub(a, y))),
    (g, _a: TensorLike, b: TensorLike, y: Tensor) => mul(g, exp(sub(b, y))),
  ],
})

/** log2(2^a + 2^b) without overflow. */
export const logaddexp2 = (a: Tensor, b: Tensor): Tensor => div(logaddexp(mul(a, Math.LN2), mul(b, Math.LN2)), Math.LN2)

/** a ln b, 0 where a is 0. */
export const xlogy: Arithmetic = binaryOp('xlogy', {
  saves: 'inputs',
  derivatives: [
    (g, _a: TensorLike, b: TensorLike) => xlogy(g, b),
    (g, a: TensorLike, b: TensorLike) => div(mul(g, a), b),
  ],
})

/** |a| with the sign of b. */
export const copysign: Arithmetic = binaryOp('copysign', {
  saves: 'both',
  derivatives: [(g, a: Tensor, _b: TensorLike, y: Tensor) => mul(g, mul(sign(a), sign(y))), g => mul(g, 0)],
})

/** The float next to a on the way to b; b where they are equal. It has no derivative, and backward says so. */
export const nextafter: Arithmetic = binaryOp('nextafter', {
  numbers: false,
  saves: 'nothing',
  derivatives: [() => noDerivative(), () => noDerivative()],
})
function noDerivative(): never {
  throw new Error('nextafter: has no derivative')
}

/** Degrees of an angle in radians. */
export const rad2deg = (x: Tensor): Tensor => mul(x, 180 / Math.PI)
/** Radians of an angle in degrees. */
export const deg2rad = (x: Tensor): Tensor => mul(x, Math.PI / 180)

/** sin(pi x) / (pi x), 1 at 0. */
export function sinc(x: Tensor): Tensor {
  const t = mul(x, Math.PI)
  return where(x.eq(0), 1, div(sin(t), where(x.eq(0), 1, t)))
}

/** 1 where x > 0, `values` where x is 0, else 0. */
export function heaviside(x: Tensor, values: TensorLike): Tensor {
  if (typeof values === 'object' && values.dtype !== x.dtype)
    throw new TypeError(
      `heaviside: values are ${values.dtype.name}, x is ${x.dtype.name}; both must have the same dtype`,
    )
  return where(x.eq(0), values, ge(x, 0).to(x.dtype))
}
