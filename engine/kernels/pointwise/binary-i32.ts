import { multiply, noteSigns } from '../overflow'

/** A sum overflows where both terms have the sign that it has not; a difference where a has another sign than b and it. */
@unmanaged export class Add {
  @inline map(a: v128, b: v128): v128 {
    const sum = i32x4.add(a, b)
    noteSigns(v128.and(v128.xor(a, sum), v128.xor(b, sum)))
    return sum
  }
}
@unmanaged export class Sub {
  @inline map(a: v128, b: v128): v128 {
    const difference = i32x4.sub(a, b)
    noteSigns(v128.and(v128.xor(a, b), v128.xor(a, difference)))
    return difference
  }
}
@unmanaged export class Mul { @inline map(a: v128, b: v128): v128 { return multiply(a, b) } }
@unmanaged export class Maximum { @inline map(a: v128, b: v128): v128 { return i32x4.max_s(a, b) } }
@unmanaged export class Minimum { @inline map(a: v128, b: v128): v128 { return i32x4.min_s(a, b) } }
@unmanaged export class BitwiseAnd { @inline map(a: v128, b: v128): v128 { return v128.and(a, b) } }
@unmanaged export class BitwiseOr { @inline map(a: v128, b: v128): v128 { return v128.or(a, b) } }
@unmanaged export class BitwiseXor { @inline map(a: v128, b: v128): v128 { return v128.xor(a, b) } }
