import type { Ptr } from './conventions.ts'

export interface Normalising {
  /** x viewed as [outer, C, inner]: y = (x - mean[c]) * scale[c] + shift[c]. */
  affineChannels_f32(x: Ptr, mean: Ptr, scale: Ptr, shift: Ptr, y: Ptr, outer: number, C: number, inner: number): void
  /** Mean and biased variance of each channel of [outer, C, inner]. */
  channelMoments_f32(x: Ptr, mean: Ptr, variance: Ptr, outer: number, C: number, inner: number): void
  /** out[c] = sum of the channel. */
  channelSums_f32(x: Ptr, out: Ptr, outer: number, C: number, inner: number): void
  /** Per channel: sumG[c] = sum g, sumGX[c] = sum g * (x - mean[c]). */
  channelGradSums_f32(g: Ptr, x: Ptr, mean: Ptr, sumG: Ptr, sumGX: Ptr, outer: number, C: number, inner: number): void
  /** gx = a[c] * g + b[c] * (x - mean[c]) + d[c]. */
  channelGradInput_f32(
    g: Ptr,
    x: Ptr,
    mean: Ptr,
    a: Ptr,
    b: Ptr,
    d: Ptr,
    gx: Ptr,
    outer: number,
    C: number,
    inner: number,
  ): void
  /** Rows [n, d]: y = (x - mean) * rstd * weight + bias (weight, bias may be 0); saves mean[n], rstd[n]. */
  layerNorm_f32(x: Ptr, weight: Ptr, bias: Ptr, y: Ptr, mean: Ptr, rstd: Ptr, n: number, d: number, eps: number): void
  /** gx; and, accumulated over rows, gw[d], gb[d] (pointers may be 0). */
  layerNormGrad_f32(
    g: Ptr,
    x: Ptr,
    weight: Ptr,
    mean: Ptr,
    rstd: Ptr,
    gx: Ptr,
    gw: Ptr,
    gb: Ptr,
    n: number,
    d: number,
  ): void
}
