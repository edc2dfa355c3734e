import type { Ptr } from './conventions.ts'

export interface Optimizing {
  /** One SGD step over n values: g += weightDecay * p; momentum buffer (0 = none) as in PyTorch; p -= lr * d. `first` initialises the buffer with g. */
  sgd_f32(
    p: Ptr,
    g: Ptr,
    buf: Ptr,
    n: number,
    lr: number,
    momentum: number,
    dampening: number,
    weightDecay: number,
    nesterov: 0 | 1,
    maximize: 0 | 1,
    first: 0 | 1,
  ): void
  /** One Adam step; stepSize = lr / (1 - beta1^t), denomScale = 1 / sqrt(1 - beta2^t); maxSq 0 = no amsgrad; decoupled weight decay for AdamW. */
  adam_f32(
    p: Ptr,
    g: Ptr,
    m: Ptr,
    v: Ptr,
    maxSq: Ptr,
    n: number,
    lr: number,
    beta1: number,
    beta2: number,
    eps: number,
    weightDecay: number,
    stepSize: number,
    denomScale: number,
    decoupled: 0 | 1,
    maximize: 0 | 1,
  ): void
  /** Sum of squares in f64 (for clipping). */
  sumSquares_f32(x: Ptr, n: number): number
}
