import { grad } from '../../autograd/backward.ts'
import { gradMode, noGrad } from '../../autograd/mode.ts'
import { jointRule, recordAll } from '../../autograd/node.ts'
import { kernels } from '../../backends/index.ts'
import { checkInterrupt } from '../../hooks.ts'
import { compact } from '../../ops/core/stride.ts'
import { zeros } from '../../ops/creation.ts'
import { cat } from '../../ops/join.ts'
import { addmm, mm } from '../../ops/matmul.ts'
import { float32 } from '../../tensor/dtype.ts'
import { freeingTemporaries } from '../../tensor/storage.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'
import type { Cell, Weights } from './recurrent.ts'

/*
 * Whole sequences in one kernel. Recorded as one op of x, the weights and the initial state; what backward needs is
 * the output and the activated gates.
 */

/** Sizes and direction of one run. */
interface Run {
  readonly T: number
  readonly B: number
  readonly H: number
  readonly reverse: 0 | 1
}
/** What a forward pass leaves for its backward pass. */
interface Pass {
  readonly out: Tensor
  /** Pre-activations on entry, activated gates afterwards. */
  readonly gates: Tensor
  /** LSTM: the cells of all steps. GRU: W_hh h + b_hh of all steps. */
  readonly extra: Tensor | null
}
/** Gradients of the pre-activations, of W_hh h + b_hh where that differs, and of the initial state. */
interface Gradients {
  readonly gates: Tensor
  readonly hidden: Tensor
  readonly from: Tensor[]
}

interface Fused {
  readonly gates: number
  readonly parts: number
  forward(gates: Tensor, hh: Tensor, bias: Tensor | null, from: readonly Tensor[], run: Run): Pass
  backward(g: (Tensor | null)[], hh: Tensor, from: readonly Tensor[], pass: Pass, run: Run): Gradients
}

const ptr = (x: Tensor | null | undefined): number => x?.ptr ?? 0
const sequence = ({ T, B, H }: Run, gates = 1): Tensor => empty([T, B, gates * H], float32)
const state = ({ B, H }: Run): Tensor => empty([B, H], float32)

const elman = (relu: 0 | 1): Fused => ({
  gates: 1,
  parts: 1,
  forward(gates, hh, bias, [h0], run) {
    const { T, B, H, reverse } = run
    const out = sequence(run)
    kernels.elmanSequence_f32(gates.ptr, hh.ptr, ptr(bias), ptr(h0), out.ptr, T, B, H, relu, reverse)
    return { out, gates, extra: null }
  },
  backward([g], hh, _from, { out }, run) {
    const { T, B, H, reverse } = run
    const [gates, h0] = [sequence(run), state(run)]
    kernels.elmanSequenceGrad_f32(ptr(g), 0, hh.ptr, out.ptr, gates.ptr, h0.ptr, T, B, H, relu, reverse)
    return { gates, hidden: gates, from: [h0] }
  },
})

const gru: Fused = {
  gates: 3,
  parts: 1,
  forward(gates, hh, bias, [h0], run) {
    const { T, B, H, reverse } = run
    const [out, hidden] = [sequence(run), sequence(run, 3)]
    kernels.gruSequence_f32(gates.ptr, hh.ptr, ptr(bias), ptr(h0), out.ptr, hidden.ptr, T, B, H, reverse)
    return { out, gates, extra: hidden }
  },
  backward([g], hh, [start], { out, gates, extra }, run) {
    const { T, B, H, reverse } = run
    const [toGates, toHidden, h0] = [sequence(run, 3), sequence(run, 3), state(run)]
    const pointers = [hh.ptr, gates.ptr, extra!.ptr, ptr(start), out.ptr, toGates.ptr, toHidden.ptr, h0.ptr] as const
    kernels.gruSequenceGrad_f32(ptr(g), 0, ...pointers, T, B, H, reverse)
    return { gates: toGates, hidden: toHidden, from: [h0] }
  },
}

const lstm: Fused = {
  gates: 4,
  parts: 2,
  forward(gates, hh, bias, [h0, c0], run) {
    const { T, B, H, reverse } = run
    const [out, cells] = [sequence(run), sequence(run)]
    kernels.lstmSequence_f32(gates.ptr, hh.ptr, ptr(bias), ptr(h0), ptr(c0), out.ptr, cells.ptr, T, B, H, reverse)
    return { out, gates, extra: cells }
  },
  backward([g, gCell], hh, [, start], { gates, extra }, run) {
    const { T, B, H, reverse } = run
    const [toGates, h0, c0] = [sequence(run, 4), state(run), state(run)]
    const pointers = [hh.ptr, gates.ptr, ptr(start), extra!.ptr, toGates.ptr, h0.ptr, c0.ptr] as const
    kernels.lstmSequenceGrad_f32(ptr(g), 0, ptr(gCell), ...pointers, T, B, H, reverse)
    return { gates: toGates, hidden: toGates, from: [h0, c0] }
  },
}

