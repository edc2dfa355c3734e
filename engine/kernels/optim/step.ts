import { loadColumns, storeColumns } from '../simd'

/**
 * Optimizer steps, one pass over a parameter, its gradient and its state. Factors such as 1 - beta come out of float64
 * arithmetic, as in PyTorch, and are rounded once.
 */

@inline function factor(x: f64): v128 { return f32x4.splat(<f32>x) }

export function sgd_f32(
  p: usize, g: usize, buf: usize, n: i32, lr: f64, momentum: f64, dampening: f64, weightDecay: f64,
  nesterov: i32, maximize: i32, first: i32,
): void {
  const sign = f32x4.splat(maximize ? -1 : 1)
  const decay = factor(weightDecay), rate = factor(lr), keep = factor(momentum), fresh = factor(1 - dampening)
  for (let i = 0; i < n;) {
    const full = n - i >= 4, at = <usize>i << 2
    const value = loadColumns(p + at, full)
    let d = f32x4.mul(loadColumns(g + at, full), sign)
    if (weightDecay != 0) d = f32x4.add(d, f32x4.mul(decay, value))
    if (buf) {
      const b = first ? d : f32x4.add(f32x4.mul(keep, loadColumns(buf + at, full)), f32x4.mul(fresh, d))
      storeColumns(buf + at, b, full)
      d = nesterov ? f32x4.add(d, f32x4.mul(keep, b)) : b
    }
    storeColumns(p + at, f32x4.sub(value, f32x4.mul(rate, d)), full)
    i += full ? 4 : 1
  }
}

/** p -= stepSize m / (sqrt(v) denomScale + eps), after m and v have taken in the gradient. */
export function adam_f32(
  p: usize, g: usize, m: usize, v: usize, maxSq: usize, n: i32, lr: f64, beta1: f64, beta2: f64, eps: f64,
  weightDecay: f64, stepSize: f64, denomScale: f64, decoupled: i32, maximize: i32,
): void {
  const sign = f32x4.splat(maximize ? -1 : 1)
  const decay = factor(decoupled ? 0 : weightDecay), shrink = factor(decoupled ? 1 - lr * weightDecay : 1)
  const b1 = factor(beta1), c1 = factor(1 - beta1), b2 = factor(beta2), c2 = factor(1 - beta2)
  const step = factor(stepSize), scale = factor(denomScale), epsilon = factor(eps)
  for (let i = 0; i < n;) {
    const full = n - i >= 4, at = <usize>i << 2
    const value = f32x4.mul(loadColumns(p + at, full), shrink)
    const d = f32x4.add(f32x4.mul(loadColumns(g + at, full), sign), f32x4.mul(decay, value))
    const average = f32x4.add(f32x4.mul(b1, loadColumns(m + at, full)), f32x4.mul(c1, d))
    const squares = f32x4.add(f32x4.mul(b2, loadColumns(v + at, full)), f32x4.mul(c2, f32x4.mul(d, d)))
    storeColumns(m + at, average, full)
    storeColumns(v + at, squares, full)
    let largest = squares
    if (maxSq) {
      largest = f32x4.max(squares, loadColumns(maxSq + at, full))
      storeColumns(maxSq + at, largest, full)
    }
    const denominator = f32x4.add(f32x4.mul(f32x4.sqrt(largest), scale), epsilon)
    storeColumns(p + at, f32x4.sub(value, f32x4.mul(step, f32x4.div(average, denominator))), full)
    i += full ? 4 : 1
  }
}
