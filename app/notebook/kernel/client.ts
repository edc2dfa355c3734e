import type { InputValue } from '../outputs.ts'
import { LiveValues } from './live-values.ts'
import type { Question } from '../questions.ts'
import type { CellNode, DocumentCell, EngineInfo, FromKernel, KernelPort, LibraryCell, ToKernel } from './protocol.ts'

export interface ClientOptions {
  startKernel: () => KernelPort
  dataRoot: string
  /** How many the engine is to use; null leaves it the choice. */
  threads?: number | null
  library: () => LibraryCell[] | Promise<LibraryCell[]>
  /** Called with everything the kernel says, in order; the client itself deals with `ready` and `graph`. */
  onMessage(message: FromKernel): void
  /** The kernel died by itself. */
  onCrash(message: string): void
}

/**
 * The page's end of one kernel. A kernel that does not come to an end when asked is ended, and the next one is another
 * client.
 */
export class KernelClient {
  /** True where the kernel sees the flag while it computes. */
  readonly sharesMemory: boolean
  /** Resolves when the engine is loaded. */
  readonly ready: Promise<{ data: string; engine: EngineInfo }>
  readonly #port: KernelPort
  readonly #flag: Int32Array | null
  readonly #inputs: LiveValues | null
  #version = 0
  #sent: DocumentCell[] | null = null
  #graph: Promise<CellNode[]> | null = null
  #onGraph: (nodes: CellNode[]) => void = () => {}
  #onReady: (ready: { data: string; engine: EngineInfo }) => void = () => {}

  constructor(options: ClientOptions) {
    this.sharesMemory = globalThis.crossOriginIsolated !== false && typeof SharedArrayBuffer === 'function'
    this.#flag = this.sharesMemory ? new Int32Array(new SharedArrayBuffer(4)) : null
    this.#inputs = this.sharesMemory ? LiveValues.create() : null
    this.#port = options.startKernel()
    this.ready = new Promise(resolve => (this.#onReady = resolve))
    this.#port.onmessage = message => {
      if (message.type === 'ready') this.#onReady(message)
      if (message.type === 'graph' && message.version !== this.#version) return
      if (message.type === 'fatal') return options.onCrash(message.message)
      options.onMessage(message)
      if (message.type === 'graph') this.#onGraph(message.nodes)
    }
    this.#port.onerror = options.onCrash
    this.#start(options).catch((error: Error) => this.#port.onerror(error.message))
  }

  async #start({ dataRoot, threads = null, library }: ClientOptions) {
    const cells = await library()
    this.#post({
      type: 'start',
      dataRoot,
      threads,
      library: cells,
      interrupt: (this.#flag?.buffer as SharedArrayBuffer) ?? null,
      inputs: this.#inputs?.memory ?? null,
    })
  }

  /** Sends the document where it is another than the last one sent; resolves with its graph. */
  read(document: DocumentCell[]): Promise<CellNode[]> {
    if (this.#graph && this.#sent && sameDocument(this.#sent, document)) return this.#graph
    this.#sent = document
    const version = ++this.#version
    // Whoever waits for an older version gets the newest: that is what will run.
    const older = this.#onGraph
    this.#graph = new Promise(resolve => {
      this.#onGraph = nodes => {
        older(nodes)
        resolve(nodes)
      }
    })
    void this.ready.then(() => this.#post({ type: 'document', version, cells: document }))
    return this.#graph
  }

  run(message: Omit<Extract<ToKernel, { type: 'run' }>, 'type'>) {
    if (this.#flag) Atomics.store(this.#flag, 0, 0)
    this.#post({ type: 'run', ...message })
  }

  seed(seed: number) {
    this.#post({ type: 'seed', seed })
  }

  /** A number that has a slot is there at once, also for a cell that computes; all else comes when the kernel listens. */
  input(cell: string, output: string, slot: number | null, value: InputValue) {
    if (this.#inputs && slot !== null && typeof value === 'number') this.#inputs.set(slot, value)
    else this.#post({ type: 'input', cell, output, value })
  }

  page(cell: string, output: string, from: number, count: number) {
    this.#post({ type: 'page', cell, output, from, count })
  }

  ask(number: number, question: Question) {
    void this.ready.then(() => this.#post({ type: 'ask', number, question }))
  }

  /** Asks the running cell to stop: the flag reaches code that computes, the message code that waits. */
  interrupt() {
    if (this.#flag) Atomics.store(this.#flag, 0, 1)
    this.#post({ type: 'interrupt' })
  }

  terminate() {
    this.#port.onmessage = () => {}
    this.#port.onerror = () => {}
    this.#port.terminate()
  }

  #post(message: ToKernel) {
    this.#port.post(message)
  }
}

const sameDocument = (a: DocumentCell[], b: DocumentCell[]) =>
  a.length === b.length && a.every((cell, i) => cell.id === b[i].id && cell.code === b[i].code)
