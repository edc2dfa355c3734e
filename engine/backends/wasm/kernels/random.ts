import type { Ptr } from './conventions.ts'

export interface Drawing {
  /** PyTorch's mt19937 (see random/): state is 624 u32, then the position; every stream below advances it as PyTorch does. */
  mtSeed(state: Ptr, seed: number): void
  mtWords(state: Ptr, out: Ptr, n: number): void
  uniform_f32(state: Ptr, out: Ptr, n: number, from: number, to: number): void
  /** n >= 16: the blocked path of PyTorch (cephes polynomials, fused multiply-add), bit for bit. */
  normalBlocks_f32(state: Ptr, out: Ptr, n: number, mean: number, std: number): void
  /** bool, float64 uniforms (two words each) < p. */
  bernoulli_bool(state: Ptr, out: Ptr, n: number, p: number): void
  randperm_i32(state: Ptr, out: Ptr, n: number): void
}
