import type { Tensor } from '../../tensor/tensor.ts'
import { ones, tensor, zeros } from '../../ops/creation.ts'
import { noGrad } from '../../autograd/mode.ts'
import { int32 } from '../../tensor/dtype.ts'
import { formatShape } from '../../tensor/shape.ts'
import { batchNorm, groupNorm, instanceNorm, localResponseNorm } from '../functional/norm.ts'
import { layerNorm } from '../functional/norm-layer.ts'
import { ones_, zeros_ } from '../init.ts'
import { Module } from '../module.ts'
import { Buffer, Parameter } from '../parameter.ts'
import { formatFields } from '../repr.ts'

export interface BatchNormModuleOptions {
  eps?: number
  /** Share of the new value in the running statistics; null averages all of them alike. */
  momentum?: number | null
  /** Whether there are a weight and a bias. */
  affine?: boolean
  trackRunningStats?: boolean
}

/** Weight, bias and running statistics of channels. */
abstract class ChannelNorm extends Module {
  numFeatures: number
  readonly eps: number
  readonly momentum: number | null
  readonly affine: boolean
  readonly trackRunningStats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Buffer | null
  running_var: Buffer | null
  num_batches_tracked: Buffer | null

  constructor(numFeatures: number, options: Required<BatchNormModuleOptions>) {
    super()
    const { eps, momentum, affine, trackRunningStats } = options
    this.numFeatures = numFeatures
    this.eps = eps
    this.momentum = momentum
    this.affine = affine
    this.trackRunningStats = trackRunningStats
    this.weight = affine ? new Parameter(ones(numFeatures)) : null
    this.bias = affine ? new Parameter(zeros(numFeatures)) : null
    this.running_mean = trackRunningStats ? new Buffer(zeros(numFeatures)) : null
    this.running_var = trackRunningStats ? new Buffer(ones(numFeatures)) : null
    this.num_batches_tracked = trackRunningStats ? new Buffer(tensor(0, { dtype: int32 })) : null
  }

  resetRunningStats(): void {
    noGrad(() => {
      this.running_mean?.zero_()
      this.running_var?.fill_(1)
      this.num_batches_tracked?.zero_()
    })
  }
  resetParameters(): void {
    this.resetRunningStats()
    if (this.weight) ones_(this.weight)
    if (this.bias) zeros_(this.bias)
  }

  override extraRepr(): string {
    const { eps, momentum, affine, trackRunningStats } = this
    return `${this.numFeatures}, ${formatFields({ eps, momentum, affine, trackRunningStats })}`
  }

  protected checkDims(x: Tensor, ranks: readonly number[], shapes: string): void {
    if (!ranks.includes(x.sizes.length))
      throw new RangeError(`${this.className}: expected ${shapes}, got shape ${formatShape(x.sizes)}`)
  }
}

abstract class BatchNorm extends ChannelNorm {
  constructor(numFeatures: number, options: BatchNormModuleOptions = {}) {
    super(numFeatures, { eps: 1e-5, momentum: 0.1, affine: true, trackRunningStats: true, ...options })
  }
  protected abstract check(x: Tensor): void

  override forward(x: Tensor): Tensor {
    this.check(x)
    const { weight, bias, eps, training } = this
    // Without running statistics the batch's own serve in evaluation too.
    const fromBatch = training || this.running_mean === null
    let share = this.momentum ?? 0
    if (training && this.num_batches_tracked) {
      noGrad(() => this.num_batches_tracked!.add_(tensor(1, { dtype: int32 })))
      if (this.momentum === null) share = 1 / this.num_batches_tracked.item()
    }
    const [mean, variance] = training || !fromBatch ? [this.running_mean, this.running_var] : [null, null]
    return batchNorm(x, mean, variance, { weight, bias, training: fromBatch, momentum: share, eps })
  }
}

/** Batch normalisation of [N, C] or [N, C, L], see BatchNorm2d. */
export class BatchNorm1d extends BatchNorm {
  protected override check(x: Tensor): void {
    this.checkDims(x, [2, 3], '[N, C] or [N, C, L]')
  }
}
/**
 * Batch normalisation of [N, C, H, W] (Ioffe and Szegedy, 2015): each channel minus its mean, divided by
 * sqrt(variance + eps), times weight plus bias. When training, mean and (biased) variance are the batch's, and
 * running_mean and running_var move towards them by `momentum`; in evaluation the running ones are used.
 */
export class BatchNorm2d extends BatchNorm {
  protected override check(x: Tensor): void {
    this.checkDims(x, [4], '[N, C, H, W]')
  }
}
/** Batch normalisation of [N, C, D, H, W]. */
export class BatchNorm3d extends BatchNorm {
  protected override check(x: Tensor): void {
    this.checkDims(x, [5], '[N, C, D, H, W]')
  }
}

