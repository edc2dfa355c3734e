import { alloc, heap, kernels } from '../../../engine/backends/wasm/index.ts'

export type Ptr = number

/** Kernels by a name put together in a test. */
export const byName = kernels as unknown as Record<string, (...args: number[]) => number>

export function putF32(values: ArrayLike<number>): Ptr {
  const at = alloc(4 * values.length)
  heap.f32.set(values, at / 4)
  return at
}
export function putI32(values: ArrayLike<number>): Ptr {
  const at = alloc(4 * values.length)
  heap.i32.set(values, at / 4)
  return at
}
export function putBytes(values: ArrayLike<number>): Ptr {
  const at = alloc(values.length)
  heap.u8.set(values, at)
  return at
}

/** Room for n values, full of a number that no test expects, so that a value left unwritten shows. */
export const room = (n: number): Ptr => putF32(new Float32Array(n).fill(-12345.678))

export const getF32 = (at: Ptr, n: number) => Array.from(heap.f32.subarray(at / 4, at / 4 + n))
export const getI32 = (at: Ptr, n: number) => Array.from(heap.i32.subarray(at / 4, at / 4 + n))
export const getF64 = (at: Ptr, n: number) => Array.from(heap.f64.subarray(at / 8, at / 8 + n))
export const getBytes = (at: Ptr, n: number) => Array.from(heap.u8.subarray(at, at + n))

/** Uniform numbers in [from, to), the same in every run. */
export function generator(seed = 1) {
  let state = seed
  return (from = -1, to = 1) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return from + (to - from) * (state / 4294967296)
  }
}
export function randomF32(n: number, from = -1, to = 1, seed = 1): Float32Array {
  const next = generator(seed)
  return Float32Array.from({ length: n }, () => next(from, to))
}

const bits = new Int32Array(1)
const float = new Float32Array(bits.buffer)
/** Floats in order as whole numbers: neighbours differ by one. */
function ordinal(x: number): number {
  float[0] = x
  return bits[0] < 0 ? -(bits[0] & 0x7fffffff) : bits[0]
}
/** Spacing of float32 around x. */
function spacing(x: number): number {
  const exponent = Math.max(-126, Math.floor(Math.log2(Math.abs(x) || 1e-45)))
  return 2 ** (exponent - 23)
}
/** How far `got` lies from the exact `want`, in units of float32's last place; NaN matches NaN, infinities themselves. */
export function ulps(got: number, want: number): number {
  if (Number.isNaN(got) && Number.isNaN(want)) return 0
  const rounded = Math.fround(want)
  if (!Number.isFinite(got) || !Number.isFinite(rounded))
    return Object.is(got, rounded) ? 0 : Math.abs(ordinal(got) - ordinal(rounded))
  return Math.abs(got - want) / spacing(want)
}

/** The largest difference, relative to 1 or to the expected value where that is larger. */
export function worst(got: ArrayLike<number>, want: ArrayLike<number>): number {
  let largest = got.length === want.length ? 0 : Infinity
  for (let i = 0; i < want.length; i++) {
    const difference = Math.abs(got[i] - want[i]) / Math.max(1, Math.abs(want[i]))
    if (Object.is(got[i], want[i]) || (Number.isNaN(got[i]) && Number.isNaN(want[i])) || got[i] === want[i]) continue
    largest = Math.max(largest, Number.isNaN(difference) ? Infinity : difference)
  }
  return largest
}
