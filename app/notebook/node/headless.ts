import { withPrerequisites } from '../cells/order.ts'
import type { CellSource } from '../cell.ts'
import type { CellNode, FromKernel, LibraryCell, RunResult } from '../kernel/protocol.ts'
import { Session } from '../kernel/session.ts'
import { torchletHost } from '../kernel/torchlet.ts'
import type { Output, TextOutput } from '../outputs.ts'

export interface Ran extends RunResult {
  /** As a page would hold them when the run has ended. */
  outputs: Output[]
}

/** A chapter without a page: one session in this thread. Sessions share the engine, so only one may be in use. */
export class HeadlessNotebook {
  readonly cells: CellSource[]
  nodes: CellNode[] = []
  readonly #session: Session
  readonly #library: LibraryCell[]
  #outputs: Output[] = []
  #result: RunResult | null = null
  #data = ''
  #runs = 0

  constructor(cells: CellSource[], library: LibraryCell[]) {
    this.cells = cells
    this.#library = library
    this.#session = new Session({
      ...torchletHost,
      send: message => this.#receive(message),
      now: () => performance.now(),
    })
  }

  /** `dataRoot` is a file URL, '' for the data that the engine draws itself. Returns the identity of the data. */
  async open(dataRoot: string): Promise<string> {
    await this.#session.handle({ type: 'start', dataRoot, library: this.#library, interrupt: null })
    await this.#session.handle({ type: 'document', version: 1, cells: this.cells.map(documentCell) })
    return this.#data
  }

  async run(id: string, { generator, short = false }: { generator?: string; short?: boolean } = {}): Promise<Ran> {
    const { throws, test } = this.cells.find(cell => cell.id === id)!
    this.#outputs = []
    const restore = generator === undefined ? {} : { generator }
    const realConsole = globalThis.console
    // The engine warns on the global console; in a page that is the cell's.
    globalThis.console = this.#session.console
    try {
      await this.#session.handle({
        type: 'run',
        run: ++this.#runs,
        cell: id,
        throws,
        ...restore,
        ...(short ? { test } : {}),
      })
    } finally {
      globalThis.console = realConsole
    }
    return { ...this.#result!, outputs: this.#outputs }
  }

  /** What must run for these cells, themselves included, in order. */
  prerequisites(...ids: string[]): string[] {
    return withPrerequisites(this.nodes, ids, () => false)
  }

  #receive(message: FromKernel) {
    const copy = structuredClone(message)
    if (copy.type === 'ready') this.#data = copy.data
    if (copy.type === 'graph') this.nodes = copy.nodes
    if (copy.type === 'finished') this.#result = copy
    if (copy.type === 'output') this.#outputs[Number(copy.output.id) - 1] = copy.output
    if (copy.type === 'append') (this.#outputs[Number(copy.output) - 1] as TextOutput).text += copy.text
  }
}

const documentCell = ({ id, title, code, after, exercise }: CellSource) => ({
  id,
  title,
  code,
  after: Array.isArray(after) ? after : [],
  scope: exercise,
})
