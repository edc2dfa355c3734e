import { fullLike, zerosLike } from '../ops/creation.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkRange, gradientOf, Optimizer, type ParamGroup, type Params } from './optimizer.ts'

export interface AdagradOptions {
  lr: number
  lrDecay: number
  weightDecay: number
  initialAccumulatorValue: number
  eps: number
  maximize: boolean
}

/** Adagrad (Duchi et al., 2011): s += g^2, p -= lr / (1 + (t - 1) lrDecay) g / (sqrt(s) + eps). */
export class Adagrad extends Optimizer<AdagradOptions> {
  constructor(params: Params<AdagradOptions>, options: Partial<AdagradOptions> = {}) {
    const given = {
      lr: 1e-2,
      lrDecay: 0,
      weightDecay: 0,
      initialAccumulatorValue: 0,
      eps: 1e-10,
      maximize: false,
      ...options,
    }
    for (const name of ['lr', 'lrDecay', 'weightDecay', 'initialAccumulatorValue', 'eps'] as const)
      checkRange('Adagrad', name, given[name], 0)
    super(params, given)
  }

  protected override update(p: Tensor, gradient: Tensor, group: ParamGroup<AdagradOptions>): void {
    const { lr, lrDecay, eps, initialAccumulatorValue } = group
    const g = gradientOf(p, gradient, group)
    const state = this.stateOf<{ step: number; sum: Tensor }>(p, () => ({
      step: 0,
      sum: fullLike(p, initialAccumulatorValue),
    }))
    state.step++
    state.sum.add_(g.square())
    p.sub_(g.div(state.sum.sqrt().add_(eps)).mul_(lr / (1 + (state.step - 1) * lrDecay)))
  }
}

export interface AdadeltaOptions {
  lr: number
  /** Share of the past in both running means. */
  rho: number
  eps: number
  weightDecay: number
  maximize: boolean
}

/** Adadelta (Zeiler, 2012): steps are g sqrt(d + eps) / sqrt(s + eps), s and d running means of g^2 and of squared steps. */
export class Adadelta extends Optimizer<AdadeltaOptions> {
  constructor(params: Params<AdadeltaOptions>, options: Partial<AdadeltaOptions> = {}) {
    const given = { lr: 1, rho: 0.9, eps: 1e-6, weightDecay: 0, maximize: false, ...options }
    for (const name of ['lr', 'eps', 'weightDecay'] as const) checkRange('Adadelta', name, given[name], 0)
    checkRange('Adadelta', 'rho', given.rho, 0, 1 + Number.EPSILON)
    super(params, given)
  }

  protected override update(p: Tensor, gradient: Tensor, group: ParamGroup<AdadeltaOptions>): void {
    const { lr, rho, eps } = group
    const g = gradientOf(p, gradient, group)
    const state = this.stateOf<{ step: number; squareAvg: Tensor; accDelta: Tensor }>(p, () => ({
      step: 0,
      squareAvg: zerosLike(p),
      accDelta: zerosLike(p),
    }))
    state.step++
    state.squareAvg.mul_(rho).add_(g.square().mul_(1 - rho))
    const step = state.accDelta.add(eps).sqrt().div_(state.squareAvg.add(eps).sqrt()).mul_(g)
    state.accDelta.mul_(rho).add_(step.square().mul_(1 - rho))
    p.sub_(step.mul_(lr))
  }
}
