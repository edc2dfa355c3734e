import type { Tensor } from '../../tensor/tensor.ts'
import { cells, type Cell } from '../functional/recurrent.ts'
import { RecurrentBase, type ProjectedOptions, type RecurrentOptions } from './rnn-base.ts'

const single = {
  unpack: (state: Tensor | null): Tensor[] | null => (state ? [state] : null),
  pack: ([h]: Tensor[]): Tensor => h,
}

export interface RNNOptions extends RecurrentOptions {
  nonlinearity?: 'tanh' | 'relu'
}

/**
 * A recurrent layer, h_t = tanh(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh): `const [output, state] = rnn(X, state)` with
 * X [T, B, inputSize], output [T, B, hiddenSize], state [layers, B, hiddenSize]. The number of layers may come third.
 */
export class RNN extends RecurrentBase<Tensor> {
  readonly nonlinearity: 'tanh' | 'relu'
  protected readonly cell: Cell
  constructor(inputSize: number, hiddenSize: number, options: number | RNNOptions = {}) {
    super(inputSize, hiddenSize, 1, options)
    const { nonlinearity = 'tanh' } = typeof options === 'number' ? {} : options
    if (nonlinearity !== 'tanh' && nonlinearity !== 'relu')
      throw new TypeError(`RNN: nonlinearity is 'tanh' or 'relu', got '${String(nonlinearity)}'`)
    this.nonlinearity = nonlinearity
    this.cell = cells[nonlinearity]
  }
  protected unpackState = single.unpack
  protected packState = single.pack
}

/** Gated recurrent units (Cho et al., 2014); called as RNN is. */
export class GRU extends RecurrentBase<Tensor> {
  protected readonly cell: Cell = cells.gru
  constructor(inputSize: number, hiddenSize: number, options: number | RecurrentOptions = {}) {
    super(inputSize, hiddenSize, 3, options)
  }
  protected unpackState = single.unpack
  protected packState = single.pack
}

/** Long short-term memory (Hochreiter and Schmidhuber, 1997): `const [output, [h, c]] = lstm(X, [h, c])`. */
export class LSTM extends RecurrentBase<[h: Tensor, c: Tensor]> {
  protected readonly cell: Cell = cells.lstm
  constructor(inputSize: number, hiddenSize: number, options: number | ProjectedOptions = {}) {
    super(inputSize, hiddenSize, 4, options)
  }
  protected unpackState(state: [Tensor, Tensor] | null): Tensor[] | null {
    return state && [...state]
  }
  protected packState([h, c]: Tensor[]): [Tensor, Tensor] {
    return [h, c]
  }
}
