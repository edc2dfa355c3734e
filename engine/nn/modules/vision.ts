import type { Tensor } from '../../tensor/tensor.ts'
import { fold, unfold, type UnfoldOptions } from '../functional/fold.ts'
import {
  channelShuffle,
  interpolate,
  pixelShuffle,
  pixelUnshuffle,
  type InterpolateOptions,
} from '../functional/interpolate.ts'
import type { PerDim } from '../functional/window.ts'
import { formatFields, type Shown } from '../repr.ts'
import { Activation } from './activation.ts'

/** Resizes [N, C, ...] by `scaleFactor` or to `size`. */
export class Upsample extends Activation {
  readonly options: InterpolateOptions
  constructor(options: InterpolateOptions = {}) {
    super()
    this.options = options
  }
  override forward(x: Tensor): Tensor {
    return interpolate(x, this.options)
  }
  override extraRepr(): string {
    const { size = null, scaleFactor = null, mode = 'nearest' } = this.options
    return `${formatFields(size === null ? { scaleFactor: scaleFactor as Shown } : { size: size as Shown })}, mode='${mode}'`
  }
}
/** Upsample with the nearest pixels. */
export class UpsamplingNearest2d extends Upsample {
  constructor(options: InterpolateOptions = {}) {
    super({ ...options, mode: 'nearest' })
  }
}
/** Upsample with linear weights, corners aligned. */
export class UpsamplingBilinear2d extends Upsample {
  constructor(options: InterpolateOptions = {}) {
    super({ ...options, mode: 'bilinear', alignCorners: true })
  }
}

function byFactor(
  name: string,
  apply: (x: Tensor, factor: number) => Tensor,
): new (factor: number) => Activation & { readonly factor: number } {
  return class extends Activation {
    readonly factor: number
    constructor(factor: number) {
      super()
      this.factor = factor
    }
    override forward(x: Tensor): Tensor {
      return apply(x, this.factor)
    }
    override extraRepr(): string {
      return formatFields({ [name]: this.factor })
    }
  }
}
/** [N, C r^2, H, W] -> [N, C, H r, W r] (Shi et al., 2016). */
export class PixelShuffle extends byFactor('upscaleFactor', pixelShuffle) {}
/** [N, C, H r, W r] -> [N, C r^2, H, W]. */
export class PixelUnshuffle extends byFactor('downscaleFactor', pixelUnshuffle) {}
/** Mixes the channels of groups. */
export class ChannelShuffle extends byFactor('groups', channelShuffle) {}

/** All patches of images as columns: [N, C, H, W] -> [N, C kH kW, positions]. */
export class Unfold extends Activation {
  readonly kernelSize: PerDim
  readonly options: UnfoldOptions
  constructor(kernelSize: PerDim, options: UnfoldOptions = {}) {
    super()
    this.kernelSize = kernelSize
    this.options = options
  }
  override forward(x: Tensor): Tensor {
    return unfold(x, this.kernelSize, this.options)
  }
  override extraRepr(): string {
    const { dilation = 1, padding = 0, stride = 1 } = this.options
    return formatFields({ kernelSize: this.kernelSize, dilation, padding, stride })
  }
}
/** Sums columns back into images: the transpose of Unfold. */
export class Fold extends Activation {
  readonly outputSize: PerDim
  readonly kernelSize: PerDim
  readonly options: UnfoldOptions
  constructor(outputSize: PerDim, kernelSize: PerDim, options: UnfoldOptions = {}) {
    super()
    this.outputSize = outputSize
    this.kernelSize = kernelSize
    this.options = options
  }
  override forward(x: Tensor): Tensor {
    return fold(x, this.outputSize, this.kernelSize, this.options)
  }
  override extraRepr(): string {
    const { dilation = 1, padding = 0, stride = 1 } = this.options
    return formatFields({ outputSize: this.outputSize, kernelSize: this.kernelSize, dilation, padding, stride })
  }
}
