import { madd, select, splatFrom } from '../simd'

const table = memory.data<f32>([
  7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1,
  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,                        // (log(1 + f) - f + f^2 / 2) / f^3
  -2.12194440e-4, 0.693359375, -0.5,                                                            // ln 2 in two parts
])
@inline function constant(i: i32): v128 { return splatFrom(table + (<usize>i << 2)) }

@inline const rootHalfBits: i32 = 0x3f3504f3
@inline const smallestNormal: f32 = 1.17549435e-38

/** Natural logarithm of normal positive numbers x = 2^e m with sqrt(1/2) <= m < sqrt(2); `bias` is added to e. */
@inline function logNormal(x: v128, bias: v128): v128 {
  const shifted = i32x4.sub(x, i32x4.splat(rootHalfBits))
  const e = f32x4.add(f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23)), bias)
  const m = i32x4.add(v128.and(shifted, i32x4.splat(0x7fffff)), i32x4.splat(rootHalfBits))
  const f = f32x4.sub(m, f32x4.splat(1))
  const square = f32x4.mul(f, f)
  let p = constant(0)
  p = madd(p, f, constant(1))
  p = madd(p, f, constant(2))
  p = madd(p, f, constant(3))
  p = madd(p, f, constant(4))
  p = madd(p, f, constant(5))
  p = madd(p, f, constant(6))
  p = madd(p, f, constant(7))
  p = madd(p, f, constant(8))
  p = f32x4.mul(f32x4.mul(p, f), square)
  p = madd(e, constant(9), p)
  p = madd(square, constant(11), p)
  return madd(e, constant(10), f32x4.add(f, p))
}

/** Zeros, denormals, negative numbers, infinities and NaN among the lanes. */
function logSpecial(x: v128): v128 {
  const denormal = f32x4.lt(x, f32x4.splat(smallestNormal))
  const scaled = select(f32x4.mul(x, f32x4.splat(33554432)), x, denormal)
  let y = logNormal(scaled, v128.and(denormal, f32x4.splat(-25)))
  const zero = f32x4.splat(0), infinity = f32x4.splat(Infinity)
  y = select(f32x4.neg(infinity), y, f32x4.eq(x, zero))
  y = select(infinity, y, f32x4.eq(x, infinity))
  return select(f32x4.splat(NaN), y, v128.or(f32x4.lt(x, zero), f32x4.ne(x, x)))
}

@inline export function log(x: v128): v128 {
  const ordinary = v128.and(f32x4.ge(x, f32x4.splat(smallestNormal)), f32x4.lt(x, f32x4.splat(Infinity)))
  return i32x4.all_true(ordinary) ? logNormal(x, f32x4.splat(0)) : logSpecial(x)
}

/** The same as a call. */
export function logOf(x: v128): v128 { return log(x) }

/**
 * log(1 + x) from u = 1 + x rounded: what rounding has taken away, divided by u, is what the logarithm lacks. Where u is
 * 0 or infinite there is nothing to correct.
 */
@inline export function log1p(x: v128): v128 {
  const one = f32x4.splat(1), u = f32x4.add(one, x)
  const lost = f32x4.div(f32x4.sub(x, f32x4.sub(u, one)), u)
  const correctable = f32x4.lt(f32x4.abs(lost), one)
  return f32x4.add(logOf(u), v128.and(lost, correctable))
}
