import { madd } from '../simd'

@inline function choose<T>(cond: usize, a: usize, b: usize, out: usize, n: i32, condStep: i32, aStep: i32, bStep: i32): void {
  const aBytes = <usize>aStep * sizeof<T>(), bBytes = <usize>bStep * sizeof<T>()
  for (const end = out + <usize>n * sizeof<T>(); out < end; out += sizeof<T>(), cond += condStep, a += aBytes, b += bBytes) {
    store<T>(out, select<T>(load<T>(a), load<T>(b), load<u8>(cond)))
  }
}
export function where4(cond: usize, a: usize, b: usize, out: usize, n: i32, condStep: i32, aStep: i32, bStep: i32): void {
  choose<u32>(cond, a, b, out, n, condStep, aStep, bStep)
}
export function where1(cond: usize, a: usize, b: usize, out: usize, n: i32, condStep: i32, aStep: i32, bStep: i32): void {
  choose<u8>(cond, a, b, out, n, condStep, aStep, bStep)
}

/** pmax and pmin in this order keep NaN: pmax(x, lo) is `x < lo ? lo : x`. */
@inline function clampVector(x: v128, lo: v128, hi: v128): v128 { return f32x4.pmin(f32x4.pmax(x, lo), hi) }

export function clamp_f32(x: usize, out: usize, n: i32, lo: f32, hi: f32): void {
  const low = f32x4.splat(lo), high = f32x4.splat(hi)
  const end = out + (<usize>n << 2), vectors = out + (<usize>(n & ~3) << 2)
  for (; out < vectors; out += 16, x += 16) v128.store(out, clampVector(v128.load(x), low, high))
  for (; out < end; out += 4, x += 4) v128.store_lane<u32>(out, clampVector(v128.load_splat<u32>(x), low, high), 0)
}

/** y += alpha x */
export function axpy_f32(alpha: f32, x: usize, y: usize, n: i32): void {
  const factor = f32x4.splat(alpha)
  const end = y + (<usize>n << 2), vectors = y + (<usize>(n & ~3) << 2)
  for (; y < vectors; y += 16, x += 16) v128.store(y, madd(factor, v128.load(x), v128.load(y)))
  for (; y < end; y += 4, x += 4) v128.store_lane<u32>(y, madd(factor, v128.load_splat<u32>(x), v128.load_splat<u32>(y)), 0)
}

/** y = alpha x + beta y */
export function axpby_f32(alpha: f32, x: usize, beta: f32, y: usize, n: i32): void {
  const a = f32x4.splat(alpha), b = f32x4.splat(beta)
  const end = y + (<usize>n << 2), vectors = y + (<usize>(n & ~3) << 2)
  for (; y < vectors; y += 16, x += 16) v128.store(y, madd(a, v128.load(x), f32x4.mul(b, v128.load(y))))
  for (; y < end; y += 4, x += 4) {
    v128.store_lane<u32>(y, madd(a, v128.load_splat<u32>(x), f32x4.mul(b, v128.load_splat<u32>(y))), 0)
  }
}
