import type { Tensor } from '../../tensor/tensor.ts'
import * as F from '../functional/loss.ts'
import * as margin from '../functional/loss-margin.ts'
import * as pairs from '../functional/loss-pairs.ts'
import { Module } from '../module.ts'
import { Buffer } from '../parameter.ts'

/** A loss of an input and a target. */
export class Loss extends Module {
  override forward(input: Tensor, target: Tensor): Tensor {
    return super.forward(input, target) as Tensor
  }
}
/** A loss of two inputs and a target, or of three inputs. */
export class TripleLoss extends Module {
  override forward(first: Tensor, second: Tensor, third: Tensor): Tensor {
    return super.forward(first, second, third) as Tensor
  }
}

type Weighted = { weight?: Tensor | null; posWeight?: Tensor | null }

/** Weights belong to a module's state, under PyTorch's keys. */
const bufferOf = (x: Tensor | null | undefined): Buffer | null => (x ? new Buffer(x) : null)

/** A loss with its options: `new nn.MSELoss({ reduction: 'none' })`. */
function lossOf<Options extends object>(
  loss: (input: Tensor, target: Tensor, options?: Options) => Tensor,
): new (options?: Options) => Loss & { readonly options: Options } {
  return class extends Loss {
    readonly options: Options
    constructor(options: Options = {} as Options) {
      super()
      const { weight, posWeight, ...rest } = options as Weighted
      this.options = rest as unknown as Options
      if (weight) this.registerBuffer('weight', bufferOf(weight))
      if (posWeight) this.registerBuffer('pos_weight', bufferOf(posWeight))
    }
    override forward(input: Tensor, target: Tensor): Tensor {
      const { weight, pos_weight: posWeight } = this as { weight?: Tensor; pos_weight?: Tensor }
      if (!weight && !posWeight) return loss(input, target, this.options)
      return loss(input, target, {
        ...(this.options as object),
        ...(weight ? { weight } : {}),
        ...(posWeight ? { posWeight } : {}),
      } as Options)
    }
  }
}
function tripleOf<Options extends object>(
  loss: (first: Tensor, second: Tensor, third: Tensor, options?: Options) => Tensor,
): new (options?: Options) => TripleLoss & { readonly options: Options } {
  return class extends TripleLoss {
    readonly options: Options
    constructor(options: Options = {} as Options) {
      super()
      this.options = options
    }
    override forward(first: Tensor, second: Tensor, third: Tensor): Tensor {
      return loss(first, second, third, this.options)
    }
  }
}

/** (input - target)^2. */
export class MSELoss extends lossOf(F.mseLoss) {}
/** |input - target|. */
export class L1Loss extends lossOf(F.l1Loss) {}
/** -ln softmax(logits)[target]: takes logits, not probabilities. */
export class CrossEntropyLoss extends lossOf(F.crossEntropy) {}
/** -logProbabilities[target]. */
export class NLLLoss extends lossOf(F.nllLoss) {}
/** Binary cross entropy of probabilities. */
export class BCELoss extends lossOf(pairs.binaryCrossEntropy) {}
/** Binary cross entropy of logits. */
export class BCEWithLogitsLoss extends lossOf(pairs.binaryCrossEntropyWithLogits) {}
/** Half the square near 0, linear beyond delta. */
export class HuberLoss extends lossOf(pairs.huberLoss) {}
/** Half the square over beta near 0, linear beyond. */
export class SmoothL1Loss extends lossOf(pairs.smoothL1Loss) {}
/** Kullback-Leibler divergence of log-probabilities from a target distribution. */
export class KLDivLoss extends lossOf(pairs.klDiv) {}
/** Negative log-likelihood of counts. */
export class PoissonNLLLoss extends lossOf(pairs.poissonNllLoss) {}
/** Negative log-likelihood of normal values: input, target, variance. */
export class GaussianNLLLoss extends tripleOf(pairs.gaussianNllLoss) {}
/** ln(1 + e^(-target input)). */
export class SoftMarginLoss extends lossOf(pairs.softMarginLoss) {}
/** x where the target is 1, max(0, margin - x) where it is -1. */
export class HingeEmbeddingLoss extends lossOf(pairs.hingeEmbeddingLoss) {}
/** max(0, -target (a - b) + margin). */
export class MarginRankingLoss extends tripleOf(margin.marginRankingLoss) {}
/** 1 - cos(a, b), or max(0, cos(a, b) - margin). */
export class CosineEmbeddingLoss extends tripleOf(margin.cosineEmbeddingLoss) {}
/** max(0, d(anchor, positive) - d(anchor, negative) + margin). */
export class TripletMarginLoss extends tripleOf(margin.tripletMarginLoss) {}
/** TripletMarginLoss with a distance of one's own: `{ distanceFunction: (a, b) => ... }`. */
export class TripletMarginWithDistanceLoss extends tripleOf(margin.tripletMarginWithDistanceLoss) {}
/** Every other class's score wants to be a margin below the target's. */
export class MultiMarginLoss extends lossOf(margin.multiMarginLoss) {}
/** Every score of a wrong class wants to be a margin below those of all right ones; targets [N, C] end with -1. */
export class MultiLabelMarginLoss extends lossOf(margin.multilabelMarginLoss) {}
/** Binary cross entropy of logits, averaged over the classes. */
export class MultiLabelSoftMarginLoss extends lossOf(margin.multilabelSoftMarginLoss) {}
