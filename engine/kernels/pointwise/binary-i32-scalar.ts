import { noteOverflow } from '../overflow'

/** Integer division never traps here: x / 0 and x % 0 give 0 (the op throws before it comes to that). */

@inline function divide(a: i32, b: i32): i32 {
  if (b == -1) noteOverflow(a == i32.MIN_VALUE)
  return b == 0 ? 0 : b == -1 ? -a : a / b
}
@inline function modulo(a: i32, b: i32): i32 { return b == 0 || b == -1 ? 0 : a % b }

@unmanaged export class TruncDivide { @inline at(a: i32, b: i32): i32 { return divide(a, b) } }
@unmanaged export class FloorDivide {
  @inline at(a: i32, b: i32): i32 { return divide(a, b) - i32(modulo(a, b) != 0 && (a ^ b) < 0) }
}
@unmanaged export class Fmod { @inline at(a: i32, b: i32): i32 { return modulo(a, b) } }
@unmanaged export class Remainder {
  @inline at(a: i32, b: i32): i32 {
    const r = modulo(a, b)
    return r != 0 && (r ^ b) < 0 ? r + b : r
  }
}
/** The product in 32 bits, told where it is longer. */
@inline function times(a: i32, b: i32): i32 {
  const product = <i64>a * <i64>b
  noteOverflow(product != <i64>(<i32>product))
  return <i32>product
}
/** By squaring; a negative exponent gives the truncated fraction: 0, or +-1 for a base of +-1. */
@unmanaged export class Pow {
  @inline at(base: i32, exponent: i32): i32 {
    if (exponent < 0) {
      if (base == 1) return 1
      return base == -1 ? 1 - ((exponent & 1) << 1) : 0
    }
    let result = 1
    while (true) {
      if (exponent & 1) result = times(result, base)
      exponent >>= 1
      if (exponent == 0) return result
      base = times(base, base)
    }
  }
}
/** Shifting by 32 or more moves every bit out, as in PyTorch (the machine would shift by the amount modulo 32). */
@unmanaged export class ShiftLeft { @inline at(a: i32, b: i32): i32 { return <u32>b > 31 ? 0 : a << b } }
@unmanaged export class ShiftRight { @inline at(a: i32, b: i32): i32 { return a >> (<u32>b > 31 ? 31 : b) } }
