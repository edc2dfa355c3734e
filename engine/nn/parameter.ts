import { Tensor } from '../tensor/tensor.ts'

/** A tensor that a module learns: it asks for a gradient, and assigning it to a module registers it. */
export class Parameter extends Tensor {
  constructor(data: Tensor, { requiresGrad = true }: { requiresGrad?: boolean } = {}) {
    super(data.storage, data.offset, data.sizes, data.strides, data.dtype)
    if (requiresGrad) this.requiresGrad_()
  }

  /** A parameter of its own with the same values. */
  copy(): Parameter {
    return new Parameter(this.detach().clone(), { requiresGrad: this.requiresGrad })
  }

  override toString(): string {
    return `Parameter containing:\n${super.toString()}`
  }
}

/** A tensor that belongs to a module's state but is not learnt, such as running statistics. */
export class Buffer extends Tensor {
  /** Whether it is saved with the module. */
  readonly persistent: boolean
  constructor(data: Tensor, { persistent = true }: { persistent?: boolean } = {}) {
    super(data.storage, data.offset, data.sizes, data.strides, data.dtype)
    this.persistent = persistent
  }

  /** A buffer of its own with the same values. */
  copy(): Buffer {
    return new Buffer(this.detach().clone(), { persistent: this.persistent })
  }
}
