import { noGrad } from '../../autograd/mode.ts'
import { empty, ones, zeros } from '../../ops/creation.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import type { PerDim } from '../functional/window.ts'
import type { Parameter } from '../parameter.ts'
import {
  Conv1d,
  Conv2d,
  ConvTranspose1d,
  ConvTranspose2d,
  type ConvModuleOptions,
  type ConvTransposeModuleOptions,
} from './conv.ts'
import { Linear } from './linear.ts'
import { BatchNorm1d, BatchNorm2d, BatchNorm3d, type BatchNormModuleOptions } from './norm.ts'

/*
 * Layers that find the number of their inputs from the first input they see. Their parameters exist from the start, so
 * that optimizers and Sequential can take them, but are empty until then; only then are random numbers drawn.
 */

/** Gives an empty parameter its memory; it stays the same object. */
function materialize(parameter: Parameter, sizes: readonly number[]): void {
  parameter.data = empty(sizes as number[])
}

interface Growing {
  readonly weight: Parameter
  resetParameters(): void
}
/** Whether the first input is still to come. */
const isEmpty = (layer: { weight?: Parameter | null }): boolean => !layer.weight || layer.weight.count === 0

/** y = x W^T + b, with the number of input features taken from the first input. */
export class LazyLinear extends Linear {
  constructor(outFeatures: number, options: { bias?: boolean } = {}) {
    super(0, outFeatures, options)
  }
  override resetParameters(): void {
    if (!isEmpty(this)) super.resetParameters()
  }
  override forward(x: Tensor): Tensor {
    if (isEmpty(this)) {
      this.inFeatures = x.sizes[x.sizes.length - 1]
      materialize(this.weight, [this.outFeatures, this.inFeatures])
      this.resetParameters()
    }
    return super.forward(x)
  }
  override get className(): string {
    return isEmpty(this) ? 'LazyLinear' : 'Linear'
  }
}

/** Channels of [N, C, ...] or [C, ...]. */
function channels(layer: { className: string }, x: Tensor, n: number): number {
  if (x.sizes.length !== n + 1 && x.sizes.length !== n + 2)
    throw new RangeError(
      `${layer.className}: expected ${n + 1} or ${n + 2} dimensions, got shape ${formatShape(x.sizes)}`,
    )
  return x.sizes[x.sizes.length - n - 1]
}
function growConv(
  layer: Growing & { inChannels: number; className: string },
  x: Tensor,
  n: number,
  sizes: (inChannels: number) => number[],
): void {
  layer.inChannels = channels(layer, x, n)
  materialize(layer.weight, sizes(layer.inChannels))
  layer.resetParameters()
}

/** Conv1d with the number of input channels taken from the first input. */
export class LazyConv1d extends Conv1d {
  constructor(outChannels: number, kernelSize: PerDim, options: PerDim | ConvModuleOptions = {}, padding?: PerDim) {
    super(0, outChannels, kernelSize, options, padding)
  }
  override resetParameters(): void {
    if (!isEmpty(this)) super.resetParameters()
  }
  override forward(x: Tensor): Tensor {
    if (isEmpty(this)) growConv(this, x, 1, n => this.weightSizes(n))
    return super.forward(x)
  }
  override get className(): string {
    return isEmpty(this) ? 'LazyConv1d' : 'Conv1d'
  }
}
/** Conv2d with the number of input channels taken from the first input. */
export class LazyConv2d extends Conv2d {
  constructor(outChannels: number, kernelSize: PerDim, options: PerDim | ConvModuleOptions = {}, padding?: PerDim) {
    super(0, outChannels, kernelSize, options, padding)
  }
  override resetParameters(): void {
    if (!isEmpty(this)) super.resetParameters()
  }
  override forward(x: Tensor): Tensor {
    if (isEmpty(this)) growConv(this, x, 2, n => this.weightSizes(n))
    return super.forward(x)
  }
  override get className(): string {
    return isEmpty(this) ? 'LazyConv2d' : 'Conv2d'
  }
}
/** ConvTranspose1d with the number of input channels taken from the first input. */
export class LazyConvTranspose1d extends ConvTranspose1d {
  constructor(
    outChannels: number,
    kernelSize: PerDim,
    options: PerDim | ConvTransposeModuleOptions = {},
    padding?: PerDim,
  ) {
    super(0, outChannels, kernelSize, options, padding)
  }
  override resetParameters(): void {
    if (!isEmpty(this)) super.resetParameters()
  }
  override forward(x: Tensor, outputSize: readonly number[] | null = null): Tensor {
    if (isEmpty(this)) growConv(this, x, 1, n => this.weightSizes(n))
    return super.forward(x, outputSize)
  }
  override get className(): string {
    return isEmpty(this) ? 'LazyConvTranspose1d' : 'ConvTranspose1d'
  }
}
/** ConvTranspose2d with the number of input channels taken from the first input. */
export class LazyConvTranspose2d extends ConvTranspose2d {
  constructor(
    outChannels: number,
    kernelSize: PerDim,
    options: PerDim | ConvTransposeModuleOptions = {},
    padding?: PerDim,
  ) {
    super(0, outChannels, kernelSize, options, padding)
  }
  override resetParameters(): void {
    if (!isEmpty(this)) super.resetParameters()
  }
  override forward(x: Tensor, outputSize: readonly number[] | null = null): Tensor {
    if (isEmpty(this)) growConv(this, x, 2, n => this.weightSizes(n))
    return super.forward(x, outputSize)
  }
  override get className(): string {
    return isEmpty(this) ? 'LazyConvTranspose2d' : 'ConvTranspose2d'
  }
}

type ChannelNorm = BatchNorm1d | BatchNorm2d | BatchNorm3d
/** Weight 1, bias 0, running mean 0, running variance 1, for as many channels as x has. */
function growNorm(layer: ChannelNorm, x: Tensor): void {
  if (layer.numFeatures > 0) return
  const n = x.sizes[1]
  layer.numFeatures = n
  noGrad(() => {
    if (layer.weight) layer.weight.data = ones(n)
    if (layer.bias) layer.bias.data = zeros(n)
    if (layer.running_mean) layer.running_mean.data = zeros(n)
    if (layer.running_var) layer.running_var.data = ones(n)
  })
}
/** BatchNorm1d with the number of channels taken from the first input. */
export class LazyBatchNorm1d extends BatchNorm1d {
  constructor(options: BatchNormModuleOptions = {}) {
    super(0, options)
  }
  override forward(x: Tensor): Tensor {
    growNorm(this, x)
    return super.forward(x)
  }
  override get className(): string {
    return this.numFeatures === 0 ? 'LazyBatchNorm1d' : 'BatchNorm1d'
  }
}
/** BatchNorm2d with the number of channels taken from the first input. */
export class LazyBatchNorm2d extends BatchNorm2d {
  constructor(options: BatchNormModuleOptions = {}) {
    super(0, options)
  }
  override forward(x: Tensor): Tensor {
    growNorm(this, x)
    return super.forward(x)
  }
  override get className(): string {
    return this.numFeatures === 0 ? 'LazyBatchNorm2d' : 'BatchNorm2d'
  }
}
/** BatchNorm3d with the number of channels taken from the first input. */
export class LazyBatchNorm3d extends BatchNorm3d {
  constructor(options: BatchNormModuleOptions = {}) {
    super(0, options)
  }
  override forward(x: Tensor): Tensor {
    growNorm(this, x)
    return super.forward(x)
  }
  override get className(): string {
    return this.numFeatures === 0 ? 'LazyBatchNorm3d' : 'BatchNorm3d'
  }
}
