/** Convolutions need scratch space, which kernels never allocate: it is lent to them for the length of a call. */
import { withScratch } from './heap.ts'
import { instance } from './instance.ts'
import type { Kernels, Ptr } from './kernels.ts'

type Convolutions = Pick<Kernels, 'conv2d_f32' | 'conv2dGradInput_f32' | 'conv2dGradWeight_f32'>

interface ConvolutionExports {
  conv2dScratchBytes(geo: Ptr): number
  conv2dGradInputScratchBytes(geo: Ptr): number
  conv2dGradWeightScratchBytes(geo: Ptr): number
  conv2dShared_f32(x: Ptr, w: Ptr, bias: Ptr, y: Ptr, geo: Ptr, scratch: Ptr): void
  conv2dGradInputShared_f32(gy: Ptr, w: Ptr, gx: Ptr, geo: Ptr, scratch: Ptr): void
  conv2dGradWeightShared_f32(gy: Ptr, x: Ptr, gw: Ptr, geo: Ptr, scratch: Ptr): void
}
const exports = instance.exports as unknown as ConvolutionExports

export const convolutions: Convolutions = {
  conv2d_f32: (x, w, bias, y, geo) =>
    withScratch(exports.conv2dScratchBytes(geo), scratch => exports.conv2dShared_f32(x, w, bias, y, geo, scratch)),
  conv2dGradInput_f32: (gy, w, gx, geo) =>
    withScratch(exports.conv2dGradInputScratchBytes(geo), scratch =>
      exports.conv2dGradInputShared_f32(gy, w, gx, geo, scratch),
    ),
  conv2dGradWeight_f32: (gy, x, gw, geo) =>
    withScratch(exports.conv2dGradWeightScratchBytes(geo), scratch =>
      exports.conv2dGradWeightShared_f32(gy, x, gw, geo, scratch),
    ),
}
