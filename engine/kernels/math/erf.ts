import { madd, select, splatFrom } from '../simd'
import { expNonPositive } from './exp'

const table = memory.data<f32>([
  // erf(x) / x in x^2, for |x| < 0.92
  8.369576532e-5, -8.142580602e-4, 5.201021405e-3, -2.685939387e-2, 1.128369541e-1, -3.761263373e-1, 1.128379167,
  // -log(1 - erf(x)) for 0.9 <= x <= 4
  2.082861819e-5, -4.313935632e-4, 4.156254905e-3, -2.508061647e-2, 1.08220384e-1, 6.334008509e-1, 1.129488406, -1.692051261e-4,
  0.92, 4,
])
@inline function constant(i: i32): v128 { return splatFrom(table + (<usize>i << 2)) }

/** ((table[first] x + table[first + 1]) x + ...) + table[last] */
@inline function polynomial(first: i32, last: i32, x: v128): v128 {
  let p = constant(first)
  for (let i = first + 1; i <= last; i++) p = madd(p, x, constant(i))
  return p
}

/** An odd polynomial near 0, else 1 - e^-q(|x|) with the sign of x; both fitted for least relative error. */
@inline export function erf(x: v128): v128 {
  const magnitude = f32x4.abs(x)
  const near = f32x4.mul(x, polynomial(0, 6, f32x4.mul(x, x)))
  const q = polynomial(7, 14, f32x4.pmin(magnitude, constant(16)))
  const far = f32x4.sub(f32x4.splat(1), expNonPositive(f32x4.neg(q)))
  return select(near, select(x, far, i32x4.splat(0x80000000)), f32x4.lt(magnitude, constant(15)))
}
