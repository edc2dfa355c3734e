import { horizontalSum, loadColumns, storeColumns } from '../simd'
import { rowSquaredDifferences, rowSum } from '../reduce/sum'

/**
 * Normalisation over the channels of x seen as [outer, C, inner]: batch norm has outer = N and inner = H * W (or 1,
 * where the channels themselves lie side by side).
 */

@inline function at(base: usize, i: i32): usize { return base + (<usize>i << 2) }

export function affineChannels_f32(
  x: usize, mean: usize, scale: usize, shift: usize, y: usize, outer: i32, C: i32, inner: i32,
): void {
  for (let o = 0; o < outer; o++) {
    if (inner == 1) {
      for (let c = 0; c < C;) {
        const full = C - c >= 4, i = <usize>c << 2
        const centered = f32x4.sub(loadColumns(x + i, full), loadColumns(mean + i, full))
        storeColumns(y + i, f32x4.add(f32x4.mul(centered, loadColumns(scale + i, full)), loadColumns(shift + i, full)), full)
        c += full ? 4 : 1
      }
      x = at(x, C)
      y = at(y, C)
    } else for (let c = 0; c < C; c++) {
      const m = v128.load_splat<u32>(at(mean, c)), s = v128.load_splat<u32>(at(scale, c)), t = v128.load_splat<u32>(at(shift, c))
      for (let i = 0; i < inner;) {
        const full = inner - i >= 4
        storeColumns(y, f32x4.add(f32x4.mul(f32x4.sub(loadColumns(x, full), m), s), t), full)
        const step = full ? 4 : 1
        i += step
        x = at(x, step)
        y = at(y, step)
      }
    }
  }
}

/** gx = a[c] g + b[c] (x - mean[c]) + d[c] */
export function channelGradInput_f32(
  g: usize, x: usize, mean: usize, a: usize, b: usize, d: usize, gx: usize, outer: i32, C: i32, inner: i32,
): void {
  for (let o = 0; o < outer; o++) {
    if (inner == 1) {
      for (let c = 0; c < C;) {
        const full = C - c >= 4, i = <usize>c << 2
        const centered = f32x4.sub(loadColumns(x + i, full), loadColumns(mean + i, full))
        const fromX = f32x4.add(f32x4.mul(centered, loadColumns(b + i, full)), loadColumns(d + i, full))
        storeColumns(gx + i, f32x4.add(f32x4.mul(loadColumns(g + i, full), loadColumns(a + i, full)), fromX), full)
        c += full ? 4 : 1
      }
      g = at(g, C)
      x = at(x, C)
      gx = at(gx, C)
    } else for (let c = 0; c < C; c++) {
      const m = v128.load_splat<u32>(at(mean, c)), ac = v128.load_splat<u32>(at(a, c))
      const bc = v128.load_splat<u32>(at(b, c)), dc = v128.load_splat<u32>(at(d, c))
      for (let i = 0; i < inner;) {
        const full = inner - i >= 4
        const fromX = f32x4.add(f32x4.mul(f32x4.sub(loadColumns(x, full), m), bc), dc)
        storeColumns(gx, f32x4.add(f32x4.mul(loadColumns(g, full), ac), fromX), full)
        const step = full ? 4 : 1
        i += step
        g = at(g, step)
        x = at(x, step)
        gx = at(gx, step)
      }
    }
  }
}

/** Mean and biased variance of each channel, in two passes. */
export function channelMoments_f32(x: usize, mean: usize, variance: usize, outer: i32, C: i32, inner: i32): void {
  const count = <f64>outer * <f64>inner
  for (let c = 0; c < C; c++) {
    let sum: f64 = 0, squares: f64 = 0
    for (let o = 0; o < outer; o++) sum += rowSum(at(x, (o * C + c) * inner), inner)
    const center = <f32>(sum / count)
    for (let o = 0; o < outer; o++) squares += rowSquaredDifferences(at(x, (o * C + c) * inner), inner, center)
    store<f32>(at(mean, c), center)
    store<f32>(at(variance, c), <f32>(squares / count))
  }
}

/** sumG[c] = sum of g, sumGX[c] = sum of g (x - mean[c]). */
export function channelGradSums_f32(
  g: usize, x: usize, mean: usize, sumG: usize, sumGX: usize, outer: i32, C: i32, inner: i32,
): void {
  for (let c = 0; c < C; c++) {
    const m = v128.load_splat<u32>(at(mean, c))
    let total: f64 = 0, totalX: f64 = 0
    for (let o = 0; o < outer; o++) {
      let gAt = at(g, (o * C + c) * inner), xAt = at(x, (o * C + c) * inner)
      let s = f32x4.splat(0), sx = s
      let i = 0
      for (; i + 4 <= inner; i += 4, gAt += 16, xAt += 16) {
        const gradient = v128.load(gAt)
        s = f32x4.add(s, gradient)
        sx = f32x4.add(sx, f32x4.mul(gradient, f32x4.sub(v128.load(xAt), m)))
      }
      total += horizontalSum(s)
      totalX += horizontalSum(sx)
      for (; i < inner; i++, gAt += 4, xAt += 4) {
        total += load<f32>(gAt)
        totalX += <f64>load<f32>(gAt) * <f64>(load<f32>(xAt) - f32x4.extract_lane(m, 0))
      }
    }
    store<f32>(at(sumG, c), <f32>total)
    store<f32>(at(sumGX, c), <f32>totalX)
  }
}
