import { nextDouble, nextFloat, nextWord } from './mt19937'

/** Draws of PyTorch's CPU generator; each takes the words it takes there, in the same order. */

/** from + u (to - from) with a single rounding, which float64 gives: the product of two floats is exact in it. */
export function uniform_f32(state: usize, out: usize, n: i32, from: f32, to: f32): void {
  const range = <f64>(to - from)
  for (const end = out + (<usize>n << 2); out < end; out += 4) {
    store<f32>(out, <f32>(<f64>nextFloat(state) * range + from))
  }
}

export function bernoulli_bool(state: usize, out: usize, n: i32, p: f64): void {
  for (const end = out + n; out < end; out++) store<u8>(out, u8(nextDouble(state) < p))
}

/** Fisher-Yates from the front, n - 1 words. */
export function randperm_i32(state: usize, out: usize, n: i32): void {
  for (let i = 0; i < n; i++) store<i32>(out + (<usize>i << 2), i)
  for (let i = 0; i < n - 1; i++) {
    const here = out + (<usize>i << 2), there = here + (<usize>(nextWord(state) % <u32>(n - i)) << 2)
    const value = load<i32>(here)
    store<i32>(here, load<i32>(there))
    store<i32>(there, value)
  }
}
