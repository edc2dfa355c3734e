import type { Tensor } from '../../tensor/tensor.ts'
import { dropout } from '../functional/dropout.ts'
import { Module } from '../module.ts'

/** In training sets each element to 0 with probability p and divides the rest by 1 - p (Srivastava et al., 2014). */
export class Dropout extends Module {
  readonly p: number
  constructor(p: number | { p?: number } = 0.5) {
    super()
    this.p = typeof p === 'number' ? p : (p.p ?? 0.5)
    if (!(this.p >= 0 && this.p <= 1)) throw new RangeError(`Dropout: p must lie in [0, 1], got ${this.p}`)
  }
  override forward(x: Tensor): Tensor {
    return dropout(x, this.p, this.training)
  }
  override extraRepr(): string {
    return `p=${this.p}, inplace=false`
  }
}
