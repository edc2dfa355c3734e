import { madd, splatFrom } from '../simd'

/** Rounding to a whole number by adding 1.5 * 2^23: its low bits then are that number. */
@inline const roundingBits: i32 = 0x4b400000

const table = memory.data<f32>([
  1.44269504, -0.693359375, 2.12194440e-4, 12582912.0,                                         // 1/ln 2; -ln 2 in two parts
  1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, // (e^r - 1 - r) / r^2
  89, -104, -20, -87.33654,
])
@inline function constant(i: i32): v128 { return splatFrom(table + (<usize>i << 2)) }

/** e^r - 1 for |r| <= ln(2) / 2. */
@inline function reducedExpm1(r: v128): v128 {
  let p = constant(4)
  p = madd(p, r, constant(5))
  p = madd(p, r, constant(6))
  p = madd(p, r, constant(7))
  p = madd(p, r, constant(8))
  p = madd(p, r, constant(9))
  return madd(p, f32x4.mul(r, r), r)
}

@inline function powerOfTwo(n: v128): v128 { return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23) }

/**
 * e^x = 2^n e^r with n the whole number nearest to x / ln 2. The factor 2^n is applied in two halves, so that results
 * that overflow become infinite and small ones denormal. NaN stays NaN.
 */
@inline export function exp(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, constant(10)), constant(11))
  const shifted = madd(x, constant(0), constant(3))
  const n = f32x4.sub(shifted, constant(3))
  const r = madd(n, constant(2), madd(n, constant(1), x))
  const exponent = i32x4.sub(shifted, i32x4.splat(roundingBits))
  const half = i32x4.shr_s(exponent, 1)
  const y = f32x4.add(reducedExpm1(r), f32x4.splat(1))
  return f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(exponent, half)))
}

/** e^x for x <= 0 without denormal results: what would be below the smallest normal number is 0. NaN stays NaN. */
@inline export function expNonPositive(x: v128): v128 {
  const vanishes = f32x4.lt(x, constant(13))
  const shifted = madd(x, constant(0), constant(3))
  const n = f32x4.sub(shifted, constant(3))
  const r = madd(n, constant(2), madd(n, constant(1), x))
  const y = f32x4.add(reducedExpm1(r), f32x4.splat(1))
  const power = i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(0x3f800000))
  return v128.andnot(f32x4.mul(y, power), vanishes)
}

/** e^x - 1 = 2^n (e^r - 1) + (2^n - 1): no digits cancel near 0. */
export function expm1(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, constant(10)), constant(12))
  const shifted = madd(x, constant(0), constant(3))
  const n = f32x4.sub(shifted, constant(3))
  const r = madd(n, constant(2), madd(n, constant(1), x))
  const exponent = i32x4.sub(shifted, i32x4.splat(roundingBits))
  const half = i32x4.shr_s(exponent, 1)
  const first = powerOfTwo(half), rest = i32x4.sub(exponent, half)
  const y = madd(reducedExpm1(r), first, f32x4.sub(first, powerOfTwo(i32x4.neg(rest))))
  return f32x4.mul(y, powerOfTwo(rest))
}
