import type { GraphNode } from '../cells/graph.ts'
import { CellSyntaxError } from '../cells/parse.ts'
import type { InputOutput, InputValue, Output } from '../outputs.ts'
import { Collector, type NewOutput } from './collector.ts'
import { createConsole } from './console.ts'
import { Library } from './d2l.ts'
import { answer } from './answers.ts'
import { asks, outputOf, pageOf } from './display.ts'
import type { Engine } from './engine.ts'
import { describeError, type NewError, syntaxError } from './errors.ts'
import { execute } from './execute.ts'
import { importModules } from './imports.ts'
import { Interrupt } from './interrupt.ts'
import { Inputs } from './inputs.ts'
import { isChart } from './library/chart.ts'
import { isInput } from './library/inputs.ts'
import { ShownPictures } from './library/pictures.ts'
import type { OutputTarget, PlacedInput, Update } from './library/target.ts'
import { namedValues } from './named-values.ts'
import { Names } from './names.ts'
import { Namespace } from './namespace.ts'
import { createNotebookModule } from './notebook-module.ts'
import { Printer } from './printer.ts'
import { ProgressBars } from './progress.ts'
import type { DocumentCell, FromKernel, RunResult, ToKernel } from './protocol.ts'
import { type ShownNet, ShownNets } from './shown-nets.ts'
import { StackMap } from './stack.ts'

export interface SessionHost {
  send(message: FromKernel): void
  engine: Engine
  /** What cells can import besides 'd2l' and 'notebook'. */
  modules: Record<string, object>
  /** Tells the engine where its data are; returns the identity of what is there. */
  openData(root: string): Promise<string>
  /** Milliseconds. */
  now(): number
}

type RunMessage = Extract<ToKernel, { type: 'run' }>

/** What a run gathers beside its outputs. */
interface Run {
  cell: DocumentCell
  collector: Collector
  printer: Printer
  bars: ProgressBars
  /** What it defines. */
  values: Namespace
  /** The last value shown, for `<Out of="cell"/>`. */
  shown: unknown
}

/** How a run ended: null when it came to its end. */
type Outcome = { error: unknown } | { stopped: true } | null

/**
 * The kernel itself, free of its housing: it takes messages and answers through `host.send`. It keeps the values of
 * every cell that has run, in a namespace a run; `names.ts` says which of them a name means.
 */
export class Session {
  /** `console` of cells, which a housing may also give to the engine for its warnings. */
  readonly console: Console
  readonly #host: SessionHost
  readonly #stacks = new StackMap()
  readonly #names = new Names()
  readonly #interrupt: Interrupt
  readonly #modules: Record<string, object>
  readonly #inputs = new Inputs()
  readonly #shownTensors = new Map<string, WeakRef<object>>()
  readonly #shownNets = new ShownNets()
  #library: Library
  #run: Run | null = null
  /** Keeps what is printed between runs (by a timer) with the last cell. */
  #last: Run | null = null

