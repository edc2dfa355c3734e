import type { Tensor } from '../../tensor/tensor.ts'
import { empty } from '../../ops/creation.ts'
import { conv1d, conv2d, type ConvOptions } from '../functional/conv.ts'
import { convTranspose1d, convTranspose2d } from '../functional/conv-transpose.ts'
import { conv3d } from '../functional/volume.ts'
import { pad, type PadMode } from '../../ops/pad.ts'
import { eachDim, type PerDim } from '../functional/window.ts'
import { fans, kaimingUniform_, uniform_ } from '../init.ts'
import { Module } from '../module.ts'
import { Parameter } from '../parameter.ts'
import { formatFields, formatTuple } from '../repr.ts'

export interface ConvModuleOptions {
  stride?: PerDim
  /** Cells added at both ends of each dimension; 'same' keeps the size, 'valid' adds none. */
  padding?: PerDim | 'same' | 'valid'
  dilation?: PerDim
  /** Channels are split into so many groups that do not see each other. */
  groups?: number
  bias?: boolean
  paddingMode?: 'zeros' | 'reflect' | 'replicate' | 'circular'
}
export interface ConvTransposeModuleOptions extends Omit<ConvModuleOptions, 'padding' | 'paddingMode'> {
  padding?: PerDim
  outputPadding?: PerDim
}

/** What all convolutions share: weight and bias, their initialisation, printing. */
export abstract class ConvModule extends Module {
  inChannels: number
  readonly outChannels: number
  readonly kernelSize: readonly number[]
  readonly stride: readonly number[]
  readonly padding: readonly number[] | 'same' | 'valid'
  readonly dilation: readonly number[]
  readonly outputPadding: readonly number[]
  readonly groups: number
  readonly paddingMode: NonNullable<ConvModuleOptions['paddingMode']>
  weight: Parameter
  bias: Parameter | null

  constructor(
    op: string,
    n: number,
    inChannels: number,
    outChannels: number,
    kernelSize: PerDim,
    options: ConvModuleOptions & { outputPadding?: PerDim },
  ) {
    super()
    const {
      stride = 1,
      padding = 0,
      dilation = 1,
      groups = 1,
      bias = true,
      paddingMode = 'zeros',
      outputPadding = 0,
    } = options
    if (inChannels % groups !== 0 || outChannels % groups !== 0)
      throw new RangeError(`${op}: ${inChannels} and ${outChannels} channels do not divide into ${groups} groups`)
    this.inChannels = inChannels
    this.outChannels = outChannels
    this.kernelSize = eachDim(op, 'kernelSize', kernelSize, n)
    this.stride = eachDim(op, 'stride', stride, n)
    this.padding = typeof padding === 'string' ? padding : eachDim(op, 'padding', padding, n, 0)
    this.dilation = eachDim(op, 'dilation', dilation, n)
    this.outputPadding = eachDim(op, 'outputPadding', outputPadding, n, 0)
    this.groups = groups
    this.paddingMode = paddingMode
    this.weight = new Parameter(empty(this.weightSizes(inChannels)))
    this.bias = bias ? new Parameter(empty(outChannels)) : null
    this.resetParameters()
  }

  protected weightSizes(inChannels: number): number[] {
    return [this.outChannels, inChannels / this.groups, ...this.kernelSize]
  }

  resetParameters(): void {
    kaimingUniform_(this.weight, { a: Math.sqrt(5) })
    const { fanIn } = fans(this.weight)
    const bound = fanIn > 0 ? 1 / Math.sqrt(fanIn) : 0
    if (this.bias) uniform_(this.bias, -bound, bound)
  }

  override extraRepr(): string {
    const { kernelSize, stride, padding, dilation, outputPadding, groups, paddingMode } = this
    const some = (list: readonly number[], usual: number) => list.some(v => v !== usual)
    const fields = {
      kernelSize: formatTuple(kernelSize),
      stride: formatTuple(stride),
      ...(typeof padding === 'string' ? { padding } : some(padding, 0) ? { padding: formatTuple(padding) } : {}),
      ...(some(dilation, 1) ? { dilation: formatTuple(dilation) } : {}),
      ...(some(outputPadding, 0) ? { outputPadding: formatTuple(outputPadding) } : {}),
      ...(groups !== 1 ? { groups } : {}),
      ...(this.bias === null ? { bias: false } : {}),
      ...(paddingMode !== 'zeros' ? { paddingMode } : {}),
    }
    return `${this.inChannels}, ${this.outChannels}, ${formatFields(fields)}`
  }
}

/** Options, or a stride by position. */
type StrideOr<Options> = PerDim | Options
export const withStride = <Options extends object>(options: StrideOr<Options>, padding: PerDim | undefined): Options =>
  (typeof options === 'number' || Array.isArray(options)
    ? { stride: options, ...(padding === undefined ? {} : { padding }) }
    : options) as Options

type Convolution = (x: Tensor, weight: Tensor, bias: Tensor | null, options: ConvOptions) => Tensor