abstract class InstanceNorm extends ChannelNorm {
  protected abstract readonly rank: number
  constructor(numFeatures: number, options: BatchNormModuleOptions = {}) {
    super(numFeatures, { eps: 1e-5, momentum: 0.1, affine: false, trackRunningStats: false, ...options })
  }
  override forward(x: Tensor): Tensor {
    const { rank } = this
    this.checkDims(x, [rank - 1, rank], `${rank - 1} or ${rank} dimensions`)
    const single = x.sizes.length === rank - 1
    const { weight, bias, running_mean: runningMean, running_var: runningVar, eps } = this
    const useInputStats = this.training || !this.trackRunningStats
    const out = instanceNorm(single ? x.unsqueeze(0) : x, {
      weight,
      bias,
      runningMean,
      runningVar,
      useInputStats,
      momentum: this.momentum ?? 0,
      eps,
    })
    return single ? out.squeeze(0) : out
  }
}
/** Normalises each channel of each example of [N, C, L] by itself (Ulyanov et al., 2016). */
export class InstanceNorm1d extends InstanceNorm {
  protected override readonly rank = 3
}
/** Normalises each channel of each example of [N, C, H, W] by itself. */
export class InstanceNorm2d extends InstanceNorm {
  protected override readonly rank = 4
}
/** Normalises each channel of each example of [N, C, D, H, W] by itself. */
export class InstanceNorm3d extends InstanceNorm {
  protected override readonly rank = 5
}

/** Normalises the last dimensions, of shape `normalizedShape`, of each example (Ba et al., 2016). */
export class LayerNorm extends Module {
  readonly normalizedShape: readonly number[]
  readonly eps: number
  readonly elementwiseAffine: boolean
  weight: Parameter | null
  bias: Parameter | null
  constructor(
    normalizedShape: number | readonly number[],
    {
      eps = 1e-5,
      elementwiseAffine = true,
      bias = true,
    }: { eps?: number; elementwiseAffine?: boolean; bias?: boolean } = {},
  ) {
    super()
    this.normalizedShape = typeof normalizedShape === 'number' ? [normalizedShape] : [...normalizedShape]
    this.eps = eps
    this.elementwiseAffine = elementwiseAffine
    this.weight = elementwiseAffine ? new Parameter(ones(this.normalizedShape)) : null
    this.bias = elementwiseAffine && bias ? new Parameter(zeros(this.normalizedShape)) : null
  }
  override forward(x: Tensor): Tensor {
    const { weight, bias, eps } = this
    return layerNorm(x, this.normalizedShape, { weight, bias, eps })
  }
  override extraRepr(): string {
    const { eps, elementwiseAffine, normalizedShape } = this
    const shape = normalizedShape.length === 1 ? `(${normalizedShape[0]},)` : `(${normalizedShape.join(', ')})`
    return `${shape}, ${formatFields({ eps, elementwiseAffine })}`
  }
}

/** Normalises `numGroups` groups of channels of each example (Wu and He, 2018). */
export class GroupNorm extends Module {
  readonly numGroups: number
  readonly numChannels: number
  readonly eps: number
  readonly affine: boolean
  weight: Parameter | null
  bias: Parameter | null
  constructor(
    numGroups: number,
    numChannels: number,
    { eps = 1e-5, affine = true }: { eps?: number; affine?: boolean } = {},
  ) {
    super()
    if (numChannels % numGroups !== 0)
      throw new RangeError(`GroupNorm: ${numChannels} channels do not divide into ${numGroups} groups`)
    this.numGroups = numGroups
    this.numChannels = numChannels
    this.eps = eps
    this.affine = affine
    this.weight = affine ? new Parameter(ones(numChannels)) : null
    this.bias = affine ? new Parameter(zeros(numChannels)) : null
  }
  override forward(x: Tensor): Tensor {
    const { weight, bias, eps } = this
    return groupNorm(x, this.numGroups, { weight, bias, eps })
  }
  override extraRepr(): string {
    const { eps, affine } = this
    return `${this.numGroups}, ${this.numChannels}, ${formatFields({ eps, affine })}`
  }
}

/** Divides by a sum of squares over neighbouring channels (Krizhevsky et al., 2012). */
export class LocalResponseNorm extends Module {
  readonly size: number
  readonly alpha: number
  readonly beta: number
  readonly k: number
  constructor(size: number, { alpha = 1e-4, beta = 0.75, k = 1 }: { alpha?: number; beta?: number; k?: number } = {}) {
    super()
    this.size = size
    this.alpha = alpha
    this.beta = beta
    this.k = k
  }
  override forward(x: Tensor): Tensor {
    const { alpha, beta, k } = this
    return localResponseNorm(x, this.size, { alpha, beta, k })
  }
  override extraRepr(): string {
    const { alpha, beta, k } = this
    return `${this.size}, ${formatFields({ alpha, beta, k })}`
  }
}
