/** Ops computed one value at a time: rare ones, through the compiler's own (portable) library or float64. */
import { digamma, erfc, erfinv, lgamma } from '../math/special'

@unmanaged export class Exp2 { @inline at(x: f32): f32 { return NativeMathf.exp2(x) } }
@unmanaged export class Log2 { @inline at(x: f32): f32 { return NativeMathf.log2(x) } }
@unmanaged export class Log10 { @inline at(x: f32): f32 { return <f32>NativeMath.log10(x) } }
@unmanaged export class Tan { @inline at(x: f32): f32 { return NativeMathf.tan(x) } }
@unmanaged export class Asin { @inline at(x: f32): f32 { return <f32>NativeMath.asin(x) } }
@unmanaged export class Acos { @inline at(x: f32): f32 { return <f32>NativeMath.acos(x) } }
@unmanaged export class Atan { @inline at(x: f32): f32 { return <f32>NativeMath.atan(x) } }
@unmanaged export class Sinh { @inline at(x: f32): f32 { return <f32>NativeMath.sinh(x) } }
@unmanaged export class Cosh { @inline at(x: f32): f32 { return <f32>NativeMath.cosh(x) } }
@unmanaged export class Asinh { @inline at(x: f32): f32 { return <f32>NativeMath.asinh(x) } }
@unmanaged export class Acosh { @inline at(x: f32): f32 { return <f32>NativeMath.acosh(x) } }
@unmanaged export class Atanh { @inline at(x: f32): f32 { return <f32>NativeMath.atanh(x) } }
@unmanaged export class Erfc { @inline at(x: f32): f32 { return <f32>erfc(x) } }
@unmanaged export class Erfinv { @inline at(x: f32): f32 { return <f32>erfinv(x) } }
@unmanaged export class Lgamma { @inline at(x: f32): f32 { return <f32>lgamma(x) } }
@unmanaged export class Digamma { @inline at(x: f32): f32 { return <f32>digamma(x) } }
