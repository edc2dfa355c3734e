import type { Tensor } from '../../tensor/tensor.ts'
import { logSoftmax, softmax } from '../../ops/activation.ts'
import { relu, sigmoid, tanh } from '../../ops/transcendental.ts'
import { Module } from '../module.ts'

/** max(x, 0). */
export class ReLU extends Module {
  override forward(x: Tensor): Tensor {
    return relu(x)
  }
}

/** 1 / (1 + e^-x). */
export class Sigmoid extends Module {
  override forward(x: Tensor): Tensor {
    return sigmoid(x)
  }
}

/** (e^x - e^-x) / (e^x + e^-x). */
export class Tanh extends Module {
  override forward(x: Tensor): Tensor {
    return tanh(x)
  }
}

/** e^x / sum(e^x) along `dim`. */
export class Softmax extends Module {
  readonly dim: number
  constructor(dim: number) {
    super()
    this.dim = dim
  }
  override forward(x: Tensor): Tensor {
    return softmax(x, this.dim)
  }
  override extraRepr(): string {
    return `dim=${this.dim}`
  }
}

/** ln softmax(x) along `dim`. */
export class LogSoftmax extends Softmax {
  override forward(x: Tensor): Tensor {
    return logSoftmax(x, this.dim)
  }
}
