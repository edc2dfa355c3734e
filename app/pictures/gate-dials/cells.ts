/** One hidden unit of a gated cell, reading eight numbers with its gates set by hand. */
export type CellKind = 'gru' | 'lstm'
export type Preset = 'plain' | 'keep' | 'replace' | 'half'

/** Settings of the gates, one row a step, in the order of `gateNames`. */
export type Dials = readonly (readonly number[])[]

export const inputs: readonly number[] = [0.9, -0.4, 0.7, -0.8, 0.3, 0.6, -0.5, 0.2]

export const gateNames: Record<CellKind, readonly string[]> = { gru: ['R', 'Z'], lstm: ['F', 'I', 'O'] }

/** Weight with which the cell listens to itself. */
const own = 0.8

/** What the unit holds after each step: what it offers to remember, its memory (LSTM only) and its state. */
export type Trace = { candidate: number[]; memory: number[]; state: number[] }

const steps: Record<CellKind, (x: number, c: number, h: number, gates: readonly number[]) => [number, number, number]> =
  {
    gru(x, _, h, [r, z]) {
      const candidate = Math.tanh(x + r * own * h)
      const next = z * h + (1 - z) * candidate
      return [candidate, next, next]
    },
    lstm(x, c, h, [f, i, o]) {
      const candidate = Math.tanh(x + own * h)
      const memory = f * c + i * candidate
      return [candidate, memory, o * Math.tanh(memory)]
    },
  }

/** Runs the cell over the inputs, from an empty memory. */
export function run(kind: CellKind, dials: Dials): Trace {
  const trace: Trace = { candidate: [], memory: [], state: [] }
  let [c, h] = [0, 0]
  inputs.forEach((x, t) => {
    const [candidate, memory, state] = steps[kind](x, c, h, dials[t])
    ;[c, h] = [memory, state]
    trace.candidate.push(candidate)
    trace.memory.push(memory)
    trace.state.push(state)
  })
  return trace
}

/** `first` at the first step, `at` at the fifth, `rest` at all others. */
const settings = (first: readonly number[], rest: readonly number[], at = rest): Dials =>
  inputs.map((_, t) => (t === 0 ? first : t === 4 ? at : rest))

const dialsOf: Record<CellKind, Record<Preset, Dials>> = {
  gru: {
    plain: settings([1, 0], [1, 0]),
    keep: settings([1, 0], [1, 1]),
    replace: settings([1, 0], [1, 1], [0, 0]),
    half: settings([0.5, 0.5], [0.5, 0.5]),
  },
  lstm: {
    plain: settings([0, 1, 1], [0, 1, 1]),
    keep: settings([0, 1, 1], [1, 0, 1]),
    replace: settings([0, 1, 1], [1, 0, 1], [0, 1, 1]),
    half: settings([0.5, 0.5, 0.5], [0.5, 0.5, 0.5]),
  },
}

export const preset = (kind: CellKind, name: Preset): Dials => dialsOf[kind][name]

/** The dials with one of them turned. */
export const turned = (dials: Dials, step: number, gate: number, value: number): Dials =>
  dials.map((row, t) => (t === step ? row.with(gate, value) : row))
