/**
 * A kernel without torchlet, in this thread: what the notebook promises does not depend on the engine. `torch` has one
 * tensor class and one random stream, enough to be shown and restored.
 */
import type { Engine } from '../../app/notebook/kernel/engine.ts'
import type { DocumentCell, FromKernel, LibraryCell, RunResult } from '../../app/notebook/kernel/protocol.ts'
import { Session } from '../../app/notebook/kernel/session.ts'
import type { Output, OutputByKind, OutputKind } from '../../app/notebook/outputs.ts'

export class StandInTensor {
  shape: number[]
  data: number[]
  constructor(shape: number[], data: number[]) {
    this.shape = shape
    this.data = data
  }
}

export function createStandIn() {
  let state = 1
  let flag: Int32Array | null = null
  let report: Parameters<Engine['onProgress']>[0] = () => {}
  const engine: Engine = {
    info: () => ({ binary: 'stand-in', threads: 1 }),
    setInterrupt: shared => void (flag = shared),
    onProgress: fn => void (report = fn),
    beginRun: () => {},
    generatorState: () => String(state),
    restoreGenerator: text => void (state = Number(text)),
    seed: seed => void (state = seed),
    tensor: value =>
      value instanceof StandInTensor
        ? {
            shape: value.shape,
            dtype: 'float32',
            requiresGrad: false,
            total: value.data.length,
            bytes: value.data.length * 4,
            text: `tensor(${JSON.stringify(value.data)})`,
            values: (from, count) => value.data.slice(from, from + count),
          }
        : null,
    network: () => null,
    cost: () => null,
    graph: () => null,
    printed: () => null,
    isSilent: () => false,
    nets: {
      isNet: (_value): _value is object => false,
      sizeOf: () => ({ name: '', bytes: 0 }),
      save: () => new Uint8Array(),
      load: () => {},
      parameters: () => [],
      firstWith: () => undefined,
      watch: () => ({ outputs: new Map(), summary: {} }),
    },
  }
  const torch = {
    tensor: (data: number[]) => new StandInTensor([data.length], data),
    full: (shape: number[], value: number) =>
      new StandInTensor(
        shape,
        Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => value),
      ),
    rand: () => (state = (state * 48271) % 2147483647),
    manualSeed: (seed: number) => void (state = seed),
    /** An op that takes its time and looks at the flag. */
    op: () => {
      if (flag && Atomics.load(flag, 0))
        throw new (class Stopped extends Error {
          override name = 'Stopped'
        })()
    },
    loop: (n: number) => {
      for (let i = 1; i <= n; i++) report({ label: 'batches', done: i, total: n })
    },
  }
  return { engine, torch }
}

export interface CellText {
  id?: string
  title?: string
  code: string
  after?: string[]
  scope?: string
}

/** What a run gave: its result and the outputs as the page would hold them. */
export interface Ran extends RunResult {
  outputs: Output[]
}

export class TestKernel {
  readonly session: Session
  readonly messages: FromKernel[] = []
  readonly flag = new Int32Array(new SharedArrayBuffer(4))
  #cells: DocumentCell[] = []
  #runs = 0
  /** Milliseconds; moves by itself a little, so that nothing depends on the machine. */
  clock = 0

  constructor() {
    const { engine, torch } = createStandIn()
    this.session = new Session({
      send: message => void this.messages.push(structuredClone(message)),
      engine,
      modules: { torchlet: { torch, Tensor: StandInTensor } },
      openData: async () => 'embedded',
      now: () => (this.clock += 0.01),
    })
  }

  /** Cells are named a, b, c, … where they have no id. */
  async open(cells: (string | CellText)[], library: LibraryCell[] = []): Promise<this> {
    this.#cells = cells.map((cell, i) => {
      const text = typeof cell === 'string' ? { code: cell } : cell
      return { id: String.fromCharCode(97 + i), title: '', after: [], scope: '', ...text }
    })
    await this.session.handle({
      type: 'start',
      dataRoot: '',
      library,
      interrupt: this.flag.buffer as SharedArrayBuffer,
    })
    await this.session.handle({ type: 'document', version: 1, cells: this.#cells })
    return this
  }

  async edit(id: string, code: string) {
    this.#cells = this.#cells.map(cell => (cell.id === id ? { ...cell, code } : cell))
    await this.session.handle({ type: 'document', version: 2, cells: this.#cells })
  }

  async run(
    cell: string,
    options: { generator?: string; throws?: string; test?: Record<string, string> } = {},
  ): Promise<Ran> {
    const run = ++this.#runs
    await this.session.handle({ type: 'run', run, cell, ...options })
    const result = this.messages.find(message => message.type === 'finished' && message.run === run) as RunResult
    return { ...result, outputs: this.outputs(run) }
  }

  async runAll(): Promise<Ran> {
    let last: Ran | undefined
    for (const { id } of this.#cells) last = await this.run(id)
    return last!
  }

  outputs(run: number): Output[] {
    const outputs: Output[] = []
    for (const message of this.messages) {
      if (message.type === 'output' && message.run === run)
        outputs[Number(message.output.id) - 1] = structuredClone(message.output)
      if (message.type === 'append' && message.run === run) {
        const text = outputs[Number(message.output) - 1] as OutputByKind['text']
        text.text += message.text
      }
    }
    return outputs
  }
}

export const openKernel = (cells: (string | CellText)[], library?: LibraryCell[]) =>
  new TestKernel().open(cells, library)

/** The first output of a kind; fails the test where there is none. */
export function outputOf<K extends OutputKind>(ran: { outputs: Output[] }, kind: K): OutputByKind[K] {
  const found = ran.outputs.find(output => output.kind === kind)
  if (!found) throw new Error(`no output of kind ${kind}: ${JSON.stringify(ran.outputs)}`)
  return found as OutputByKind[K]
}

/** Everything printed or shown, as text. */
export const shownText = (ran: { outputs: Output[] }) =>
  ran.outputs.map(output => ('text' in output ? output.text : 'message' in output ? output.message : '')).join('')
