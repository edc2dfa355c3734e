import type { Output } from '../outputs.ts'
import { withinBounds } from './bounds.ts'
import type { FromKernel } from './protocol.ts'

/** An output before it has a place in its cell. */
export type NewOutput = Output extends infer O ? (O extends Output ? Omit<O, 'id'> : never) : never

/** Outputs a cell may show; what comes after them is counted, not kept. */
const mostOutputs = 200

/** The outputs of one run of a cell, in order, sent to the page as they come. */
export class Collector {
  readonly outputs: Output[] = []
  /** Called before the run ends: charts and bars send what they hold back. */
  readonly onEnd: (() => void)[] = []
  readonly #run: number
  readonly #cell: string
  readonly #send: (message: FromKernel) => void

  constructor(run: number, cell: string, send: (message: FromKernel) => void) {
    this.#run = run
    this.#cell = cell
    this.#send = send
  }

  get isFull() {
    return this.outputs.length >= mostOutputs
  }

  /** The last output that stays: whether a loop took long enough for a bar must not change what is shown. */
  get last(): Output | undefined {
    return this.outputs.findLast(output => output.kind !== 'progress')
  }

  /** Places a new output and returns it. */
  add<T extends NewOutput>(output: T): T & { id: string } {
    const placed = { ...withinBounds(output), id: String(this.outputs.length + 1) } as T & { id: string }
    this.outputs.push(placed as unknown as Output)
    this.#send({ type: 'output', run: this.#run, cell: this.#cell, output: placed as unknown as Output })
    return placed
  }

  /** Sends a newer version of an output that has its place. */
  update(output: Output) {
    const bounded = withinBounds(output)
    const newer = bounded === output ? output : ({ ...bounded, id: output.id } as Output)
    this.outputs[Number(output.id) - 1] = newer
    this.#send({ type: 'output', run: this.#run, cell: this.#cell, output: newer })
  }

  append(output: string, text: string) {
    this.#send({ type: 'append', run: this.#run, cell: this.#cell, output, text })
  }

  end() {
    for (const finish of this.onEnd.splice(0)) finish()
  }
}
