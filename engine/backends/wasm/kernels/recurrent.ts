import type { Ptr } from './conventions.ts'

/**
 * Recurrent layers over a whole sequence [T, B, ...], forwards in time or in reverse. `projected` or `gates` hold
 * W_ih x + b_ih of all steps on entry; `weight` is W_hh [gates * H, H], `bias` b_hh or 0; initial states [B, H] may be 0
 * (zeros). Gradients of the last state (`gradLast`, `gradLastCell`) and `gradOut` [T, B, H] may be 0; `gradH0` and
 * `gradC0` are always written. From the gradients of the pre-activations the caller makes those of everything else by
 * matrix products: of the input and W_ih with the gradient of `projected`, of W_hh with the states before each step.
 */
export interface Recurring {
  /** out[t] = f(projected[t] + W_hh out[t - 1] + b_hh), f = relu 1 or tanh 0. */
  elmanSequence_f32(
    projected: Ptr,
    weight: Ptr,
    bias: Ptr,
    h0: Ptr,
    out: Ptr,
    T: number,
    B: number,
    H: number,
    relu: 0 | 1,
    reverse: 0 | 1,
  ): void
  elmanSequenceGrad_f32(
    gradOut: Ptr,
    gradLast: Ptr,
    weight: Ptr,
    out: Ptr,
    gradProjected: Ptr,
    gradH0: Ptr,
    T: number,
    B: number,
    H: number,
    relu: 0 | 1,
    reverse: 0 | 1,
  ): void
  /** Gates i, f, g, o [T, B, 4H], replaced by their activated values, which backward needs; `cells` [T, B, H]. */
  lstmSequence_f32(
    gates: Ptr,
    weight: Ptr,
    bias: Ptr,
    h0: Ptr,
    c0: Ptr,
    out: Ptr,
    cells: Ptr,
    T: number,
    B: number,
    H: number,
    reverse: 0 | 1,
  ): void
  /** `gradGates` [T, B, 4H] is the gradient of the pre-activations (it may be the array `gates`). */
  lstmSequenceGrad_f32(
    gradOut: Ptr,
    gradLast: Ptr,
    gradLastCell: Ptr,
    weight: Ptr,
    gates: Ptr,
    c0: Ptr,
    cells: Ptr,
    gradGates: Ptr,
    gradH0: Ptr,
    gradC0: Ptr,
    T: number,
    B: number,
    H: number,
    reverse: 0 | 1,
  ): void
  /** Gates r, z, n [T, B, 3H], replaced by their activated values; `hidden` [T, B, 3H] is left with W_hh h + b_hh. */
  gruSequence_f32(
    gates: Ptr,
    weight: Ptr,
    bias: Ptr,
    h0: Ptr,
    out: Ptr,
    hidden: Ptr,
    T: number,
    B: number,
    H: number,
    reverse: 0 | 1,
  ): void
  /** `gradGates` belongs to `projected` (and b_ih), `gradHidden` to W_hh h + b_hh: they differ in the n gate. */
  gruSequenceGrad_f32(
    gradOut: Ptr,
    gradLast: Ptr,
    weight: Ptr,
    gates: Ptr,
    hidden: Ptr,
    h0: Ptr,
    out: Ptr,
    gradGates: Ptr,
    gradHidden: Ptr,
    gradH0: Ptr,
    T: number,
    B: number,
    H: number,
    reverse: 0 | 1,
  ): void
}
