import type { Tensor } from '../../tensor/tensor.ts'
import { logSoftmax, softmax } from '../../ops/activation.ts'
import { full } from '../../ops/creation.ts'
import { relu, sigmoid, tanh } from '../../ops/transcendental.ts'
import * as F from '../functional/activation.ts'
import { Module } from '../module.ts'
import { Parameter } from '../parameter.ts'
import { formatFields, formatNumber } from '../repr.ts'

/** A module of one tensor. */
export class Activation extends Module {
  override forward(x: Tensor): Tensor {
    return super.forward(x) as Tensor
  }
}

/** An activation without parameters. */
function plain(activate: (x: Tensor) => Tensor): new () => Activation {
  return class extends Activation {
    override forward(x: Tensor): Tensor {
      return activate(x)
    }
  }
}
/** max(x, 0). */
export class ReLU extends plain(relu) {}
/** 1 / (1 + e^-x). */
export class Sigmoid extends plain(sigmoid) {}
/** (e^x - e^-x) / (e^x + e^-x). */
export class Tanh extends plain(tanh) {}
/** x limited to [0, 6]. */
export class ReLU6 extends plain(F.relu6) {}
/** The self-normalising exponential unit (Klambauer et al., 2017). */
export class SELU extends plain(F.selu) {}
/** x sigmoid(x), also called swish. */
export class SiLU extends plain(F.silu) {}
/** x tanh(softplus(x)). */
export class Mish extends plain(F.mish) {}
/** relu6(x + 3) / 6. */
export class Hardsigmoid extends plain(F.hardsigmoid) {}
/** x relu6(x + 3) / 6. */
export class Hardswish extends plain(F.hardswish) {}
/** ln sigmoid(x). */
export class LogSigmoid extends plain(F.logsigmoid) {}
/** x / (1 + |x|). */
export class Softsign extends plain(F.softsign) {}
/** x - tanh(x). */
export class Tanhshrink extends plain(F.tanhshrink) {}

/** An activation of one number, by position or by name. */
function oneNumber<Key extends string>(
  key: Key,
  usual: number,
  activate: (x: Tensor, value: number) => Tensor,
): new (value?: number | Partial<Record<Key, number>>) => Activation & { readonly value: number } {
  return class extends Activation {
    readonly value: number
    constructor(value: number | Partial<Record<Key, number>> = usual) {
      super()
      this.value = typeof value === 'number' ? value : (value[key] ?? usual)
    }
    override forward(x: Tensor): Tensor {
      return activate(x, this.value)
    }
    override extraRepr(): string {
      return formatFields({ [key]: this.value })
    }
  }
}
/** x for x > 0, else negativeSlope x. */
export class LeakyReLU extends oneNumber('negativeSlope', 0.01, F.leakyRelu) {}
/** x for x > 0, else alpha (e^x - 1). */
export class ELU extends oneNumber('alpha', 1, F.elu) {}
/** max(0, x) + min(0, alpha (e^(x / alpha) - 1)). */
export class CELU extends oneNumber('alpha', 1, F.celu) {}
/** 0 for |x| <= lambd, else x. */
export class Hardshrink extends oneNumber('lambd', 0.5, F.hardshrink) {
  override extraRepr(): string {
    return formatNumber(this.value)
  }
}
/** x moved towards 0 by lambd. */
export class Softshrink extends oneNumber('lambd', 0.5, F.softshrink) {
  override extraRepr(): string {
    return formatNumber(this.value)
  }
}

/** x times the probability that a standard normal value is below x; `approximate: 'tanh'` takes a short cut. */
export class GELU extends Activation {
  readonly approximate: 'none' | 'tanh'
  constructor({ approximate = 'none' }: { approximate?: 'none' | 'tanh' } = {}) {
    super()
    this.approximate = approximate
  }
  override forward(x: Tensor): Tensor {
    return F.gelu(x, this.approximate)
  }
  override extraRepr(): string {
    return `approximate='${this.approximate}'`
  }
}

