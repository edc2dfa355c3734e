import { createStore } from 'zustand/vanilla'
import { withPrerequisites } from './cells/order.ts'
import { Gathered } from './gather.ts'
import { KernelClient } from './kernel/client.ts'
import type { DocumentCell, FromKernel } from './kernel/protocol.ts'
import type { AnswerTo, Question, QuestionKind } from './questions.ts'
import type { InputValue, Num } from './outputs.ts'
import { chooseRun } from './recorded.ts'
import type { CreateNotebook, KernelState, Notebook, NotebookOptions, NotebookState, NotebookStore } from './state.ts'
import {
  broughtBack,
  edited,
  finished,
  initialState,
  inputSet,
  lost,
  printed,
  queued,
  ranWithInputs,
  read,
  reset,
  shown,
  started,
  taken,
  undone,
  unqueued,
  withStates,
} from './transitions.ts'

export type * from './state.ts'

/** Prerequisites that take longer (s, in the recorded run) are run only when the reader agrees. */
const longPrerequisites = 5
const readAfter = 200
/** Two frames of a screen (ms). */
const showAfter = 32

type Shown = Extract<FromKernel, { type: 'output' | 'append' }>

/** Makes the notebook of one page. The kernel starts with the first run. */
export const createNotebook: CreateNotebook = options => {
  const store: NotebookStore = createStore<Notebook>(() => ({
    ...initialState(options),
    ...actionsOf(new Controller(options, () => store)),
  }))
  return store
}

const actionsOf = (controller: Controller): Omit<Notebook, keyof NotebookState> => ({
  run: id => void controller.request([id]),
  runAbove: id => void controller.request(controller.chapterCells().slice(0, controller.place(id) + 1)),
  runBelow: id => void controller.request(controller.chapterCells().slice(controller.place(id))),
  runAll: () => void controller.request(controller.chapterCells()),
  runStale: () => void controller.request(controller.staleCells()),
  stop: () => controller.stop(),
  restart: () => controller.restart('restarted'),
  answer: choice => void controller.answer(choice),
  edit: (id, text) => controller.changeText(state => edited(state, id, text)),
  take: texts => controller.changeText(state => taken(state, texts)),
  reset: id => controller.changeText(state => reset(state, [id], 'reset')),
  resetAll: () => controller.changeText(state => reset(state, state.order, 'reset-all')),
  undo: () => controller.changeText(undone),
  seed: seed => controller.seed(seed),
  setInput: (cell, output, value) => controller.setInput(cell, output, value),
  page: (cell, output, from, count = 400) => controller.page(cell, output, from, count),
  query: question => controller.query(question),
  broughtBack: (net, cells) => controller.changeText(state => broughtBack(state, net, cells)),
  dispose: () => controller.dispose(),
})

/** Joins the pure transitions to a kernel: decides what runs next and what a message means. */
class Controller {
  readonly #options: NotebookOptions
  readonly #getStore: () => NotebookStore
  readonly #recorded: ReturnType<typeof chooseRun>
  readonly #pages = new Map<string, { resolve: (values: Num[]) => void; reject: (error: Error) => void }>()
  #client: KernelClient | null = null
  /** Cells whose recorded generator state was restored in the present kernel. */
  #restored = new Set<string>()
  #runs = 0
  /** Grows when everything asked for so far is called off. */
  #requests = 0
  /** Requests whose prerequisites are not known yet: until then nothing starts. */
  #planning = 0
  #runningText = ''
  readonly #questions = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>()
  #asked = 0
  #patience: ReturnType<typeof setTimeout> | undefined
  #slow: ReturnType<typeof setTimeout> | undefined
  #readSoon: ReturnType<typeof setTimeout> | undefined

  constructor(options: NotebookOptions, getStore: () => NotebookStore) {
    this.#options = options
    this.#getStore = getStore
    this.#recorded = chooseRun(options.recorded, options.data ?? 'embedded')
  }

