import type { Tensor } from '../../tensor/tensor.ts'
import { alphaDropout, dropout, dropout1d, dropout2d, dropout3d, featureAlphaDropout } from '../functional/dropout.ts'
import { formatFields } from '../repr.ts'
import { Activation } from './activation.ts'

type Drop = (x: Tensor, p: number, training: boolean) => Tensor

function dropoutModule(
  name: string,
  drop: Drop,
): new (p?: number | { p?: number }) => Activation & { readonly p: number } {
  return class extends Activation {
    readonly p: number
    constructor(p: number | { p?: number } = 0.5) {
      super()
      this.p = typeof p === 'number' ? p : (p.p ?? 0.5)
      if (!(this.p >= 0 && this.p <= 1)) throw new RangeError(`${name}: p must lie in [0, 1], got ${this.p}`)
    }
    override forward(x: Tensor): Tensor {
      return drop(x, this.p, this.training)
    }
    override extraRepr(): string {
      return formatFields({ p: this.p, inplace: false })
    }
  }
}

/** In training sets each element to 0 with probability p and divides the rest by 1 - p (Srivastava et al., 2014). */
export class Dropout extends dropoutModule('Dropout', dropout) {}
/** Drops whole channels of [N, C, L]. */
export class Dropout1d extends dropoutModule('Dropout1d', dropout1d) {}
/** Drops whole channels of [N, C, H, W] (Tompson et al., 2015). */
export class Dropout2d extends dropoutModule('Dropout2d', dropout2d) {}
/** Drops whole channels of [N, C, D, H, W]. */
export class Dropout3d extends dropoutModule('Dropout3d', dropout3d) {}
/** Dropout that keeps mean and variance of inputs to a SELU (Klambauer et al., 2017). */
export class AlphaDropout extends dropoutModule('AlphaDropout', alphaDropout) {}
/** AlphaDropout of whole channels. */
export class FeatureAlphaDropout extends dropoutModule('FeatureAlphaDropout', featureAlphaDropout) {}