  constructor(host: SessionHost) {
    this.#host = host
    this.#interrupt = new Interrupt(host.engine)
    const target: OutputTarget = {
      place: output => this.#place(output),
      atEnd: finish => this.#run?.collector.onEnd.push(finish),
      display: value => this.#display(value),
      progress: report => this.#run?.bars.report(report),
      input: (output, fits) => this.#placeInput(output, fits),
      shownNet: (output, net) => this.#showNet(output, net),
      engine: host.engine,
      now: host.now,
    }
    const { place } = target
    this.console = createConsole({ print: (stream, text) => this.#print(stream, text), place }, host.engine, host.now)
    this.#names.given.def('console', () => this.console)
    this.#names.given.def('display', () => this.#display)
    this.#modules = { ...host.modules, notebook: createNotebookModule(target) }
    this.#library = this.#createLibrary([])
    host.engine.onProgress(progress => this.#run?.bars.report(progress, true))
  }

  /** Answers come through `host.send`; the promise tells when the message has been dealt with. */
  async handle(message: ToKernel): Promise<void> {
    await (this.#handlers[message.type] as (message: ToKernel) => void | Promise<void>)(message)
  }

  readonly #handlers: { [T in ToKernel['type']]: (message: Extract<ToKernel, { type: T }>) => void | Promise<void> } = {
    start: async ({ dataRoot, threads = null, library, interrupt, inputs = null }) => {
      if (threads !== null) this.#host.engine.setThreads?.(threads)
      this.#interrupt.share(interrupt)
      this.#inputs.share(inputs)
      this.#library = this.#createLibrary(library)
      const data = await this.#host.openData(dataRoot)
      this.#host.send({ type: 'ready', data, engine: this.#host.engine.info() })
    },
    document: ({ version, cells }) => {
      const nodes = this.#names.read(cells)
      this.#host.send({ type: 'graph', version, nodes: nodes.map(nodeForPage) })
    },
    run: async message => {
      this.#host.send({ type: 'finished', ...(await this.#runCell(message)) })
    },
    interrupt: () => this.#interrupt.raise(),
    input: ({ cell, output, value }) => this.#inputs.set(cell, output, value),
    seed: ({ seed }) => this.#host.engine.seed(seed),
    page: ({ cell, output, from, count }) => {
      const value = this.#shownTensors.get(`${cell}/${output}`)?.deref()
      const tensor = value === undefined ? null : this.#host.engine.tensor(value)
      const values = tensor ? pageOf(tensor, from, count) : []
      this.#host.send({ type: 'page', cell, output, from, values })
    },
    ask: ({ number, question }) => {
      const asked = { engine: this.#host.engine, names: this.#names, nets: this.#shownNets }
      try {
        this.#host.send({ type: 'answer', number, answer: answer(asked, question) })
      } catch (error) {
        this.#host.send({ type: 'answer', number, error: error instanceof Error ? error.message : String(error) })
      }
    },
  }

  async #runCell({ run, cell: id, generator, throws = null, test = {}, inputs = {} }: RunMessage): Promise<RunResult> {
    const { engine, now, send } = this.#host
    const cell = this.#names.cell(id)
    if (generator) engine.restoreGenerator(generator)
    const before = engine.generatorState()
    engine.beginRun()
    this.#inputs.beginRun(inputs)
    this.#shownNets.forget(id)
    const collector = new Collector(run, id, send)
    const printer = new Printer(collector, now)
    const bars = new ProgressBars(collector, now)
    const current: Run = { cell, collector, printer, bars, values: new Namespace(), shown: undefined }
    this.#run = this.#last = current
    const started = now()
    send({ type: 'started', run, cell: id })
    const outcome = await this.#attempt(current, test)
    collector.end()
    const seconds = (now() - started) / 1000
    this.#run = null
    return {
      run,
      cell: id,
      seconds,
      ...this.#judge(current, outcome, throws),
      random: this.#randomness(current, generator, before),
      generator: before,
      values: namedValues(current.values, current.shown, engine),
      ...(engine.peakBytes ? { bytes: engine.peakBytes() } : {}),
    }
  }

  /** Runs to the end, to an error, or to where it was stopped; only the last two are returned. */
  async #attempt(run: Run, literals: Record<string, string>): Promise<Outcome> {
    const { cell, values } = run
    const { analysis, error } = this.#names.node(cell.id)
    try {
      await this.#interrupt.during(async runtime => {
        if (error || !analysis) throw error
        const isLibrary = (name: string) => this.#names.isModule(name, 'd2l', cell)
        const modules = await importModules(analysis, this.#modules, this.#library, isLibrary)
        const origins = this.#names.origins(cell)
        // A text that cannot run leaves the values of the last one alone.
        this.#names.replace(cell.id, values)
        const show = (value: unknown) => {
          run.shown = value
          const isSilent = asks(
            () => value === undefined || isOnPage(value) || this.#host.engine.isSilent(value),
            false,
          )
          if (!isSilent) this.#display(value)
        }
        const execution = { cell: cell.id, analysis, origins, modules, into: values, literals }
        await execute({ ...execution, runtime: { ...runtime, show, truth: this.#truth } }, this.#stacks)
      })
      return this.#interrupt.wasRaised ? { stopped: true } : null
    } catch (error) {
      return this.#interrupt.wasRaised ? { stopped: true } : { error }
    } finally {
      this.#interrupt.reset()
    }
  }

  /** What the cell's end means: an error that was expected is none, and its absence is one. */
  #judge({ cell, collector }: Run, outcome: Outcome, throws: string | null) {
    if (outcome && 'stopped' in outcome) return { status: 'stopped', error: null } as const
    if (outcome === null) {
      if (throws === null) return { status: 'done', error: null } as const
      const missing: NewError = {
        kind: 'error',
        name: 'Error',
        message: `this cell was to fail with /${throws}/ and did not`,
        at: null,
        frames: [],
      }
      return { status: 'failed', error: collector.add(missing) } as const
    }
    const { analysis } = this.#names.node(cell.id)
    const failed = { id: cell.id, analysis, explain: (name: string) => this.#names.explain(name, cell) }
    const described = describeError(outcome.error, failed, this.#stacks, this.#host.engine)
    const expected = throws !== null && new RegExp(throws).test(`${described.name}: ${described.message}`)
    const error = collector.add(expected ? { ...described, kind: 'expected-error' } : described)
    return { status: expected ? 'done' : 'failed', error: expected ? null : error } as const
  }

  #randomness({ cell }: Run, restored: string | undefined, before: string): RunResult['random'] {
    if (/\bmanualSeed\s*\(/.test(cell.code)) return 'seeded'
    if (this.#host.engine.generatorState() === before) return 'none'
    return restored ? 'restored' : 'continued'
  }

  readonly #truth = <T>(value: T): T => {
    if (typeof value === 'object' && value !== null && asks(() => this.#host.engine.tensor(value), null)) {
      throw new TypeError('a tensor as a condition is always true: use .item() for its value, or compare with null')
    }
    return value
  }

  readonly #display = (value: unknown) => {
    const output = this.#put(outputOf(value, this.#host.engine))
    if (output?.kind === 'tensor')
      this.#shownTensors.set(`${this.#last!.cell.id}/${output.id}`, new WeakRef(value as object))
    if (output?.kind === 'module' && this.#host.engine.nets.isNet(value))
      this.#shownNets.add(this.#last!.cell.id, output.id, { net: value, outputs: new Map() })
  }

  #showNet(output: NewOutput, net: ShownNet) {
    const placed = this.#put(output)
    if (placed) this.#shownNets.add(this.#last!.cell.id, placed.id, net)
  }

  #put<T extends NewOutput>(output: T): (T & { id: string }) | null {
    const run = this.#run ?? this.#last
    if (!run) return null
    if (run.collector.isFull) {
      run.printer.print('log', `[${output.kind}]`)
      return null
    }
    run.printer.flush()
    return run.collector.add(output)
  }

  /** Shows an output; what replaces it later goes to the same place, also from another cell. */
  #place(output: NewOutput): Update | null {
    const placed = this.#put(output)
    const collector = (this.#run ?? this.#last)?.collector
    return placed && collector ? newer => collector.update({ ...newer, id: placed.id } as Output) : null
  }

  #placeInput(output: Omit<InputOutput, 'id' | 'slot'>, fits: (value: InputValue) => boolean): PlacedInput {
    const cell = (this.#run ?? this.#last)?.cell.id ?? ''
    const input = this.#inputs.create(cell, output, fits)
    const placed = this.#put({ ...output, value: input.read(), slot: input.slot })
    if (placed) this.#inputs.place(cell, placed.id, input)
    return input
  }

  #print(stream: Parameters<Printer['print']>[0], text: string) {
    ;(this.#run ?? this.#last)?.printer.print(stream, text)
    if (!this.#run) this.#last?.printer.flush()
  }

  #createLibrary(cells: ConstructorParameters<typeof Library>[0]): Library {
    const { tick, until, awake } = this.#interrupt
    return new Library(
      cells,
      { ...this.#modules },
      { tick, until, awake, truth: this.#truth, show: () => {} },
      this.#names.given,
      this.#stacks,
    )
  }
}

/** What a cell may end with although it stands on the page already. */
const isOnPage = (value: unknown) => isChart(value) || isInput(value) || value instanceof ShownPictures

/** What the page knows of a cell's text. */
const nodeForPage = ({ id, defines, needs, effects, error }: GraphNode) => ({
  id,
  defines,
  needs,
  effects,
  error: error && readable(error),
})

/** A text that could not be read, as an output that has no place in a cell. */
function readable(error: Error) {
  const described =
    error instanceof CellSyntaxError
      ? syntaxError(error)
      : { name: error.name, message: error.message, at: null, frames: [] }
  return { ...described, kind: 'error' as const, id: '0' }
}