  get #state(): NotebookState {
    return this.#getStore().getState()
  }

  #change(transition: (state: NotebookState) => Partial<NotebookState>) {
    this.#getStore().setState(transition)
  }

  /** Cells that Run all runs: all but those of exercises. */
  chapterCells = () => this.#state.order.filter(id => this.#state.cells[id].source.exercise === '')
  place = (id: string) => Math.max(0, this.chapterCells().indexOf(id))

  staleCells() {
    const { order, cells } = this.#state
    return order.filter(id => cells[id].state === 'changed' || cells[id].state === 'stale')
  }

  /** Queues cells at once and, when the document is read, what they need before them. */
  async request(wanted: string[]) {
    if (wanted.length === 0) return
    const request = this.#requests
    this.#change(state => ({ ...queued(state, wanted), ask: null, kernel: { ...state.kernel, message: null } }))
    this.#planning++
    const graph = await this.#read(this.#openKernel())
    if (request !== this.#requests) return
    this.#planning--
    const { cells, queue, running } = this.#state
    const willRun = new Set([...queue, running])
    const isFresh = (id: string) => (cells[id].ran?.status === 'done' && !isBehind(cells[id].state)) || willRun.has(id)
    const all = withPrerequisites(graph, wanted, isFresh, id => cells[id].doneTo !== null)
    const missing = all.filter(id => !wanted.includes(id))
    const seconds = missing.reduce((sum, id) => sum + (cells[id].recordedSeconds ?? 0), 0)
    if (seconds > longPrerequisites) {
      this.#change(state => ({ ...unqueued(state, wanted), ask: { wanted, missing, seconds } }))
      this.#next()
    } else this.#enqueue(all)
  }

  async answer(choice: 'all' | 'only' | 'none') {
    const { ask } = this.#state
    this.#change(() => ({ ask: null }))
    if (!ask || choice === 'none') return
    const { order } = this.#state
    const all = order.filter(id => ask.wanted.includes(id) || ask.missing.includes(id))
    this.#openKernel()
    this.#enqueue(choice === 'all' ? all : ask.wanted)
  }

  /** Puts cells at the end of the queue, in their order. */
  #enqueue(ids: string[]) {
    this.#change(state => withStates(state, { queue: [...state.queue.filter(id => !ids.includes(id)), ...ids] }))
    this.#next()
  }

  /** Runs the first cell of the queue when the kernel is free. */
  #next() {
    const { running, queue, kernel, cells } = this.#state
    if (running !== null || queue.length === 0 || this.#planning > 0 || kernel.status !== 'idle' || !this.#client)
      return
    const [id] = queue
    const run = ++this.#runs
    const { source, text, inputs } = cells[id]
    this.#runningText = text
    this.#change(state => started(state, id, Date.now()))
    const generator = this.#generatorFor(id)
    this.#client.run({ run, cell: id, throws: source.throws, inputs, ...(generator === null ? {} : { generator }) })
  }

  /** The recorded state at a cell's first run; later runs go on drawing, as in Jupyter. */
  #generatorFor(id: string): string | null {
    const run = this.#recorded?.run
    const index = run?.cells[id]?.generator
    if (this.#state.ownSeed !== null || index === undefined || this.#restored.has(id)) return null
    this.#restored.add(id)
    return run!.generators[index]
  }

  #tell(message: KernelState['message']) {
    this.#change(state => ({ kernel: { ...state.kernel, message } }))
  }

  #openKernel(): KernelClient {
    if (this.#client) return this.#client
    const { startKernel, dataRoot = '', threads = null, library = () => [] } = this.#options
    const client = new KernelClient({
      startKernel,
      dataRoot,
      threads,
      library,
      onMessage: message => client === this.#client && this.#receive(message),
      onCrash: message => client === this.#client && this.#crashed(message),
    })
    this.#client = client
    this.#change(state => ({
      kernel: {
        ...state.kernel,
        status: isStarting(state) ? state.kernel.status : 'starting',
        keepsVariables: client.sharesMemory,
      },
    }))
    clearTimeout(this.#slow)
    const { message } = this.#state.kernel
    this.#slow = setTimeout(() => this.#tell({ code: 'slow-start' }), this.#options.slowStart ?? 10_000)
    void client.ready.then(({ data, engine }) => {
      if (client !== this.#client) return
      clearTimeout(this.#slow)
      if (this.#state.kernel.message?.code === 'slow-start') this.#tell(message)
      const { ownSeed } = this.#state
      if (ownSeed !== null) client.seed(ownSeed)
      this.#change(state => ({ kernel: { ...state.kernel, status: 'idle', data, engine, bytes: null } }))
      this.#next()
    })
    return client
  }

  #read(client: KernelClient) {
    const { order, cells } = this.#state
    const document = order.map((id): DocumentCell => {
      const { source, text } = cells[id]
      const after = Array.isArray(source.after) ? source.after : []
      return { id, title: source.title, code: text, after, scope: source.exercise }
    })
    return client.read(document)
  }

  readonly #shown = new Gathered<Shown>(showAfter, messages =>
    this.#change(state =>
      messages.reduce(
        (state, message) => ({
          ...state,
          ...(message.type === 'output' ? shown(state, message) : printed(state, message)),
        }),
        state,
      ),
    ),
  )

  readonly #receivers: { [T in FromKernel['type']]?: (message: Extract<FromKernel, { type: T }>) => void } = {
    graph: ({ nodes }) => this.#change(state => read(state, nodes)),
    output: message => this.#shown.add(message),
    append: message => this.#shown.add(message),
    finished: result => {
      clearTimeout(this.#patience)
      this.#change(state => finished(state, result, this.#runningText))
      this.#next()
    },
    answer: ({ number, ...message }) => {
      const question = this.#questions.get(number)
      this.#questions.delete(number)
      if (message.error === undefined) question?.resolve(message.answer as never)
      else question?.reject(new Error(message.error))
    },
    page: ({ cell, output, from, values }) => {
      const key = `${cell}/${output}/${from}`
      if (values.length > 0) this.#pages.get(key)?.resolve(values)
      else this.#pages.get(key)?.reject(new Error('the kernel no longer has these values'))
      this.#pages.delete(key)
    },
  }

  #receive(message: FromKernel) {
    // What has been shown comes before whatever is told after it.
    if (message.type !== 'output' && message.type !== 'append') this.#shown.flush()
    ;(this.#receivers[message.type] as ((message: FromKernel) => void) | undefined)?.(message)
  }

  /** Ends what runs and what waits. A kernel that gives no answer is ended itself. */
  stop() {
    this.#callOff()
    this.#change(state => ({ ...unqueued(state, state.queue), ask: null }))
    if (this.#state.running === null || !this.#client) return
    this.#change(state => ({ kernel: { ...state.kernel, status: 'stopping' } }))
    this.#client.interrupt()
    clearTimeout(this.#patience)
    this.#patience = setTimeout(() => this.restart('restarted-to-stop'), this.#options.patience ?? 2000)
  }

  restart(code: 'restarted' | 'restarted-to-stop') {
    if (!this.#client) return
    this.#drop()
    this.#change(state => lost(state, 'stopped', { status: 'restarting', message: { code } }))
    this.#openKernel()
  }

  #crashed(detail: string) {
    const wasStarting = isStarting(this.#state)
    this.#drop()
    const code = wasStarting ? 'cannot-start' : 'crashed'
    this.#change(state => lost(state, 'failed', { status: wasStarting ? 'failed' : 'off', message: { code, detail } }))
  }

  #callOff() {
    this.#requests++
    this.#planning = 0
  }

  #drop() {
    this.#callOff()
    this.#shown.flush()
    clearTimeout(this.#patience)
    clearTimeout(this.#slow)
    this.#client?.terminate()
    this.#client = null
    this.#restored = new Set()
    for (const { reject } of this.#pages.values()) reject(new Error('the kernel was ended'))
    this.#pages.clear()
    for (const { reject } of this.#questions.values()) reject(new Error('the kernel was ended'))
    this.#questions.clear()
  }

  /** A change of texts; the kernel reads them when the reader pauses. */
  changeText(transition: (state: NotebookState) => Partial<NotebookState>) {
    this.#change(transition)
    clearTimeout(this.#readSoon)
    this.#readSoon = setTimeout(() => this.#client && void this.#read(this.#client), readAfter)
  }

  seed(seed: number | null) {
    this.#change(() => ({ ownSeed: seed }))
    this.#restored = new Set()
    if (seed !== null) this.#client?.seed(seed)
  }

  /** A running cell goes on with the new value and is not behind it; every other cell that has run with the old one is. */
  setInput(cell: string, output: string, value: InputValue) {
    const input = this.#state.cells[cell].outputs.find(other => other.id === output)
    if (input?.kind !== 'input') return
    const at = this.#state.running === null ? ++this.#runs : this.#runs
    this.#change(state => inputSet(state, cell, input, value, at))
    this.#client?.input(cell, output, input.slot, value)
    if (input.rerun) void this.request(ranWithInputs(this.#state, cell))
  }

  page(cell: string, output: string, from: number, count: number): Promise<Num[]> {
    const client = this.#client
    if (!client) return Promise.reject(new Error('the kernel no longer has these values'))
    return new Promise((resolve, reject) => {
      this.#pages.set(`${cell}/${output}/${from}`, { resolve, reject })
      client.page(cell, output, from, count)
    })
  }

  query<Kind extends QuestionKind>(question: Extract<Question, { kind: Kind }>): Promise<AnswerTo<Kind>> {
    const client = this.#openKernel()
    const number = ++this.#asked
    return new Promise((resolve, reject) => {
      this.#questions.set(number, { resolve: resolve as (answer: never) => void, reject })
      client.ask(number, question)
    })
  }

  dispose() {
    clearTimeout(this.#readSoon)
    this.#drop()
  }
}

const isStarting = ({ kernel }: NotebookState) => kernel.status === 'starting' || kernel.status === 'restarting'
const isBehind = (state: string) => state === 'changed' || state === 'stale'
