import type { Ptr, Reduce, Scan } from './conventions.ts'

export interface Reducing {
  /** Sums are accumulated so that 1e6 terms keep float32 accuracy (pairwise, or in f64). */
  sum_f32: Reduce
  prod_f32: Reduce
  /** NaN wins, as in PyTorch. */
  max_f32: Reduce
  min_f32: Reduce
  /** Writes i32 indices of the first extreme value; a NaN counts as extreme. */
  argmax_f32: Reduce
  argmin_f32: Reduce
  argmax_i32: Reduce
  argmin_i32: Reduce
  max_i32: Reduce
  min_i32: Reduce
  /** Integer sums and products in f64, so that the caller sees what would not fit: out is f64. */
  sum_i32_f64: Reduce
  prod_i32_f64: Reduce
  /** bool -> bool; bool -> i32. */
  any_bool: Reduce
  all_bool: Reduce
  count_bool: Reduce
  /** [outer, n, inner] -> mean and sum of squared deviations from it, each [outer, inner], two passes. */
  moments_f32(x: Ptr, mean: Ptr, m2: Ptr, outer: number, n: number, inner: number): void
  logsumexp_f32: Reduce
  cumsum_f32: Scan
  cumprod_f32: Scan
  /** Running extreme and the i32 index where it stands (the last one among equals, as in PyTorch). */
  cummax_f32(x: Ptr, values: Ptr, indices: Ptr, outer: number, n: number, inner: number): void
  cummin_f32(x: Ptr, values: Ptr, indices: Ptr, outer: number, n: number, inner: number): void
  /** Stable sort of each row of [outer, n]; NaN is the greatest. Writes the sorted values and i32 indices; scratch holds 2n i32. */
  sort_f32(x: Ptr, values: Ptr, indices: Ptr, outer: number, n: number, descending: 0 | 1, scratch: Ptr): void
  sort_i32(x: Ptr, values: Ptr, indices: Ptr, outer: number, n: number, descending: 0 | 1, scratch: Ptr): void
  softmax_f32: Scan
  logSoftmax_f32: Scan
  /** (g, y) -> gradient of x; y is the forward output. */
  softmaxGrad_f32(g: Ptr, y: Ptr, out: Ptr, outer: number, n: number, inner: number): void
  logSoftmaxGrad_f32(g: Ptr, y: Ptr, out: Ptr, outer: number, n: number, inner: number): void
  /** Fused log-softmax and negative log-likelihood of rows [n, classes] with i32 targets: loss[n] (0 where target == ignore) and log-probabilities. */
  crossEntropy_f32(logits: Ptr, target: Ptr, loss: Ptr, logProbs: Ptr, n: number, classes: number, ignore: number): void
  /** gradLogits[i, c] = scale[i * scaleStep] * (exp(logProbs[i, c]) - [c == target[i]]), 0 for ignored rows. */
  crossEntropyGrad_f32(
    logProbs: Ptr,
    target: Ptr,
    scale: Ptr,
    scaleStep: 0 | 1,
    gradLogits: Ptr,
    n: number,
    classes: number,
    ignore: number,
  ): void
}
