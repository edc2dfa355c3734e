import { erf } from '../math/erf'
import { exp, expm1 } from '../math/exp'
import { log, log1p } from '../math/log'
import { isModerate, sineOfModerate } from '../math/sine'
import { sigmoid, tanh } from '../math/tanh'

@inline function one(): v128 { return f32x4.splat(1) }

@unmanaged export class Neg { @inline map(x: v128): v128 { return f32x4.neg(x) } }
@unmanaged export class Abs { @inline map(x: v128): v128 { return f32x4.abs(x) } }
@unmanaged export class Sign {
  /** 0 for NaN, as in PyTorch. */
  @inline map(x: v128): v128 {
    const zero = f32x4.splat(0)
    const positive = v128.and(f32x4.gt(x, zero), one())
    const negative = v128.and(f32x4.lt(x, zero), one())
    return f32x4.sub(positive, negative)
  }
}
@unmanaged export class Square { @inline map(x: v128): v128 { return f32x4.mul(x, x) } }
@unmanaged export class Sqrt { @inline map(x: v128): v128 { return f32x4.sqrt(x) } }
@unmanaged export class Rsqrt { @inline map(x: v128): v128 { return f32x4.div(one(), f32x4.sqrt(x)) } }
@unmanaged export class Reciprocal { @inline map(x: v128): v128 { return f32x4.div(one(), x) } }
/** pmax(x, 0) is `x < 0 ? 0 : x`, which keeps NaN. */
@unmanaged export class Relu { @inline map(x: v128): v128 { return f32x4.pmax(x, f32x4.splat(0)) } }
@unmanaged export class Floor { @inline map(x: v128): v128 { return f32x4.floor(x) } }
@unmanaged export class Ceil { @inline map(x: v128): v128 { return f32x4.ceil(x) } }
/** Halves go to the even neighbour. */
@unmanaged export class Round { @inline map(x: v128): v128 { return f32x4.nearest(x) } }
@unmanaged export class Trunc { @inline map(x: v128): v128 { return f32x4.trunc(x) } }
@unmanaged export class Frac { @inline map(x: v128): v128 { return f32x4.sub(x, f32x4.trunc(x)) } }
@unmanaged export class Exp { @inline map(x: v128): v128 { return exp(x) } }
@unmanaged export class Expm1 { @inline map(x: v128): v128 { return expm1(x) } }
@unmanaged export class Log { @inline map(x: v128): v128 { return log(x) } }
@unmanaged export class Tanh { @inline map(x: v128): v128 { return tanh(x) } }
@unmanaged export class Sigmoid { @inline map(x: v128): v128 { return sigmoid(x) } }
@unmanaged export class Log1p { @inline map(x: v128): v128 { return log1p(x) } }
@unmanaged export class Erf { @inline map(x: v128): v128 { return erf(x) } }

/** max(x, 0) + log(1 + e^-|x|): never overflows. Relu's pmax keeps NaN, and so does the sum. */
@inline function softplus(x: v128): v128 {
  return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), log1p(exp(f32x4.neg(f32x4.abs(x)))))
}
@unmanaged export class Softplus { @inline map(x: v128): v128 { return softplus(x) } }
@unmanaged export class Logsigmoid { @inline map(x: v128): v128 { return f32x4.neg(softplus(f32x4.neg(x))) } }

/** Huge arguments, infinities and NaN go one by one through the compiler's library, which reduces them exactly. */
function sineOfAny(x: v128): v128 {
  const a = NativeMathf.sin(f32x4.extract_lane(x, 0)), b = NativeMathf.sin(f32x4.extract_lane(x, 1))
  return f32x4(a, b, NativeMathf.sin(f32x4.extract_lane(x, 2)), NativeMathf.sin(f32x4.extract_lane(x, 3)))
}
function cosineOfAny(x: v128): v128 {
  const a = NativeMathf.cos(f32x4.extract_lane(x, 0)), b = NativeMathf.cos(f32x4.extract_lane(x, 1))
  return f32x4(a, b, NativeMathf.cos(f32x4.extract_lane(x, 2)), NativeMathf.cos(f32x4.extract_lane(x, 3)))
}
@unmanaged export class Sin {
  @inline map(x: v128): v128 { return isModerate(x) ? sineOfModerate(x, 0) : sineOfAny(x) }
}
@unmanaged export class Cos {
  @inline map(x: v128): v128 { return isModerate(x) ? sineOfModerate(x, 1) : cosineOfAny(x) }
}
