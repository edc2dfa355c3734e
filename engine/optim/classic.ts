import { fullLike, zerosLike } from '../ops/creation.ts'
import { where } from '../ops/compare.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkRange, gradientOf, Optimizer, type ParamGroup, type Params } from './optimizer.ts'

export interface ASGDOptions {
  lr: number
  lambd: number
  alpha: number
  /** The step at which averaging begins. */
  t0: number
  weightDecay: number
  maximize: boolean
}
type AveragedState = { step: number; eta: number; mu: number; ax: Tensor }

/** Averaged SGD (Polyak and Juditsky, 1992): `state.get(p).ax` is the mean of the parameters since step t0. */
export class ASGD extends Optimizer<ASGDOptions> {
  constructor(params: Params<ASGDOptions>, options: Partial<ASGDOptions> = {}) {
    const given = { lr: 1e-2, lambd: 1e-4, alpha: 0.75, t0: 1e6, weightDecay: 0, maximize: false, ...options }
    checkRange('ASGD', 'lr', given.lr, 0)
    checkRange('ASGD', 'weightDecay', given.weightDecay, 0)
    super(params, given)
  }
  protected override update(p: Tensor, gradient: Tensor, group: ParamGroup<ASGDOptions>): void {
    const { lr, lambd, alpha, t0 } = group
    const g = gradientOf(p, gradient, group)
    const state = this.stateOf<AveragedState>(p, () => ({ step: 0, eta: lr, mu: 1, ax: zerosLike(p) }))
    state.step++
    p.mul_(1 - lambd * state.eta).sub_(g.mul(state.eta))
    if (state.mu === 1) state.ax.copy_(p)
    else state.ax.add_(p.sub(state.ax).mul_(state.mu))
    state.eta = lr / (1 + lambd * lr * state.step) ** alpha
    state.mu = 1 / Math.max(1, state.step - t0)
  }
}

export interface RpropOptions {
  lr: number
  /** Factors of the step size after a change of sign, and after none. */
  etas: readonly [number, number]
  stepSizes: readonly [number, number]
  maximize: boolean
}

/** Resilient backpropagation (Riedmiller and Braun, 1993): steps follow the sign of the gradient alone. */
export class Rprop extends Optimizer<RpropOptions> {
  constructor(params: Params<RpropOptions>, options: Partial<RpropOptions> = {}) {
    const given: RpropOptions = { lr: 1e-2, etas: [0.5, 1.2], stepSizes: [1e-6, 50], maximize: false, ...options }
    checkRange('Rprop', 'lr', given.lr, 0)
    if (!(given.etas[0] > 0 && given.etas[0] < 1 && given.etas[1] > 1))
      throw new RangeError(`Rprop: etas must lie in (0, 1) and above 1, got ${given.etas.join(', ')}`)
    super(params, given)
  }
  protected override update(p: Tensor, gradient: Tensor, group: ParamGroup<RpropOptions>): void {
    const { lr, etas, stepSizes } = group
    const g = gradientOf(p, gradient, { ...group, weightDecay: 0 })
    const state = this.stateOf<{ step: number; prev: Tensor; stepSize: Tensor }>(p, () => ({
      step: 0,
      prev: zerosLike(p),
      stepSize: fullLike(p, lr),
    }))
    state.step++
    const agreement = g.mul(state.prev)
    const turned = agreement.lt(0)
    const factors = where(agreement.gt(0), etas[1], where(turned, etas[0], 1))
    state.stepSize.copy_(state.stepSize.mul(factors).clamp(stepSizes[0], stepSizes[1]))
    // After a change of sign the step is left out.
    const kept = where(turned, 0, g)
    p.sub_(kept.sign().mul_(state.stepSize))
    state.prev.copy_(kept)
  }
}
