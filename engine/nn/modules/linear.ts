import { empty } from '../../ops/creation.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { flatten, unflatten } from '../../ops/shape.ts'
import { linear } from '../functional/linear.ts'
import { kaimingUniform_, uniform_ } from '../init.ts'
import { Module } from '../module.ts'
import { Parameter } from '../parameter.ts'

/**
 * y = x W^T + b. weight [outFeatures, inFeatures] from U(-1/sqrt(inFeatures), 1/sqrt(inFeatures)), as PyTorch draws it.
 */
export class Linear extends Module {
  inFeatures: number
  readonly outFeatures: number
  weight: Parameter
  /** null with `{ bias: false }`; typed as what it is for everybody else. */
  bias: Parameter

  constructor(inFeatures: number, outFeatures: number, { bias = true }: { bias?: boolean } = {}) {
    super()
    this.inFeatures = inFeatures
    this.outFeatures = outFeatures
    this.weight = new Parameter(empty(outFeatures, inFeatures))
    this.bias = (bias ? new Parameter(empty(outFeatures)) : null) as Parameter
    this.resetParameters()
  }

  resetParameters(): void {
    kaimingUniform_(this.weight, { a: Math.sqrt(5) })
    const bound = this.inFeatures > 0 ? 1 / Math.sqrt(this.inFeatures) : 0
    if (this.bias) uniform_(this.bias, -bound, bound)
  }

  override forward(x: Tensor): Tensor {
    return linear(x, this.weight, this.bias)
  }

  override extraRepr(): string {
    return `inFeatures=${this.inFeatures}, outFeatures=${this.outFeatures}, bias=${this.bias !== null}`
  }
}

/** Gives its input back. */
export class Identity extends Module {
  override forward(x: Tensor): Tensor {
    return x
  }
}

/** All dimensions from `startDim` (1: all but the batch) to `endDim` as one. */
export class Flatten extends Module {
  readonly startDim: number
  readonly endDim: number
  constructor(startDim: number | { startDim?: number; endDim?: number } = 1, endDim = -1) {
    super()
    const given = typeof startDim === 'number' ? { startDim, endDim } : startDim
    this.startDim = given.startDim ?? 1
    this.endDim = given.endDim ?? -1
  }
  override forward(x: Tensor): Tensor {
    return flatten(x, this.startDim, this.endDim)
  }
  override extraRepr(): string {
    return `startDim=${this.startDim}, endDim=${this.endDim}`
  }
}

/** One dimension split into several. */
export class Unflatten extends Module {
  readonly dim: number
  readonly unflattenedSize: readonly number[]
  constructor(dim: number, unflattenedSize: readonly number[]) {
    super()
    this.dim = dim
    this.unflattenedSize = unflattenedSize
  }
  override forward(x: Tensor): Tensor {
    return unflatten(x, this.dim, this.unflattenedSize)
  }
  override extraRepr(): string {
    return `dim=${this.dim}, unflattenedSize=[${this.unflattenedSize.join(', ')}]`
  }
}
