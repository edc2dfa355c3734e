import { empty, zeros } from '../../ops/creation.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { gru, lstm, rnnRelu, rnnTanh, stepFrom } from '../functional/recurrent.ts'
import { uniform_ } from '../init.ts'
import { Module } from '../module.ts'
import { Parameter } from '../parameter.ts'

export interface CellOptions {
  bias?: boolean
}

/** One step of a recurrent layer: weight_ih [gates hiddenSize, inputSize], weight_hh, bias_ih, bias_hh. */
abstract class CellBase extends Module {
  readonly inputSize: number
  readonly hiddenSize: number
  weight_ih: Parameter
  weight_hh: Parameter
  bias_ih: Parameter | null
  bias_hh: Parameter | null
  constructor(inputSize: number, hiddenSize: number, gates: number, { bias = true }: CellOptions) {
    super()
    this.inputSize = inputSize
    this.hiddenSize = hiddenSize
    this.weight_ih = new Parameter(empty(gates * hiddenSize, inputSize))
    this.weight_hh = new Parameter(empty(gates * hiddenSize, hiddenSize))
    this.bias_ih = bias ? new Parameter(empty(gates * hiddenSize)) : null
    this.bias_hh = bias ? new Parameter(empty(gates * hiddenSize)) : null
    this.resetParameters()
  }
  resetParameters(): void {
    const bound = 1 / Math.sqrt(this.hiddenSize)
    for (const parameter of this.parameters()) uniform_(parameter, -bound, bound)
  }

  /** [B, F] or [F], with a state of the same kind or none. */
  protected advance(step: ReturnType<typeof stepFrom>, x: Tensor, state: Tensor[] | null, parts: number): Tensor[] {
    const single = x.sizes.length === 1
    if ((!single && x.sizes.length !== 2) || x.sizes[x.sizes.length - 1] !== this.inputSize)
      throw new RangeError(
        `${this.className}: expected [B, ${this.inputSize}] or [${this.inputSize}], got shape ${formatShape(x.sizes)}`,
      )
    const batch = single ? x.unsqueeze(0) : x
    const from =
      state?.map(part => (single ? part.unsqueeze(0) : part)) ??
      Array.from({ length: parts }, () => zeros([batch.sizes[0], this.hiddenSize]))
    for (const part of from)
      if (part.sizes.length !== 2 || part.sizes[0] !== batch.sizes[0] || part.sizes[1] !== this.hiddenSize)
        throw new RangeError(
          `${this.className}: expected a state of shape [${batch.sizes[0]}, ${this.hiddenSize}], got ${formatShape(part.sizes)}`,
        )
    const { weight_ih: ih, weight_hh: hh, bias_ih: biasIh, bias_hh: biasHh } = this
    const next = step(batch, from, { ih, hh, biasIh, biasHh, hr: null })
    return single ? next.map(part => part.squeeze(0)) : next
  }
  override extraRepr(): string {
    return `${this.inputSize}, ${this.hiddenSize}${this.bias_ih === null ? ', bias=false' : ''}`
  }
}

/** One step of RNN: h' = tanh(W_ih x + b_ih + W_hh h + b_hh). */
export class RNNCell extends CellBase {
  readonly nonlinearity: 'tanh' | 'relu'
  constructor(inputSize: number, hiddenSize: number, options: CellOptions & { nonlinearity?: 'tanh' | 'relu' } = {}) {
    super(inputSize, hiddenSize, 1, options)
    this.nonlinearity = options.nonlinearity ?? 'tanh'
  }
  override forward(x: Tensor, h: Tensor | null = null): Tensor {
    return this.advance(stepFrom(this.nonlinearity === 'relu' ? rnnRelu : rnnTanh), x, h && [h], 1)[0]
  }
}
/** One step of GRU. */
export class GRUCell extends CellBase {
  constructor(inputSize: number, hiddenSize: number, options: CellOptions = {}) {
    super(inputSize, hiddenSize, 3, options)
  }
  override forward(x: Tensor, h: Tensor | null = null): Tensor {
    return this.advance(stepFrom(gru), x, h && [h], 1)[0]
  }
}
/** One step of LSTM: (h, c) -> (h', c'). */
export class LSTMCell extends CellBase {
  constructor(inputSize: number, hiddenSize: number, options: CellOptions = {}) {
    super(inputSize, hiddenSize, 4, options)
  }
  override forward(x: Tensor, state: [h: Tensor, c: Tensor] | null = null): [h: Tensor, c: Tensor] {
    const [h, c] = this.advance(stepFrom(lstm), x, state && [...state], 2)
    return [h, c]
  }
}
