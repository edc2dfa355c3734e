import { horizontalSum, loadColumns, storeColumns } from '../simd'
import { rowSquaredDifferences, rowSum } from '../reduce/sum'

/** Layer normalisation of rows [n, d], with an optional elementwise weight and bias. */

export function layerNorm_f32(
  x: usize, weight: usize, bias: usize, y: usize, mean: usize, rstd: usize, n: i32, d: i32, eps: f32,
): void {
  const one = f32x4.splat(1), zero = f32x4.splat(0)
  for (let row = 0; row < n; row++, mean += 4, rstd += 4) {
    const center = <f32>(rowSum(x, d) / d)
    const inverse = <f32>(1 / sqrt(rowSquaredDifferences(x, d, center) / d + eps))
    store<f32>(mean, center)
    store<f32>(rstd, inverse)
    const m = f32x4.splat(center), r = f32x4.splat(inverse)
    for (let i = 0; i < d;) {
      const full = d - i >= 4, at = <usize>i << 2, bytes: usize = full ? 16 : 4
      const w = weight ? loadColumns(weight + at, full) : one, b = bias ? loadColumns(bias + at, full) : zero
      const normal = f32x4.mul(f32x4.sub(loadColumns(x, full), m), r)
      storeColumns(y, f32x4.add(f32x4.mul(normal, w), b), full)
      x += bytes
      y += bytes
      i += full ? 4 : 1
    }
  }
}

/**
 * With h = (x - mean) rstd and t = g weight: gx = rstd (t - mean(t) - h mean(t h)). The gradients of weight (sum of g h)
 * and bias (sum of g) are added to what stands there.
 */
export function layerNormGrad_f32(
  g: usize, x: usize, weight: usize, mean: usize, rstd: usize, gx: usize, gw: usize, gb: usize, n: i32, d: i32,
): void {
  const one = f32x4.splat(1)
  const rowBytes = <usize>d << 2
  for (let row = 0; row < n; row++, mean += 4, rstd += 4, g += rowBytes, x += rowBytes, gx += rowBytes) {
    const m = v128.load_splat<u32>(mean), r = v128.load_splat<u32>(rstd)
    let sum = f32x4.splat(0), sumH = sum
    let tail: f32 = 0, tailH: f32 = 0
    for (let i = 0; i < d;) {
      const full = d - i >= 4, at = <usize>i << 2
      const gradient = loadColumns(g + at, full)
      const h = f32x4.mul(f32x4.sub(loadColumns(x + at, full), m), r)
      const t = f32x4.mul(gradient, weight ? loadColumns(weight + at, full) : one)
      const th = f32x4.mul(t, h)
      if (full) {
        sum = f32x4.add(sum, t)
        sumH = f32x4.add(sumH, th)
      } else {
        tail += f32x4.extract_lane(t, 0)
        tailH += f32x4.extract_lane(th, 0)
      }
      if (gw) storeColumns(gw + at, f32x4.add(loadColumns(gw + at, full), f32x4.mul(gradient, h)), full)
      if (gb) storeColumns(gb + at, f32x4.add(loadColumns(gb + at, full), gradient), full)
      i += full ? 4 : 1
    }
    const meanT = f32x4.splat((horizontalSum(sum) + tail) / <f32>d)
    const meanTH = f32x4.splat((horizontalSum(sumH) + tailH) / <f32>d)
    if (gx) for (let i = 0; i < d;) {
      const full = d - i >= 4, at = <usize>i << 2
      const h = f32x4.mul(f32x4.sub(loadColumns(x + at, full), m), r)
      const t = f32x4.mul(loadColumns(g + at, full), weight ? loadColumns(weight + at, full) : one)
      storeColumns(gx + at, f32x4.mul(r, f32x4.sub(f32x4.sub(t, meanT), f32x4.mul(h, meanTH))), full)
      i += full ? 4 : 1
    }
  }
}
