import { afterAll, describe, expect, it } from 'vitest'
import { kernels, setNumThreads } from '../../../engine/backends/wasm/index.ts'
import { getF32, putF32, randomF32, room, worst } from './support.ts'

afterAll(() => setNumThreads(1))

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

/** One step of one row: pre-activations of the input and state -> the next state [h] or [h, c], in float64. */
type Step = (x: number[], recurrent: number[], state: number[][], H: number) => number[][]

const part = (v: number[], gate: number, H: number) => v.slice(gate * H, (gate + 1) * H)

const steps: Record<string, { gates: number; parts: number; step: Step }> = {
  tanh: { gates: 1, parts: 1, step: (x, r) => [x.map((v, j) => Math.tanh(v + r[j]))] },
  relu: { gates: 1, parts: 1, step: (x, r) => [x.map((v, j) => Math.max(0, v + r[j]))] },
  lstm: {
    gates: 4,
    parts: 2,
    step: (x, r, [, c], H) => {
      const [i, f, g, o] = [0, 1, 2, 3].map(gate => part(x, gate, H).map((v, j) => v + r[gate * H + j]))
      const next = c.map((v, j) => sigmoid(f[j]) * v + sigmoid(i[j]) * Math.tanh(g[j]))
      return [next.map((v, j) => sigmoid(o[j]) * Math.tanh(v)), next]
    },
  },
  gru: {
    gates: 3,
    parts: 1,
    step: (x, r, [h], H) => [
      h.map((v, j) => {
        const [reset, update] = [sigmoid(x[j] + r[j]), sigmoid(x[H + j] + r[H + j])]
        const n = Math.tanh(x[2 * H + j] + reset * r[2 * H + j])
        return (1 - update) * n + update * v
      }),
    ],
  },
}

interface Layer {
  kind: string
  T: number
  B: number
  H: number
  reverse: 0 | 1
}
interface Inputs {
  projected: number[]
  weight: number[]
  bias: number[]
  h0: number[]
  c0: number[]
}

function inputsOf({ kind, T, B, H }: Layer): Inputs {
  const { gates } = steps[kind]
  const draw = (n: number, seed: number) => Array.from(randomF32(n, -0.8, 0.8, seed))
  return {
    projected: draw(T * B * gates * H, 1),
    weight: draw(gates * H * H, 2),
    bias: draw(gates * H, 3),
    h0: draw(B * H, 4),
    c0: draw(B * H, 5),
  }
}

/** Outputs [T, B, H] and the last state, straight from the definition. */
function reference({ kind, T, B, H, reverse }: Layer, { projected, weight, bias, h0, c0 }: Inputs) {
  const { gates, step } = steps[kind]
  const out = Array.from({ length: T * B * H }, () => 0)
  const last: number[][] = [[], []]
  for (let b = 0; b < B; b++) {
    let state = [h0.slice(b * H, (b + 1) * H), c0.slice(b * H, (b + 1) * H)]
    for (let i = 0; i < T; i++) {
      const t = reverse ? T - 1 - i : i
      const recurrent = bias.map((v, g) => state[0].reduce((sum, h, k) => sum + h * weight[g * H + k], v))
      const x = projected.slice((t * B + b) * gates * H, (t * B + b + 1) * gates * H)
      state = step(x, recurrent, state, H)
      state[0].forEach((v, j) => (out[(t * B + b) * H + j] = v))
    }
    state.forEach((values, p) => last[p].push(...values))
  }
  return { out, last }
}

