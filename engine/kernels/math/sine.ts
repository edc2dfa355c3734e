import { madd, select, splatFrom, demote, promoteHigh, promoteLow } from '../simd'

const table = memory.data<f32>([
  -1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1,                                         // (sin(r) - r) / r^3 in r^2
  2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2, -0.5,                     // (cos(r) - 1) / r^2 in r^2
])
@inline function constant(i: i32): v128 { return splatFrom(table + (<usize>i << 2)) }

/** Up to here float64 reduces the argument exactly enough. */
@inline const largest: f32 = 1048576

/** x - n pi/2 for two values, with pi/2 in two parts. */
@inline function reduced(x: v128, n: v128): v128 {
  const r = f64x2.sub(x, f64x2.mul(n, f64x2.splat(1.5707963267341256)))
  return f64x2.sub(r, f64x2.mul(n, f64x2.splat(6.077100506506192e-11)))
}

/**
 * The sine (`quarters` 0) or cosine (`quarters` 1, a quarter turn ahead) of moderate arguments: the quadrant n, counted
 * from the nearest multiple of pi/2, tells which of the two polynomials and which sign to take.
 */
@inline export function sineOfModerate(x: v128, quarters: i32): v128 {
  const low = promoteLow(x), high = promoteHigh(x), perQuarter = f64x2.splat(0.6366197723675814)
  const nLow = f64x2.nearest(f64x2.mul(low, perQuarter)), nHigh = f64x2.nearest(f64x2.mul(high, perQuarter))
  const r = demote(reduced(low, nLow), reduced(high, nHigh))
  const n = i32x4.add(i32x4.trunc_sat_f32x4_s(demote(nLow, nHigh)), i32x4.splat(quarters))

  const square = f32x4.mul(r, r)
  const odd = madd(f32x4.mul(madd(madd(constant(0), square, constant(1)), square, constant(2)), square), r, r)
  const even = madd(madd(madd(madd(constant(3), square, constant(4)), square, constant(5)), square, constant(6)), square, f32x4.splat(1))
  const swapped = i32x4.neg(v128.and(n, i32x4.splat(1)))
  const sign = i32x4.shl(v128.and(n, i32x4.splat(2)), 30)
  return v128.xor(select(even, odd, swapped), sign)
}

@inline export function isModerate(x: v128): bool {
  return i32x4.all_true(f32x4.lt(f32x4.abs(x), f32x4.splat(largest)))
}
