import { nextafter } from '../math/special'

/** The remainder has the sign of the dividend, as in C. */
@unmanaged export class Fmod { @inline at(a: f32, b: f32): f32 { return a % b } }
/** The remainder has the sign of the divisor, as in Python. */
@unmanaged export class Remainder {
  @inline at(a: f32, b: f32): f32 {
    const r: f32 = a % b
    return r != 0 && r < 0 != b < 0 ? r + b : r
  }
}
/** floor(a / b), made from the exact remainder, so that it agrees with `remainder` also where a / b rounds up to a whole number. */
@unmanaged export class FloorDivide {
  @inline at(a: f32, b: f32): f32 {
    if (b == 0) return a / b
    const r: f32 = a % b
    let quotient: f32 = (a - r) / b
    if (r != 0 && b < 0 != r < 0) quotient -= 1
    if (quotient == 0) return copysign<f32>(0, a / b)
    const whole = floor(quotient)
    return quotient - whole > 0.5 ? whole + 1 : whole
  }
}
@unmanaged export class Pow { @inline at(a: f32, b: f32): f32 { return NativeMathf.pow(a, b) } }
@unmanaged export class Atan2 { @inline at(a: f32, b: f32): f32 { return <f32>NativeMath.atan2(a, b) } }
@unmanaged export class Hypot {
  @inline at(a: f32, b: f32): f32 {
    if (abs(a) == Infinity || abs(b) == Infinity) return Infinity
    return <f32>sqrt(<f64>a * <f64>a + <f64>b * <f64>b)
  }
}
/** log(exp(a) + exp(b)), the larger one taken out so that nothing overflows. */
@unmanaged export class Logaddexp {
  @inline at(a: f32, b: f32): f32 {
    if (a == b && abs(a) == Infinity) return a
    return <f32>(<f64>max(a, b) + NativeMath.log1p(NativeMath.exp(-abs(<f64>a - <f64>b))))
  }
}
/** a * log(b), and 0 where a is 0. */
@unmanaged export class Xlogy {
  @inline at(a: f32, b: f32): f32 { return b != b ? b : a == 0 ? 0 : <f32>(<f64>a * NativeMath.log(b)) }
}
@unmanaged export class Nextafter { @inline at(a: f32, b: f32): f32 { return nextafter(a, b) } }