/** Forward and backward by the kernels, for the loss sum(out * gradOut) + sum(last * gradLast). */
function compute({ kind, T, B, H, reverse }: Layer, inputs: Inputs, gradOut: number[], gradLast: number[]) {
  const { gates } = steps[kind]
  const [weight, bias, h0, c0] = [inputs.weight, inputs.bias, inputs.h0, inputs.c0].map(putF32)
  const gate = putF32(inputs.projected),
    out = room(T * B * H),
    extra = room(T * B * gates * H)
  const [gOut, gLast, gGate, gHidden, gH0, gC0] = [
    putF32(gradOut),
    putF32(gradLast),
    room(T * B * gates * H),
    room(T * B * gates * H),
    room(B * H),
    room(B * H),
  ]
  if (kind === 'lstm') {
    kernels.lstmSequence_f32(gate, weight, bias, h0, c0, out, extra, T, B, H, reverse)
    kernels.lstmSequenceGrad_f32(gOut, gLast, 0, weight, gate, c0, extra, gGate, gH0, gC0, T, B, H, reverse)
  } else if (kind === 'gru') {
    kernels.gruSequence_f32(gate, weight, bias, h0, out, extra, T, B, H, reverse)
    kernels.gruSequenceGrad_f32(gOut, gLast, weight, gate, extra, h0, out, gGate, gHidden, gH0, T, B, H, reverse)
  } else {
    const relu = kind === 'relu' ? 1 : 0
    kernels.elmanSequence_f32(gate, weight, bias, h0, out, T, B, H, relu, reverse)
    kernels.elmanSequenceGrad_f32(gOut, gLast, weight, out, gGate, gH0, T, B, H, relu, reverse)
  }
  const recurrent = getF32(kind === 'gru' ? gHidden : gGate, T * B * gates * H)
  const biasGrad = inputs.bias.map((_, j) =>
    recurrent.reduce((sum, v, i) => (i % (gates * H) === j ? sum + v : sum), 0),
  )
  return {
    out: getF32(out, T * B * H),
    projected: getF32(gGate, T * B * gates * H),
    h0: getF32(gH0, B * H),
    bias: biasGrad,
    c0: getF32(gC0, B * H),
  }
}

/** Derivative of the loss by one number of one input, by central differences. */
function numerically(
  layer: Layer,
  inputs: Inputs,
  name: keyof Inputs,
  at: number,
  gradOut: number[],
  gradLast: number[],
) {
  const loss = (shift: number) => {
    const values = inputs[name].slice()
    values[at] += shift
    const { out, last } = reference(layer, { ...inputs, [name]: values })
    return out.reduce((sum, v, i) => sum + v * gradOut[i], 0) + last[0].reduce((sum, v, i) => sum + v * gradLast[i], 0)
  }
  return (loss(1e-4) - loss(-1e-4)) / 2e-4
}

const layers: Layer[] = ['tanh', 'relu', 'lstm', 'gru'].flatMap(kind => [
  { kind, T: 4, B: 3, H: 5, reverse: 0 as const },
  { kind, T: 3, B: 2, H: 4, reverse: 1 as const },
])

describe('recurrent layers over a sequence', () => {
  for (const layer of layers) {
    const { kind, T, B, H, reverse } = layer
    it(`${kind}${reverse ? ', backwards in time' : ''}: outputs and gradients`, () => {
      const inputs = inputsOf(layer)
      const gradOut = Array.from(randomF32(T * B * H, -1, 1, 6)),
        gradLast = Array.from(randomF32(B * H, -1, 1, 7))
      const got = compute(layer, inputs, gradOut, gradLast)
      expect(worst(got.out, reference(layer, inputs).out)).toBeLessThan(2e-6)
      const checked: (keyof Inputs & keyof typeof got)[] =
        kind === 'lstm' ? ['projected', 'h0', 'bias', 'c0'] : ['projected', 'h0', 'bias']
      for (const name of checked) {
        const want = inputs[name].map((_, at) => numerically(layer, inputs, name, at, gradOut, gradLast))
        expect(worst(got[name], want), name).toBeLessThan(2e-5)
      }
    })
  }
  it('starts from zeros where no state is given', () => {
    for (const kind of ['tanh', 'lstm', 'gru']) {
      const layer: Layer = { kind, T: 3, B: 2, H: 6, reverse: 0 },
        zeros = Array.from({ length: 12 }, () => 0)
      const inputs = { ...inputsOf(layer), h0: zeros, c0: zeros }
      const gate = putF32(inputs.projected),
        weight = putF32(inputs.weight),
        bias = putF32(inputs.bias),
        out = room(36),
        extra = room(200)
      if (kind === 'lstm') kernels.lstmSequence_f32(gate, weight, bias, 0, 0, out, extra, 3, 2, 6, 0)
      else if (kind === 'gru') kernels.gruSequence_f32(gate, weight, bias, 0, out, extra, 3, 2, 6, 0)
      else kernels.elmanSequence_f32(gate, weight, bias, 0, out, 3, 2, 6, 0, 0)
      expect(worst(getF32(out, 36), reference(layer, inputs).out)).toBeLessThan(2e-6)
    }
  })
  it('large batches, shared by threads', () => {
    setNumThreads(3)
    for (const kind of ['tanh', 'lstm', 'gru']) {
      const layer: Layer = { kind, T: 3, B: 50, H: 37, reverse: 0 }
      const inputs = inputsOf(layer)
      const got = compute(layer, inputs, reference(layer, inputs).out, inputs.h0)
      expect(worst(got.out, reference(layer, inputs).out)).toBeLessThan(5e-6)
    }
  })
})
