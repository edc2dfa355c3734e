/** Casts between dtypes. The loops are plain where one element a step already moves at the memory's speed. */

export function f32_to_i32(x: usize, out: usize, n: i32): void {
  const end = out + (<usize>n << 2), vectors = out + (<usize>(n & ~3) << 2)
  for (; out < vectors; out += 16, x += 16) v128.store(out, i32x4.trunc_sat_f32x4_s(v128.load(x)))
  for (; out < end; out += 4, x += 4) store<i32>(out, <i32>load<f32>(x))
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

/** Through i64, so that large magnitudes wrap modulo 256 instead of sticking at the ends. */
export function f32_to_u8(x: usize, out: usize, n: i32): void {
  for (const end = out + n; out < end; out++, x += 4) store<u8>(out, <u8>(<i64>load<f32>(x)))
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
