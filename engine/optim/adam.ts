import { kernels } from '../backends/index.ts'
import { compact } from '../ops/core/stride.ts'
import { zerosLike } from '../ops/creation.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkRange, Optimizer, type ParamGroup, type Params } from './optimizer.ts'

export interface AdamOptions {
  lr: number
  betas: readonly [number, number]
  eps: number
  weightDecay: number
  amsgrad: boolean
  maximize: boolean
}
type AdamState = { step: number; expAvg: Tensor; expAvgSq: Tensor; maxExpAvgSq: Tensor | null }

/**
 * Adam (Kingma and Ba, 2015): m and v are running means of g and g^2, freed of their bias towards 0;
 * p -= lr m / (sqrt(v) + eps). weightDecay is added to the gradient.
 */
export class Adam extends Optimizer<AdamOptions> {
  /** AdamW shrinks the parameters themselves instead of adding to the gradient. */
  protected readonly decoupled: boolean = false

  constructor(params: Params<AdamOptions>, options: Partial<AdamOptions> = {}) {
    const given: AdamOptions = {
      lr: 1e-3,
      betas: [0.9, 0.999],
      eps: 1e-8,
      weightDecay: 0,
      amsgrad: false,
      maximize: false,
      ...options,
    }
    checkRange('Adam', 'lr', given.lr, 0)
    checkRange('Adam', 'eps', given.eps, 0)
    checkRange('Adam', 'weightDecay', given.weightDecay, 0)
    given.betas.forEach((beta, i) => checkRange('Adam', `betas[${i}]`, beta, 0, 1))
    super(params, given)
  }

  protected override update(
    p: Tensor,
    gradient: Tensor,
    { lr, betas, eps, weightDecay, amsgrad, maximize }: ParamGroup<AdamOptions>,
  ): void {
    const g = compact(gradient)
    const state = this.stateOf<AdamState>(p, () => ({
      step: 0,
      expAvg: zerosLike(p),
      expAvgSq: zerosLike(p),
      maxExpAvgSq: amsgrad ? zerosLike(p) : null,
    }))
    state.step++
    const [beta1, beta2] = betas
    kernels.adam_f32(
      p.ptr,
      g.ptr,
      state.expAvg.ptr,
      state.expAvgSq.ptr,
      state.maxExpAvgSq?.ptr ?? 0,
      p.count,
      lr,
      beta1,
      beta2,
      eps,
      weightDecay,
      lr / (1 - beta1 ** state.step),
      1 / Math.sqrt(1 - beta2 ** state.step),
      this.decoupled ? 1 : 0,
      maximize ? 1 : 0,
    )
    p.storage.version++
  }
}

/** Adam with decoupled weight decay (Loshchilov and Hutter, 2019): p -= lr weightDecay p before the step. */
export class AdamW extends Adam {
  protected override readonly decoupled = true
  constructor(params: Params<AdamOptions>, options: Partial<AdamOptions> = {}) {
    super(params, { weightDecay: 1e-2, ...options })
  }
}
