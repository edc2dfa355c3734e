import { stack } from '../../ops/join.ts'
import { zeros } from '../../ops/creation.ts'
import { addmm, mm } from '../../ops/matmul.ts'
import { relu, sigmoid, tanh } from '../../ops/transcendental.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { fusedCell, fusedSteps } from './recurrent-fused.ts'

/** The weights of one layer in one direction; gates stand below each other. */
export interface Weights {
  ih: Tensor
  hh: Tensor
  biasIh: Tensor | null
  biasHh: Tensor | null
  /** Projection of an LSTM's output, if any. */
  hr: Tensor | null
}

/** One step: the projected input [B, gates H] and the state -> the next state, its first part the output. */
type Step = (projected: Tensor, state: Tensor[], weights: Weights) => Tensor[]

/** A whole sequence [T, B, F] -> outputs [T, B, H] and the last state; `from` null starts at zero. */
export type Cell = (
  x: Tensor,
  from: Tensor[] | null,
  weights: Weights,
  reverse: boolean,
) => { output: Tensor; state: Tensor[] }

const affine = (x: Tensor, weight: Tensor, bias: Tensor | null): Tensor =>
  bias ? addmm(bias, x, weight.t()) : mm(x, weight.t())

/** Runs a step over time. The inputs of all steps are projected at once. */
function overTime(step: Step, parts: number): Cell {
  return (x, from, weights, reverse) => {
    const [T, B, F] = x.sizes
    const projected = affine(x.reshape(T * B, F), weights.ih, weights.biasIh)
      .reshape(T, B, -1)
      .unbind(0)
    // h is as wide as W_hh takes it; a cell is as wide as a gate.
    const widths = [weights.hh.sizes[1], weights.hh.sizes[0] / 4]
    let state = from ?? widths.slice(0, parts).map(width => zeros([B, width]))
    const outputs = new Array<Tensor>(T)
    for (let i = 0; i < T; i++) {
      const t = reverse ? T - 1 - i : i
      state = step(projected[t], state, weights)
      outputs[t] = state[0]
    }
    return { output: stack(outputs), state }
  }
}

const elman =
  (activate: (x: Tensor) => Tensor): Step =>
  (projected, [h], { hh, biasHh }) => [activate(projected.add(affine(h, hh, biasHh)))]

/** h' = tanh(W_ih x + b_ih + W_hh h + b_hh). */
export const rnnTanh: Step = elman(tanh)
/** h' = relu(W_ih x + b_ih + W_hh h + b_hh). */
export const rnnRelu: Step = elman(relu)

/**
 * Gates r, z, n below each other: r = s(W_ir x + W_hr h), z = s(W_iz x + W_hz h), n = tanh(W_in x + r (W_hn h)) with
 * their biases; h' = (1 - z) n + z h (Cho et al., 2014, the reset after the product).
 */
export const gru: Step = (projected, [h], { hh, biasHh }) => {
  const [ir, iz, inn] = projected.chunk(3, 1)
  const [hr, hz, hn] = affine(h, hh, biasHh).chunk(3, 1)
  const r = sigmoid(ir.add(hr))
  const z = sigmoid(iz.add(hz))
  const n = tanh(inn.add(r.mul(hn)))
  return [n.add(z.mul(h.sub(n)))]
}

/**
 * Gates i, f, g, o below each other: c' = s(f) c + s(i) tanh(g), h' = s(o) tanh(c') (Hochreiter and Schmidhuber, 1997).
 */
export const lstm: Step = (projected, [h, c], { hh, biasHh, hr }) => {
  const [i, f, g, o] = projected.add(affine(h, hh, biasHh)).chunk(4, 1)
  const next = sigmoid(f)
    .mul(c)
    .add(sigmoid(i).mul(tanh(g)))
  const out = sigmoid(o).mul(tanh(next))
  return [hr ? mm(out, hr.t()) : out, next]
}

/** Whole sequences, by the name of the step. */
export const cells = {
  tanh: fusedCell(fusedSteps.tanh, overTime(rnnTanh, 1)),
  relu: fusedCell(fusedSteps.relu, overTime(rnnRelu, 1)),
  gru: fusedCell(fusedSteps.gru, overTime(gru, 1)),
  lstm: fusedCell(fusedSteps.lstm, overTime(lstm, 2)),
} satisfies Record<string, Cell>

/** One step from an input that is not yet projected: what the Cell modules do. */
export const stepFrom =
  (step: Step) =>
  (x: Tensor, state: Tensor[], weights: Weights): Tensor[] =>
    step(affine(x, weights.ih, weights.biasIh), state, weights)
