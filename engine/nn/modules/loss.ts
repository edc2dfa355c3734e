import type { Tensor } from '../../tensor/tensor.ts'
import {
  crossEntropy,
  l1Loss,
  mseLoss,
  nllLoss,
  type ClassLossOptions,
  type CrossEntropyOptions,
  type LossOptions,
} from '../functional/loss.ts'
import { Module } from '../module.ts'

/** What every loss is a subclass of; named, because declarations cannot spell out a class without one. */
type LossClass<Options> = new (options?: Options) => Module & { readonly options: Options }

/** A loss with its options: `new nn.MSELoss({ reduction: 'none' })`. */
function lossModule<Options>(
  name: string,
  loss: (input: Tensor, target: Tensor, options: Options) => Tensor,
): LossClass<Options> {
  return class extends Module {
    readonly options: Options
    constructor(options: Options = {} as Options) {
      super()
      this.options = options
    }
    override forward(input: Tensor, target: Tensor): Tensor {
      return loss(input, target, this.options)
    }
    protected override get className(): string {
      return name
    }
  }
}

/** (input - target)^2. */
export class MSELoss extends lossModule<LossOptions>('MSELoss', mseLoss) {}
/** |input - target|. */
export class L1Loss extends lossModule<LossOptions>('L1Loss', l1Loss) {}
/** -ln softmax(logits)[target]: takes logits, not probabilities. */
export class CrossEntropyLoss extends lossModule<CrossEntropyOptions>('CrossEntropyLoss', crossEntropy) {}
/** -logProbabilities[target]. */
export class NLLLoss extends lossModule<ClassLossOptions>('NLLLoss', nllLoss) {}
