import { kernels } from '../backends/index.ts'
import { compact } from '../ops/core/stride.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { empty } from '../tensor/tensor.ts'
import { checkRange, Optimizer, type ParamGroup, type Params } from './optimizer.ts'

export interface SGDOptions {
  lr: number
  momentum: number
  dampening: number
  weightDecay: number
  nesterov: boolean
  maximize: boolean
}

/**
 * Stochastic gradient descent: g += weightDecay p; with momentum v = momentum v + (1 - dampening) g, and g = v (or
 * g + momentum v with nesterov); p -= lr g.
 */
export class SGD extends Optimizer<SGDOptions> {
  constructor(params: Params<SGDOptions>, options: Partial<SGDOptions> & { lr: number }) {
    const given = { momentum: 0, dampening: 0, weightDecay: 0, nesterov: false, maximize: false, ...options }
    checkRange('SGD', 'lr', given.lr, 0)
    checkRange('SGD', 'momentum', given.momentum, 0)
    checkRange('SGD', 'weightDecay', given.weightDecay, 0)
    if (given.nesterov && (given.momentum <= 0 || given.dampening !== 0))
      throw new RangeError('SGD: nesterov needs a momentum and no dampening')
    super(params, given)
  }

  protected override update(
    p: Tensor,
    gradient: Tensor,
    { lr, momentum, dampening, weightDecay, nesterov, maximize }: ParamGroup<SGDOptions>,
  ): void {
    const g = compact(gradient)
    let buffer: Tensor | null = null
    let first = false
    if (momentum !== 0) {
      const state = this.stateOf(p, () => ({ momentumBuffer: null as Tensor | null }))
      first = state.momentumBuffer === null
      buffer = state.momentumBuffer ??= empty(p.sizes, p.dtype)
    }
    kernels.sgd_f32(
      p.ptr,
      g.ptr,
      buffer?.ptr ?? 0,
      p.count,
      lr,
      momentum,
      dampening,
      weightDecay,
      nesterov ? 1 : 0,
      maximize ? 1 : 0,
      first ? 1 : 0,
    )
    p.storage.version++
  }
}
