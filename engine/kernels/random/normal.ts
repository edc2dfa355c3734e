import { promoteHigh, demote, select } from '../simd'
import { nextFloat } from './mt19937'

/**
 * PyTorch's normal numbers for 16 and more elements, bit for bit: the Box-Muller transform over blocks of 16 uniforms
 * with the logarithm, sine and cosine of the Cephes library in float32. PyTorch's compiler fuses multiplications and
 * additions there, so where it does, the product here is not rounded either.
 */

/** a * b + c with one rounding: the product of two floats is exact in float64. */
function fused(a: v128, b: v128, c: v128): v128 {
  const low = f64x2.add(f64x2.mul(f64x2.promote_low_f32x4(a), f64x2.promote_low_f32x4(b)), f64x2.promote_low_f32x4(c))
  const high = f64x2.add(f64x2.mul(promoteHigh(a), promoteHigh(b)), promoteHigh(c))
  return demote(low, high)
}

const logTable = memory.data<f32>([
  7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1,
  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
])
const sineTable = memory.data<f32>([-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1])
const cosineTable = memory.data<f32>([2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2])

/** ((t[0] x + t[1]) x + ...) + t[n - 1] */
@inline function polynomial(table: usize, n: i32, x: v128): v128 {
  let y = v128.load_splat<u32>(table)
  for (let i = 1; i < n; i++) y = fused(y, x, v128.load_splat<u32>(table + (<usize>i << 2)))
  return y
}

/** Logarithm of positive normal numbers; what is smaller counts as the smallest of them. */
function logarithm(x: v128): v128 {
  const one = f32x4.splat(1)
  x = f32x4.max(x, f32x4.splat(1.17549435e-38))
  let e = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(126)))
  x = v128.or(v128.and(x, i32x4.splat(0x007fffff)), f32x4.splat(0.5))
  const small = f32x4.lt(x, f32x4.splat(0.707106781186547524))
  e = f32x4.sub(e, v128.and(one, small))
  x = f32x4.add(f32x4.sub(x, one), v128.and(x, small))
  const square = f32x4.mul(x, x)
  let y = f32x4.mul(polynomial(logTable, 9, x), x)
  y = fused(y, square, f32x4.mul(e, f32x4.splat(-2.12194440e-4)))
  y = fused(square, f32x4.splat(-0.5), y)
  return fused(e, f32x4.splat(0.693359375), f32x4.add(x, y))
}

/** One Box-Muller step for four pairs: uniforms at `first` and 8 elements on become normal numbers. */
function transform(first: usize, mean: v128, std: v128): void {
  const one = f32x4.splat(1)
  const radius = f32x4.sqrt(f32x4.mul(f32x4.splat(-2), logarithm(f32x4.sub(one, v128.load(first)))))
  const angle = f32x4.mul(f32x4.splat(6.283185307179586), v128.load(first, 32))

  // The angle is not negative; octant j rounded up to even, and what is left of the angle in [-pi/4, pi/4].
  const octant = v128.and(
    i32x4.add(i32x4.trunc_sat_f32x4_s(f32x4.mul(angle, f32x4.splat(1.27323954473516))), i32x4.splat(1)), i32x4.splat(~1))
  const j = f32x4.convert_i32x4_s(octant)
  let r = fused(j, f32x4.splat(-0.78515625), angle)
  r = fused(j, f32x4.splat(-2.4187564849853515625e-4), r)
  r = fused(j, f32x4.splat(-3.77489497744594108e-8), r)

  const square = f32x4.mul(r, r)
  let even = f32x4.mul(polynomial(cosineTable, 3, square), square)
  even = f32x4.add(fused(even, square, f32x4.mul(square, f32x4.splat(-0.5))), one)
  const odd = fused(f32x4.mul(polynomial(sineTable, 3, square), square), r, r)

  const swapped = i32x4.eq(v128.and(octant, i32x4.splat(2)), i32x4.splat(2))
  const sineSign = i32x4.shl(v128.and(octant, i32x4.splat(4)), 29)
  const cosineSign = i32x4.shl(v128.andnot(i32x4.splat(4), i32x4.sub(octant, i32x4.splat(2))), 29)
  const sine = v128.xor(select(even, odd, swapped), sineSign)
  const cosine = v128.xor(select(odd, even, swapped), cosineSign)

  v128.store(first, fused(f32x4.mul(radius, cosine), std, mean))
  v128.store(first, fused(f32x4.mul(radius, sine), std, mean), 32)
}

function transformBlock(block: usize, mean: v128, std: v128): void {
  transform(block, mean, std)
  transform(block + 16, mean, std)
}

@inline function fillUniform(state: usize, out: usize, n: i32): void {
  for (const end = out + (<usize>n << 2); out < end; out += 4) store<f32>(out, nextFloat(state))
}

/** n >= 16. What does not fill a block of 16 draws the last 16 anew, as PyTorch does. */
export function normalBlocks_f32(state: usize, out: usize, n: i32, mean: f32, std: f32): void {
  const m = f32x4.splat(mean), s = f32x4.splat(std)
  fillUniform(state, out, n)
  for (let i = 0; i + 16 <= n; i += 16) transformBlock(out + (<usize>i << 2), m, s)
  if (n & 15) {
    const last = out + (<usize>(n - 16) << 2)
    fillUniform(state, last, 16)
    transformBlock(last, m, s)
  }
}
