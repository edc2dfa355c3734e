import type { Tensor } from '../../tensor/tensor.ts'
import {
  avgPool1d,
  avgPool2d,
  maxPool1d,
  maxPool2d,
  type AvgPoolOptions,
  type MaxPoolOptions,
} from '../functional/pool.ts'
import {
  adaptiveAvgPool1d,
  adaptiveAvgPool2d,
  adaptiveAvgPool3d,
  adaptiveMaxPool1d,
  adaptiveMaxPool2d,
  adaptiveMaxPool3d,
  lpPool1d,
  lpPool2d,
  maxUnpool1d,
  maxUnpool2d,
  type AdaptiveMaxPoolOptions,
  type OutputSize,
  type UnpoolOptions,
} from '../functional/pool-adaptive.ts'
import { avgPool3d, maxPool3d } from '../functional/volume.ts'
import type { PerDim } from '../functional/window.ts'
import { Module } from '../module.ts'
import { formatFields, type Shown } from '../repr.ts'
import { Activation } from './activation.ts'
import { withStride } from './conv.ts'

/** A window of its own size moves over the input, by itself unless `stride` says otherwise. */
abstract class WindowModule<Options extends { stride?: PerDim | null; padding?: PerDim }> extends Module {
  readonly kernelSize: PerDim
  readonly stride: PerDim
  readonly padding: PerDim
  protected readonly options: Options
  constructor(kernelSize: PerDim, options: PerDim | Options | null = {} as Options, padding?: PerDim) {
    super()
    this.options = withStride<Options>(options ?? ({} as Options), padding)
    this.kernelSize = kernelSize
    this.stride = this.options.stride ?? kernelSize
    this.padding = this.options.padding ?? 0
  }
}

abstract class MaxPool extends WindowModule<MaxPoolOptions> {
  override extraRepr(): string {
    const { kernelSize, stride, padding } = this
    const { dilation = 1, ceilMode = false } = this.options
    return formatFields({ kernelSize, stride, padding, dilation, ceilMode })
  }
}
/** The largest value of each window of [N, C, L]. Stride is the window's size unless given. */
export class MaxPool1d extends MaxPool {
  override forward(x: Tensor): Tensor {
    return maxPool1d(x, this.kernelSize, this.options) as Tensor
  }
}
/** The largest value of each window of [N, C, H, W]: `new nn.MaxPool2d(2)`, `new nn.MaxPool2d(3, { stride: 2 })`. */
export class MaxPool2d extends MaxPool {
  override forward(x: Tensor): Tensor {
    return maxPool2d(x, this.kernelSize, this.options) as Tensor
  }
}

/** The largest value of each window of [N, C, D, H, W]. */
export class MaxPool3d extends MaxPool {
  override forward(x: Tensor): Tensor {
    return maxPool3d(x, this.kernelSize, this.options) as Tensor
  }
}

abstract class AvgPool extends WindowModule<AvgPoolOptions> {
  override extraRepr(): string {
    const { kernelSize, stride, padding } = this
    return formatFields({ kernelSize, stride, padding })
  }
}
/** The mean of each window of [N, C, L]. */
export class AvgPool1d extends AvgPool {
  override forward(x: Tensor): Tensor {
    return avgPool1d(x, this.kernelSize, this.options)
  }
}
/** The mean of each window of [N, C, H, W]; padding counts as zeros unless `countIncludePad` is false. */
export class AvgPool2d extends AvgPool {
  override forward(x: Tensor): Tensor {
    return avgPool2d(x, this.kernelSize, this.options)
  }
}

/** The mean of each window of [N, C, D, H, W]. */
export class AvgPool3d extends AvgPool {
  override forward(x: Tensor): Tensor {
    return avgPool3d(x, this.kernelSize, this.options)
  }
}

type MaxOptions = [options?: AdaptiveMaxPoolOptions]
type Sized = Activation & { readonly outputSize: OutputSize }

function adaptive<Options extends unknown[]>(
  pool: (x: Tensor, outputSize: OutputSize, ...options: Options) => unknown,
): new (outputSize: OutputSize, ...options: Options) => Sized {
  return class extends Activation {
    readonly outputSize: OutputSize
    readonly options: Options
    constructor(outputSize: OutputSize, ...options: Options) {
      super()
      this.outputSize = outputSize
      this.options = options
    }
    override forward(x: Tensor): Tensor {
      return pool(x, this.outputSize, ...this.options) as Tensor
    }
    override extraRepr(): string {
      return formatFields({ outputSize: this.outputSize as Shown })
    }
  }
}
/** Means over windows chosen so that the output has `outputSize` entries. */
export class AdaptiveAvgPool1d extends adaptive(adaptiveAvgPool1d) {}
/** The same for images: `new nn.AdaptiveAvgPool2d(1)` is the global mean of each channel. */
export class AdaptiveAvgPool2d extends adaptive(adaptiveAvgPool2d) {}
/** The same for volumes [N, C, D, H, W]. */
export class AdaptiveAvgPool3d extends adaptive(adaptiveAvgPool3d) {}
/** The largest values of windows chosen so that the output has `outputSize` entries. */
export class AdaptiveMaxPool1d extends adaptive<MaxOptions>(adaptiveMaxPool1d) {}
/** The same for images [N, C, H, W]. */
export class AdaptiveMaxPool2d extends adaptive<MaxOptions>(adaptiveMaxPool2d) {}
/** The same for volumes [N, C, D, H, W]. */
export class AdaptiveMaxPool3d extends adaptive<MaxOptions>(adaptiveMaxPool3d) {}

abstract class LPPool extends Module {
  readonly normType: number
  readonly kernelSize: PerDim
  protected readonly options: AvgPoolOptions
  constructor(normType: number, kernelSize: PerDim, options: AvgPoolOptions = {}) {
    super()
    this.normType = normType
    this.kernelSize = kernelSize
    this.options = options
  }
  override extraRepr(): string {
    const { normType, kernelSize } = this
    return formatFields({
      normType,
      kernelSize,
      stride: (this.options.stride ?? null) as Shown,
      ceilMode: this.options.ceilMode ?? false,
    })
  }
}
/** The p-norm of each window: (sum x^p)^(1/p). */
export class LPPool1d extends LPPool {
  override forward(x: Tensor): Tensor {
    return lpPool1d(x, this.normType, this.kernelSize, this.options)
  }
}
/** The p-norm of each window of [N, C, H, W]: (sum x^p)^(1/p). */
export class LPPool2d extends LPPool {
  override forward(x: Tensor): Tensor {
    return lpPool2d(x, this.normType, this.kernelSize, this.options)
  }
}

/** Puts values back to the places that MaxPool1d (with returnIndices) found. */
export class MaxUnpool1d extends WindowModule<UnpoolOptions> {
  override forward(x: Tensor, indices: Tensor, outputSize: readonly number[] | null = null): Tensor {
    return maxUnpool1d(x, indices, this.kernelSize, { ...this.options, outputSize })
  }
}
/** Puts values back to the places that MaxPool2d (with returnIndices) found. */
export class MaxUnpool2d extends WindowModule<UnpoolOptions> {
  override forward(x: Tensor, indices: Tensor, outputSize: readonly number[] | null = null): Tensor {
    return maxUnpool2d(x, indices, this.kernelSize, { ...this.options, outputSize })
  }
}
