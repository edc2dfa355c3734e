import type { Ptr } from './conventions.ts'

/** Geometry of a 2-d convolution or pooling window as int32s at `geo`, in this order. 1-d is H = 1. */
export const convGeometry = [
  'N',
  'C',
  'H',
  'W',
  'outC',
  'outH',
  'outW',
  'kH',
  'kW',
  'strideH',
  'strideW',
  'padH',
  'padW',
  'dilationH',
  'dilationW',
  'groups',
] as const

export interface Convolving {
  /** x [N, C, H, W], w [outC, C/groups, kH, kW], bias [outC] or 0 -> y [N, outC, outH, outW]; implicit GEMM. */
  conv2d_f32(x: Ptr, w: Ptr, bias: Ptr, y: Ptr, geo: Ptr): void
  conv2dGradInput_f32(gy: Ptr, w: Ptr, gx: Ptr, geo: Ptr): void
  conv2dGradWeight_f32(gy: Ptr, x: Ptr, gw: Ptr, geo: Ptr): void
  /** Also writes the flat i32 index (within H*W) of each maximum. */
  maxPool2d_f32(x: Ptr, y: Ptr, indices: Ptr, geo: Ptr): void
  maxPool2dGrad_f32(gy: Ptr, indices: Ptr, gx: Ptr, geo: Ptr): void
  /** countIncludePad 0|1; divisor 0 = the window's own count. */
  avgPool2d_f32(x: Ptr, y: Ptr, geo: Ptr, countIncludePad: 0 | 1, divisor: number): void
  avgPool2dGrad_f32(gy: Ptr, gx: Ptr, geo: Ptr, countIncludePad: 0 | 1, divisor: number): void
}