export const fusedSteps = { tanh: elman(0), relu: elman(1), gru, lstm } satisfies Record<string, Fused>

/** Saved beside the tensors: which layer it was. */
interface Layer {
  readonly fused: Fused
  readonly eager: Cell
  readonly run: Run
  readonly biased: boolean
}
type Saved = [
  layer: Layer,
  out: Tensor,
  gates: Tensor,
  extra: Tensor | null,
  x: Tensor,
  ih: Tensor,
  hh: Tensor,
  biasIh: Tensor | null,
  biasHh: Tensor | null,
  ...from: Tensor[],
]

const layerRule = jointRule<Saved>('rnn', (grads, _wanted, ...saved) =>
  gradMode.enabled ? derivativeByOps(grads, ...saved) : derivativeByKernels(grads, ...saved),
)

function derivativeByKernels(
  grads: (Tensor | null)[],
  ...[{ fused, run, biased }, out, gates, extra, x, ih, hh, , , ...from]: Saved
): (Tensor | null)[] {
  const { T, B, H, reverse } = run
  const start = from.map(compact)
  const given = grads.map(g => g && compact(g))
  const to = fused.backward(given, compact(hh), start, { out, gates, extra }, run)
  const [flat, hidden] = [to.gates.reshape(T * B, -1), to.hidden.reshape(T * B, -1)]
  // The state before each step: the initial one and all outputs but the last.
  const first = (start[0] ?? zeros([B, H])).unsqueeze(0)
  const before = reverse
    ? cat([out.detach().narrow(0, 1, T - 1), first])
    : cat([first, out.detach().narrow(0, 0, T - 1)])
  return [
    mm(flat, ih).reshape(x.sizes),
    mm(flat.t(), x.reshape(T * B, -1)),
    mm(hidden.t(), before.reshape(T * B, H)),
    ...(biased ? [flat.sum(0), hidden.sum(0)] : []),
    ...to.from.slice(0, from.length),
  ]
}

/** For a backward pass that is itself differentiated: the layer again from recorded ops, and their derivative. */
function derivativeByOps(
  grads: (Tensor | null)[],
  ...[{ eager, run, biased }, , , , x, ih, hh, biasIh, biasHh, ...from]: Saved
): (Tensor | null)[] {
  const { output, state: last } = eager(
    x,
    from.length ? from : null,
    { ih, hh, biasIh, biasHh, hr: null },
    run.reverse === 1,
  )
  const outputs = [output, last[1]]
  const used = outputs.filter((_, i) => grads[i])
  const inputs = [x, ih, hh, ...(biased ? [biasIh!, biasHh!] : []), ...from]
  const wanted = inputs.filter(input => input.requiresGrad)
  const found = grad(used, wanted, { gradOutputs: grads.filter(g => g !== null), createGraph: true, allowUnused: true })
  return inputs.map(input => (wanted.includes(input) ? found[wanted.indexOf(input)] : null))
}

const projected = (x: Tensor, { ih, biasIh }: Weights): Tensor => (biasIh ? addmm(biasIh, x, ih.t()) : mm(x, ih.t()))

/** The fused form of a cell; `eager` is the same from ops, for second derivatives. */
export function fusedCell(fused: Fused, eager: Cell): Cell {
  return (x, from, weights, reverse) => {
    checkInterrupt()
    const [T, B, F] = x.sizes
    const H = weights.hh.sizes[1]
    if (T * B === 0 || weights.hr) return eager(x, from, weights, reverse)
    const run: Run = { T, B, H, reverse: reverse ? 1 : 0 }
    const lastStep = reverse ? 0 : T - 1
    const { pass, cell } = noGrad(() =>
      freeingTemporaries(
        () => {
          const gates = projected(x.detach().reshape(T * B, F), weights)
          const start = (from ?? []).map(part => compact(part.detach()))
          const hh = compact(weights.hh.detach())
          const made = fused.forward(gates, hh, weights.biasHh && compact(weights.biasHh.detach()), start, run)
          return { pass: made, cell: fused.parts === 2 ? made.extra!.select(0, lastStep).clone() : null }
        },
        kept => [kept.pass.out, kept.pass.gates, kept.pass.extra, kept.cell].flatMap(t => (t ? [t.storage] : [])),
      ),
    )
    const { ih, hh, biasIh, biasHh } = weights
    const biased = biasIh !== null && biasHh !== null
    const inputs = [x, ih, hh, ...(biased ? [biasIh, biasHh] : []), ...(from ?? [])]
    const layer: Layer = { fused, eager, run, biased }
    const saved: Saved = [layer, pass.out, pass.gates, pass.extra, x, ih, hh, biasIh, biasHh, ...(from ?? [])]
    const outputs = cell ? [pass.out, cell] : [pass.out]
    recordAll(outputs, layerRule, inputs, saved)
    return { output: pass.out, state: [pass.out.select(0, lastStep), ...(cell ? [cell] : [])] }
  }
}