/** Convolves; a padding mode other than zeros is applied first, by itself. */
function forwardConv(module: ConvModule, x: Tensor, conv: Convolution): Tensor {
  const { weight, bias, stride, padding, dilation, groups, paddingMode, kernelSize } = module
  if (paddingMode === 'zeros') return conv(x, weight, bias, { stride, padding, dilation, groups })
  const sides = kernelSize.map((k, d): [number, number] => {
    if (padding === 'valid') return [0, 0]
    if (padding !== 'same') return [padding[d], padding[d]]
    const total = dilation[d] * (k - 1)
    return [total >> 1, total - (total >> 1)]
  })
  const padded = pad(x, sides.toReversed().flat(), paddingMode as PadMode)
  return conv(padded, weight, bias, { stride, dilation, groups })
}

/**
 * Cross-correlation along one dimension: [N, inChannels, L] -> [N, outChannels, outL]. weight
 * [outChannels, inChannels / groups, k].
 */
export class Conv1d extends ConvModule {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: PerDim,
    options: StrideOr<ConvModuleOptions> = {},
    padding?: PerDim,
  ) {
    super('Conv1d', 1, inChannels, outChannels, kernelSize, withStride<ConvModuleOptions>(options, padding))
  }
  override forward(x: Tensor): Tensor {
    return forwardConv(this, x, conv1d)
  }
}

/**
 * Cross-correlation of images with learnt kernels: [N, inChannels, H, W] -> [N, outChannels, outH, outW], where
 * outH = (H + 2 padding - dilation (k - 1) - 1) / stride + 1, rounded down. weight [outChannels, inChannels / groups, k, k].
 */
export class Conv2d extends ConvModule {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: PerDim,
    options: StrideOr<ConvModuleOptions> = {},
    padding?: PerDim,
  ) {
    super('Conv2d', 2, inChannels, outChannels, kernelSize, withStride<ConvModuleOptions>(options, padding))
  }
  override forward(x: Tensor): Tensor {
    return forwardConv(this, x, conv2d)
  }
}

/** Cross-correlation of volumes: [N, inChannels, D, H, W] -> [N, outChannels, outD, outH, outW]. */
export class Conv3d extends ConvModule {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: PerDim,
    options: StrideOr<ConvModuleOptions> = {},
    padding?: PerDim,
  ) {
    super('Conv3d', 3, inChannels, outChannels, kernelSize, withStride<ConvModuleOptions>(options, padding))
  }
  override forward(x: Tensor): Tensor {
    return forwardConv(this, x, conv3d)
  }
}

type Transposed = typeof convTranspose2d
export abstract class ConvTransposeModule extends ConvModule {
  protected override weightSizes(inChannels: number): number[] {
    return [inChannels, this.outChannels / this.groups, ...this.kernelSize]
  }
  /** The output padding that leads to a wanted size. */
  private extraFor(x: Tensor, outputSize: readonly number[]): number[] {
    const n = this.kernelSize.length
    const padding = this.padding as readonly number[]
    return outputSize.slice(-n).map((wanted, d) => {
      const least =
        (x.sizes[x.sizes.length - n + d] - 1) * this.stride[d] -
        2 * padding[d] +
        this.dilation[d] * (this.kernelSize[d] - 1) +
        1
      if (wanted < least || wanted >= least + this.stride[d])
        throw new RangeError(
          `${this.className}: outputSize ${wanted} is not between ${least} and ${least + this.stride[d] - 1}`,
        )
      return wanted - least
    })
  }
  protected run(x: Tensor, conv: Transposed, outputSize: readonly number[] | null): Tensor {
    const { weight, bias, stride, padding, dilation, groups } = this
    const outputPadding = outputSize ? this.extraFor(x, outputSize) : this.outputPadding
    return conv(x, weight, bias, { stride, padding: padding as PerDim, outputPadding, groups, dilation })
  }
}

/** The transpose of Conv1d: [N, inChannels, L] -> [N, outChannels, (L - 1) stride - 2 padding + dilation (k - 1) + outputPadding + 1]. */
export class ConvTranspose1d extends ConvTransposeModule {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: PerDim,
    options: StrideOr<ConvTransposeModuleOptions> = {},
    padding?: PerDim,
  ) {
    super(
      'ConvTranspose1d',
      1,
      inChannels,
      outChannels,
      kernelSize,
      withStride<ConvTransposeModuleOptions>(options, padding),
    )
  }
  override forward(x: Tensor, outputSize: readonly number[] | null = null): Tensor {
    return this.run(x, convTranspose1d, outputSize)
  }
}

/** The transpose of Conv2d, which makes images larger; sizes as in ConvTranspose1d. weight [inChannels, outChannels / groups, k, k]. */
export class ConvTranspose2d extends ConvTransposeModule {
  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: PerDim,
    options: StrideOr<ConvTransposeModuleOptions> = {},
    padding?: PerDim,
  ) {
    super(
      'ConvTranspose2d',
      2,
      inChannels,
      outChannels,
      kernelSize,
      withStride<ConvTransposeModuleOptions>(options, padding),
    )
  }
  override forward(x: Tensor, outputSize: readonly number[] | null = null): Tensor {
    return this.run(x, convTranspose2d, outputSize)
  }
}
