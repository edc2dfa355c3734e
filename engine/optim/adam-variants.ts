import { zerosLike } from '../ops/creation.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkRange, gradientOf, Optimizer, type ParamGroup, type Params } from './optimizer.ts'

interface MomentOptions {
  lr: number
  betas: readonly [number, number]
  eps: number
  weightDecay: number
  maximize: boolean
}
type Moments = { step: number; expAvg: Tensor; expAvgSq: Tensor }

function checkMoments(name: string, options: MomentOptions): void {
  for (const field of ['lr', 'eps', 'weightDecay'] as const) checkRange(name, field, options[field], 0)
  options.betas.forEach((beta, i) => checkRange(name, `betas[${i}]`, beta, 0, 1))
}

export type AdamaxOptions = MomentOptions
/** Adamax (Kingma and Ba, 2015): Adam with the largest past gradient, u = max(beta2 u, |g| + eps), instead of sqrt(v). */
export class Adamax extends Optimizer<AdamaxOptions> {
  constructor(params: Params<AdamaxOptions>, options: Partial<AdamaxOptions> = {}) {
    const given: AdamaxOptions = {
      lr: 2e-3,
      betas: [0.9, 0.999],
      eps: 1e-8,
      weightDecay: 0,
      maximize: false,
      ...options,
    }
    checkMoments('Adamax', given)
    super(params, given)
  }
  protected override update(p: Tensor, gradient: Tensor, group: ParamGroup<AdamaxOptions>): void {
    const { lr, betas, eps } = group
    const g = gradientOf(p, gradient, group)
    const state = this.stateOf<{ step: number; expAvg: Tensor; expInf: Tensor }>(p, () => ({
      step: 0,
      expAvg: zerosLike(p),
      expInf: zerosLike(p),
    }))
    state.step++
    state.expAvg.mul_(betas[0]).add_(g.mul(1 - betas[0]))
    state.expInf.copy_(state.expInf.mul(betas[1]).maximum(g.abs().add_(eps)))
    p.sub_(state.expAvg.div(state.expInf).mul_(lr / (1 - betas[0] ** state.step)))
  }
}

/** Moves both running means on. */
function advance(state: Moments, g: Tensor, [beta1, beta2]: readonly [number, number]): void {
  state.step++
  state.expAvg.mul_(beta1).add_(g.mul(1 - beta1))
  state.expAvgSq.mul_(beta2).add_(g.square().mul_(1 - beta2))
}
const freshMoments = (p: Tensor): Moments => ({ step: 0, expAvg: zerosLike(p), expAvgSq: zerosLike(p) })

export interface NAdamOptions extends MomentOptions {
  momentumDecay: number
}
/** NAdam (Dozat, 2016): Adam with Nesterov's look ahead, its momentum mu_t = beta1 (1 - 0.96^(t momentumDecay) / 2). */
export class NAdam extends Optimizer<NAdamOptions> {
  constructor(params: Params<NAdamOptions>, options: Partial<NAdamOptions> = {}) {
    const given: NAdamOptions = {
      lr: 2e-3,
      betas: [0.9, 0.999],
      eps: 1e-8,
      weightDecay: 0,
      momentumDecay: 4e-3,
      maximize: false,
      ...options,
    }
    checkMoments('NAdam', given)
    checkRange('NAdam', 'momentumDecay', given.momentumDecay, 0)
    super(params, given)
  }
  protected override update(p: Tensor, gradient: Tensor, group: ParamGroup<NAdamOptions>): void {
    const { lr, betas, eps, momentumDecay } = group
    const g = gradientOf(p, gradient, group)
    const state = this.stateOf<Moments & { muProduct: number }>(p, () => ({ ...freshMoments(p), muProduct: 1 }))
    advance(state, g, betas)
    const mu = (t: number) => betas[0] * (1 - 0.5 * 0.96 ** (t * momentumDecay))
    const [now, next] = [mu(state.step), mu(state.step + 1)]
    state.muProduct *= now
    const scale = state.expAvgSq
      .div(1 - betas[1] ** state.step)
      .sqrt()
      .add_(eps)
    p.sub_(g.div(scale).mul_((lr * (1 - now)) / (1 - state.muProduct)))
    // PyTorch up to 1.13 counts this step's mu twice here, and its recorded values are what we answer for.
    p.sub_(state.expAvg.div(scale).mul_((lr * next) / (1 - state.muProduct * now * next)))
  }
}

export type RAdamOptions = MomentOptions
/** RAdam (Liu et al., 2020): Adam whose step size waits until the variance of 1 / sqrt(v) is known well enough. */
export class RAdam extends Optimizer<RAdamOptions> {
  constructor(params: Params<RAdamOptions>, options: Partial<RAdamOptions> = {}) {
    const given: RAdamOptions = {
      lr: 1e-3,
      betas: [0.9, 0.999],
      eps: 1e-8,
      weightDecay: 0,
      maximize: false,
      ...options,
    }
    checkMoments('RAdam', given)
    super(params, given)
  }
  protected override update(p: Tensor, gradient: Tensor, group: ParamGroup<RAdamOptions>): void {
    const { lr, betas, eps } = group
    const g = gradientOf(p, gradient, group)
    const state = this.stateOf<Moments>(p, () => freshMoments(p))
    advance(state, g, betas)
    const t = state.step
    const [left1, left2] = [1 - betas[0] ** t, 1 - betas[1] ** t]
    const mean = state.expAvg.div(left1)
    const longest = 2 / (1 - betas[1]) - 1
    const length = longest - (2 * t * betas[1] ** t) / left2
    if (length <= 5) {
      p.sub_(mean.mul_(lr))
      return
    }
    const rectified = Math.sqrt(((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length))
    p.sub_(mean.mul_(lr * rectified * Math.sqrt(left2)).div_(state.expAvgSq.sqrt().add_(eps)))
  }
}