/** x limited to [minVal, maxVal]. */
export class Hardtanh extends Activation {
  readonly minVal: number
  readonly maxVal: number
  constructor(minVal: number | { minVal?: number; maxVal?: number } = -1, maxVal = 1) {
    super()
    const given = typeof minVal === 'number' ? { minVal, maxVal } : minVal
    this.minVal = given.minVal ?? -1
    this.maxVal = given.maxVal ?? 1
  }
  override forward(x: Tensor): Tensor {
    return F.hardtanh(x, this.minVal, this.maxVal)
  }
  override extraRepr(): string {
    return formatFields({ minVal: this.minVal, maxVal: this.maxVal })
  }
}

/** ln(1 + e^(beta x)) / beta; x itself where beta x exceeds the threshold. */
export class Softplus extends Activation {
  readonly beta: number
  readonly threshold: number
  constructor(beta: number | { beta?: number; threshold?: number } = 1, threshold = 20) {
    super()
    const given = typeof beta === 'number' ? { beta, threshold } : beta
    this.beta = given.beta ?? 1
    this.threshold = given.threshold ?? 20
  }
  override forward(x: Tensor): Tensor {
    return F.softplus(x, this.beta, this.threshold)
  }
  override extraRepr(): string {
    return formatFields({ beta: this.beta, threshold: this.threshold })
  }
}

/** x where it exceeds the threshold, else `value`. */
export class Threshold extends Activation {
  readonly threshold: number
  readonly value: number
  constructor(threshold: number, value: number) {
    super()
    this.threshold = threshold
    this.value = value
  }
  override forward(x: Tensor): Tensor {
    return F.threshold(x, this.threshold, this.value)
  }
  override extraRepr(): string {
    return formatFields({ threshold: this.threshold, value: this.value })
  }
}

/** x for x > 0, else weight x, the weight learnt: one for all, or one a channel (He et al., 2015). */
export class PReLU extends Activation {
  readonly numParameters: number
  weight: Parameter
  constructor(
    numParameters: number | { numParameters?: number; init?: number } = 1,
    { init = 0.25 }: { init?: number } = {},
  ) {
    super()
    const given = typeof numParameters === 'number' ? { numParameters, init } : numParameters
    this.numParameters = given.numParameters ?? 1
    this.weight = new Parameter(full([this.numParameters], given.init ?? 0.25))
  }
  override forward(x: Tensor): Tensor {
    return F.prelu(x, this.weight)
  }
  override extraRepr(): string {
    return formatFields({ numParameters: this.numParameters })
  }
}

/** A leaky ReLU with random slopes in training. */
export class RReLU extends Activation {
  readonly lower: number
  readonly upper: number
  constructor({ lower = 1 / 8, upper = 1 / 3 }: { lower?: number; upper?: number } = {}) {
    super()
    this.lower = lower
    this.upper = upper
  }
  override forward(x: Tensor): Tensor {
    return F.rrelu(x, { lower: this.lower, upper: this.upper, training: this.training })
  }
  override extraRepr(): string {
    return formatFields({ lower: this.lower, upper: this.upper })
  }
}

/** An activation along a dimension, by position or by name. */
function alongDim(
  usual: number | undefined,
  activate: (x: Tensor, dim: number) => Tensor,
): new (dim?: number | { dim?: number }) => Activation & { readonly dim: number } {
  return class extends Activation {
    readonly dim: number
    constructor(dim?: number | { dim?: number }) {
      super()
      const given = typeof dim === 'object' ? dim.dim : dim
      if (given === undefined && usual === undefined)
        throw new TypeError(`${this.className}: name the dimension to normalise over, for instance 1`)
      this.dim = given ?? usual!
    }
    override forward(x: Tensor): Tensor {
      return activate(x, this.dim)
    }
    override extraRepr(): string {
      return formatFields({ dim: this.dim })
    }
  }
}
/** e^x / sum(e^x) along `dim`. */
export class Softmax extends alongDim(undefined, softmax) {}
/** ln softmax(x) along `dim`. */
export class LogSoftmax extends alongDim(undefined, logSoftmax) {}
/** softmax(-x) along `dim`. */
export class Softmin extends alongDim(undefined, F.softmin) {}
/** The first half along `dim` times the sigmoid of the second. */
export class GLU extends alongDim(-1, F.glu) {}
/** softmax over the channels of [N, C, H, W]. */
export class Softmax2d extends plain(x => softmax(x, -3)) {}
