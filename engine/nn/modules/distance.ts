import { empty } from '../../ops/creation.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { bilinear, cosineSimilarity, pairwiseDistance } from '../functional/distance.ts'
import { uniform_ } from '../init.ts'
import { Module } from '../module.ts'
import { Parameter } from '../parameter.ts'
import { formatFields } from '../repr.ts'

/** a . b / (|a| |b|) along a dimension. */
export class CosineSimilarity extends Module {
  readonly dim: number
  readonly eps: number
  constructor({ dim = 1, eps = 1e-8 }: { dim?: number; eps?: number } = {}) {
    super()
    this.dim = dim
    this.eps = eps
  }
  override forward(a: Tensor, b: Tensor): Tensor {
    return cosineSimilarity(a, b, { dim: this.dim, eps: this.eps })
  }
}

/** The p-norm of the difference of two vectors. */
export class PairwiseDistance extends Module {
  readonly p: number
  readonly eps: number
  readonly keepdim: boolean
  constructor(
    p: number | { p?: number; eps?: number; keepdim?: boolean } = 2,
    { eps = 1e-6, keepdim = false }: { eps?: number; keepdim?: boolean } = {},
  ) {
    super()
    const given = typeof p === 'number' ? { p, eps, keepdim } : p
    this.p = given.p ?? 2
    this.eps = given.eps ?? 1e-6
    this.keepdim = given.keepdim ?? false
  }
  override forward(a: Tensor, b: Tensor): Tensor {
    const { p, eps, keepdim } = this
    return pairwiseDistance(a, b, { p, eps, keepdim })
  }
}

/** y[k] = a^T W[k] b + bias[k]: [..., in1] and [..., in2] -> [..., out]. */
export class Bilinear extends Module {
  readonly in1Features: number
  readonly in2Features: number
  readonly outFeatures: number
  weight: Parameter
  bias: Parameter | null
  constructor(in1Features: number, in2Features: number, outFeatures: number, { bias = true }: { bias?: boolean } = {}) {
    super()
    this.in1Features = in1Features
    this.in2Features = in2Features
    this.outFeatures = outFeatures
    this.weight = new Parameter(empty(outFeatures, in1Features, in2Features))
    this.bias = bias ? new Parameter(empty(outFeatures)) : null
    this.resetParameters()
  }
  resetParameters(): void {
    const bound = 1 / Math.sqrt(this.in1Features)
    uniform_(this.weight, -bound, bound)
    if (this.bias) uniform_(this.bias, -bound, bound)
  }
  override forward(a: Tensor, b: Tensor): Tensor {
    return bilinear(a, b, this.weight, this.bias)
  }
  override extraRepr(): string {
    const { in1Features, in2Features, outFeatures } = this
    return formatFields({ in1Features, in2Features, outFeatures, bias: this.bias !== null })
  }
}
