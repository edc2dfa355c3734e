import { zerosLike } from '../ops/creation.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkRange, gradientOf, Optimizer, type ParamGroup, type Params } from './optimizer.ts'

export interface RMSpropOptions {
  lr: number
  /** Share of the past in the running mean of squares. */
  alpha: number
  eps: number
  weightDecay: number
  momentum: number
  /** Whether the running mean of g is taken off the square, which leaves the variance. */
  centered: boolean
  maximize: boolean
}
type State = { step: number; squareAvg: Tensor; momentumBuffer: Tensor | null; gradAvg: Tensor | null }

/** RMSprop (Tieleman and Hinton, 2012): s = alpha s + (1 - alpha) g^2, p -= lr g / (sqrt(s) + eps). */
export class RMSprop extends Optimizer<RMSpropOptions> {
  constructor(params: Params<RMSpropOptions>, options: Partial<RMSpropOptions> = {}) {
    const given = {
      lr: 1e-2,
      alpha: 0.99,
      eps: 1e-8,
      weightDecay: 0,
      momentum: 0,
      centered: false,
      maximize: false,
      ...options,
    }
    for (const name of ['lr', 'eps', 'momentum', 'weightDecay', 'alpha'] as const)
      checkRange('RMSprop', name, given[name], 0)
    super(params, given)
  }

  protected override update(p: Tensor, gradient: Tensor, group: ParamGroup<RMSpropOptions>): void {
    const { lr, alpha, eps, momentum, centered } = group
    const g = gradientOf(p, gradient, group)
    const state = this.stateOf<State>(p, () => ({
      step: 0,
      squareAvg: zerosLike(p),
      momentumBuffer: momentum > 0 ? zerosLike(p) : null,
      gradAvg: centered ? zerosLike(p) : null,
    }))
    state.step++
    state.squareAvg.mul_(alpha).add_(g.square().mul_(1 - alpha))
    state.gradAvg?.mul_(alpha).add_(g.mul(1 - alpha))
    const spread = state.gradAvg ? state.squareAvg.sub(state.gradAvg.square()) : state.squareAvg
    const direction = g.div(spread.sqrt().add_(eps))
    p.sub_((state.momentumBuffer ? state.momentumBuffer.mul_(momentum).add_(direction) : direction).mul(lr))
  }
}
