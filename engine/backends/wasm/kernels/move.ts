import type { Ptr, Unary } from './conventions.ts'

export interface Moving {
  /** Strided copy of 4-byte (1-byte) elements; desc: sizes, strides of src, strides of dst. Negative and zero strides of src are legal. */
  copy4(src: Ptr, dst: Ptr, ndim: number, desc: Ptr): void
  copy1(src: Ptr, dst: Ptr, ndim: number, desc: Ptr): void
  fill4(out: Ptr, n: number, bits: number): void
  fill1(out: Ptr, n: number, byte: number): void
  /** Casts. f32 -> i32 truncates towards zero; anything -> bool is != 0; i32/f32 -> u8 wraps modulo 256 as C does. */
  f32_to_i32: Unary
  i32_to_f32: Unary
  u8_to_f32: Unary
  u8_to_i32: Unary
  f32_to_u8: Unary
  i32_to_u8: Unary
  f32_to_bool: Unary
  i32_to_bool: Unary
  u8_to_bool: Unary
  /** out[i] = cond[i * condStep] ? a[i * aStep] : b[i * bStep], 4-byte (1-byte) values. */
  where4(cond: Ptr, a: Ptr, b: Ptr, out: Ptr, n: number, condStep: 0 | 1, aStep: 0 | 1, bStep: 0 | 1): void
  where1(cond: Ptr, a: Ptr, b: Ptr, out: Ptr, n: number, condStep: 0 | 1, aStep: 0 | 1, bStep: 0 | 1): void
  /** out[i] = min(max(x[i], lo), hi); NaN stays NaN. */
  clamp_f32(x: Ptr, out: Ptr, n: number, lo: number, hi: number): void
  /** y += alpha * x, and y = alpha * x + beta * y. */
  axpy_f32(alpha: number, x: Ptr, y: Ptr, n: number): void
  axpby_f32(alpha: number, x: Ptr, beta: number, y: Ptr, n: number): void
}
