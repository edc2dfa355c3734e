/** Casts between dtypes. The loops are plain where one element a step already moves at the memory's speed. */

/** What does not fit, and NaN, becomes the least i32, as x86 converts (and PyTorch with it). */
export function f32_to_i32(x: usize, out: usize, n: i32): void {
  const end = out + (<usize>n << 2), vectors = out + (<usize>(n & ~3) << 2)
  const least = i32x4.splat(i32.MIN_VALUE), limit = f32x4.splat(2147483648)
  for (; out < vectors; out += 16, x += 16) {
    const value = v128.load(x)
    const fits = f32x4.lt(value, limit)
    v128.store(out, v128.bitselect(i32x4.trunc_sat_f32x4_s(value), least, fits))
  }
  for (; out < end; out += 4, x += 4) {
    const value = load<f32>(x)
    store<i32>(out, value < 2147483648 ? <i32>value : i32.MIN_VALUE)
  }
}

export function i32_to_f32(x: usize, out: usize, n: i32): void {
  const end = out + (<usize>n << 2), vectors = out + (<usize>(n & ~3) << 2)
  for (; out < vectors; out += 16, x += 16) v128.store(out, f32x4.convert_i32x4_s(v128.load(x)))
  for (; out < end; out += 4, x += 4) store<f32>(out, <f32>load<i32>(x))
}

export function u8_to_f32(x: usize, out: usize, n: i32): void {
  const end = out + (<usize>n << 2), vectors = out + (<usize>(n & ~7) << 2)
  for (; out < vectors; out += 32, x += 8) {
    const words = v128.load_ext<u8>(x)
    v128.store(out, f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(words)))
    v128.store(out, f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(words)), 16)
  }
  for (; out < end; out += 4, x++) store<f32>(out, <f32>load<u8>(x))
}

export function u8_to_i32(x: usize, out: usize, n: i32): void {
  for (const end = x + n; x < end; x++, out += 4) store<i32>(out, load<u8>(x))
}

/** Through i64, so that large magnitudes wrap modulo 256 instead of sticking at the ends; infinities and NaN give 0. */
export function f32_to_u8(x: usize, out: usize, n: i32): void {
  for (const end = out + n; out < end; out++, x += 4) {
    const value = load<f32>(x)
    store<u8>(out, abs<f32>(value) < 9e18 ? <u8>(<i64>value) : 0)
  }
}

export function i32_to_u8(x: usize, out: usize, n: i32): void {
  for (const end = out + n; out < end; out++, x += 4) store<u8>(out, <u8>load<i32>(x))
}

export function f32_to_bool(x: usize, out: usize, n: i32): void {
  for (const end = out + n; out < end; out++, x += 4) store<u8>(out, u8(load<f32>(x) != 0))
}

export function i32_to_bool(x: usize, out: usize, n: i32): void {
  for (const end = out + n; out < end; out++, x += 4) store<u8>(out, u8(load<i32>(x) != 0))
}

export function u8_to_bool(x: usize, out: usize, n: i32): void {
  for (const end = out + n; out < end; out++, x++) store<u8>(out, u8(load<u8>(x) != 0))
}
