/** Ops computed one value at a time: rare ones, through the compiler's own (portable) library or float64. */
import { digamma, erf, erfc, erfinv, lgamma } from '../math/special'

@unmanaged export class Exp2 { @inline at(x: f32): f32 { return NativeMathf.exp2(x) } }
@unmanaged export class Log2 { @inline at(x: f32): f32 { return NativeMathf.log2(x) } }
@unmanaged export class Log10 { @inline at(x: f32): f32 { return <f32>NativeMath.log10(x) } }
@unmanaged export class Log1p { @inline at(x: f32): f32 { return <f32>NativeMath.log1p(x) } }
@unmanaged export class Sin { @inline at(x: f32): f32 { return NativeMathf.sin(x) } }
@unmanaged export class Cos { @inline at(x: f32): f32 { return NativeMathf.cos(x) } }
@unmanaged export class Tan { @inline at(x: f32): f32 { return NativeMathf.tan(x) } }
@unmanaged export class Asin { @inline at(x: f32): f32 { return <f32>NativeMath.asin(x) } }
@unmanaged export class Acos { @inline at(x: f32): f32 { return <f32>NativeMath.acos(x) } }
@unmanaged export class Atan { @inline at(x: f32): f32 { return <f32>NativeMath.atan(x) } }
@unmanaged export class Sinh { @inline at(x: f32): f32 { return <f32>NativeMath.sinh(x) } }
@unmanaged export class Cosh { @inline at(x: f32): f32 { return <f32>NativeMath.cosh(x) } }
@unmanaged export class Asinh { @inline at(x: f32): f32 { return <f32>NativeMath.asinh(x) } }
@unmanaged export class Acosh { @inline at(x: f32): f32 { return <f32>NativeMath.acosh(x) } }
@unmanaged export class Atanh { @inline at(x: f32): f32 { return <f32>NativeMath.atanh(x) } }
/** max(x, 0) + log1p(exp(-|x|)): never overflows. */
@unmanaged export class Softplus {
  @inline at(x: f32): f32 { return x != x ? x : <f32>(max<f64>(x, 0) + NativeMath.log1p(NativeMath.exp(-abs<f64>(x)))) }
}
@unmanaged export class Logsigmoid {
  @inline at(x: f32): f32 { return x != x ? x : <f32>(min<f64>(x, 0) - NativeMath.log1p(NativeMath.exp(-abs<f64>(x)))) }
}
@unmanaged export class Erf { @inline at(x: f32): f32 { return <f32>erf(x) } }
@unmanaged export class Erfc { @inline at(x: f32): f32 { return <f32>erfc(x) } }
@unmanaged export class Erfinv { @inline at(x: f32): f32 { return <f32>erfinv(x) } }
@unmanaged export class Lgamma { @inline at(x: f32): f32 { return <f32>lgamma(x) } }
@unmanaged export class Digamma { @inline at(x: f32): f32 { return <f32>digamma(x) } }
