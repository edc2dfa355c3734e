import { buildGraph, type GraphNode, sees } from '../cells/graph.ts'
import { CellSyntaxError } from '../cells/parse.ts'
import type { ErrorReason, Output } from '../outputs.ts'
import { Collector, type NewOutput } from './collector.ts'
import { createConsole } from './console.ts'
import { Library } from './d2l.ts'
import { asks, outputOf, pageOf } from './display.ts'
import type { Engine } from './engine.ts'
import { describeError, type NewError, syntaxError } from './errors.ts'
import { execute } from './execute.ts'
import { Interrupt } from './interrupt.ts'
import { isChart } from './library/chart.ts'
import type { OutputTarget, Update } from './library/target.ts'
import { namedValues } from './named-values.ts'
import { Namespace } from './namespace.ts'
import { createNotebookModule } from './notebook-module.ts'
import { Printer } from './printer.ts'
import { ProgressBars } from './progress.ts'
import type { DocumentCell, FromKernel, RunResult, ToKernel } from './protocol.ts'
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
  /** The last value shown, for `<Out of="cell"/>`. */
  shown: unknown
}

/** How a run ended: null when it came to its end. */
type Outcome = { error: unknown } | { stopped: true } | null

/**
 * The kernel itself, free of its housing: it takes messages and answers through `host.send`. It keeps the values of
 * every cell that has run, in a namespace a run, and resolves names to the nearest of them above.
 */
export class Session {
  /** `console` of cells, which a housing may also give to the engine for its warnings. */
  readonly console: Console
  readonly #host: SessionHost
  readonly #stacks = new StackMap()
  readonly #namespaces = new Map<string, Namespace>()
  readonly #interrupt: Interrupt
  readonly #modules: Record<string, object>
  /** Names that every cell knows without importing them. */
  readonly #given = new Namespace()
  readonly #shownTensors = new Map<string, WeakRef<object>>()
  #library: Library
  #document: DocumentCell[] = []
  #graph: GraphNode[] = []
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
      engine: host.engine,
      now: host.now,
    }
    const { place } = target
    this.console = createConsole({ print: (stream, text) => this.#print(stream, text), place }, host.engine, host.now)
    this.#given.def('console', () => this.console)
    this.#given.def('display', () => this.#display)
    this.#modules = { ...host.modules, notebook: createNotebookModule(target) }
    this.#library = this.#createLibrary([])
    host.engine.onProgress(progress => this.#run?.bars.report(progress))
  }

  /** Answers come through `host.send`; the promise tells when the message has been dealt with. */
  async handle(message: ToKernel): Promise<void> {
    await (this.#handlers[message.type] as (message: ToKernel) => void | Promise<void>)(message)
  }

  readonly #handlers: { [T in ToKernel['type']]: (message: Extract<ToKernel, { type: T }>) => void | Promise<void> } = {
    start: async ({ dataRoot, library, interrupt }) => {
      this.#interrupt.share(interrupt)
      this.#library = this.#createLibrary(library)
      const data = await this.#host.openData(dataRoot)
      this.#host.send({ type: 'ready', data, engine: this.#host.engine.info() })
    },
    document: ({ version, cells }) => {
      this.#document = cells
      this.#graph = buildGraph(cells, this.#graph)
      const nodes = this.#graph.map(({ id, defines, needs, error }) => ({
        id,
        defines,
        needs,
        error: error && readable(error),
      }))
      this.#host.send({ type: 'graph', version, nodes })
    },
    run: async message => {
      this.#host.send({ type: 'finished', ...(await this.#runCell(message)) })
    },
    interrupt: () => this.#interrupt.raise(),
    seed: ({ seed }) => this.#host.engine.seed(seed),
    page: ({ cell, output, from, count }) => {
      const value = this.#shownTensors.get(`${cell}/${output}`)?.deref()
      const tensor = value === undefined ? null : this.#host.engine.tensor(value)
      const values = tensor ? pageOf(tensor, from, count) : []
      this.#host.send({ type: 'page', cell, output, from, values })
    },
  }

  async #runCell({ run, cell: id, generator, throws = null, test = {} }: RunMessage): Promise<RunResult> {
    const { engine, now, send } = this.#host
    const cell = this.#document.find(cell => cell.id === id)
    if (!cell) throw new Error(`no cell ${id}`)
    if (generator) engine.restoreGenerator(generator)
    const before = engine.generatorState()
    engine.beginRun()
    const collector = new Collector(run, id, send)
    const printer = new Printer(collector, now)
    const current: Run = { cell, collector, printer, bars: new ProgressBars(collector, now), shown: undefined }
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
      ...this.#judge(outcome, throws, collector),
      random: this.#randomness(current, generator, before),
      generator: before,
      values: namedValues(this.#namespaces.get(id)!, current.shown, engine),
      ...(engine.peakBytes ? { bytes: engine.peakBytes() } : {}),
    }
  }

  /** Runs to the end, to an error, or to where it was stopped; only the last two are returned. */
  async #attempt(run: Run, literals: Record<string, string>): Promise<Outcome> {
    const node = this.#node(run.cell)
    const into = new Namespace()
    this.#namespaces.set(run.cell.id, into)
    try {
      await this.#interrupt.during(async runtime => {
        if (node.error || !node.analysis) throw node.error
        const modules = await this.#import(node)
        const origins = this.#origins(run.cell, node)
        const show = (value: unknown) => {
          run.shown = value
          const isSilent = asks(() => value === undefined || isChart(value) || this.#host.engine.isSilent(value), false)
          if (!isSilent) this.#display(value)
        }
        const execution = { cell: run.cell.id, analysis: node.analysis, origins, modules, into, literals }
        await execute({ ...execution, runtime: { ...runtime, show, truth: this.#truth } }, this.#stacks)
      })
      return this.#interrupt.wasRaised ? { stopped: true } : null
    } catch (error) {
      return this.#interrupt.wasRaised ? { stopped: true } : { error }
    } finally {
      this.#interrupt.reset()
    }
  }

  #node = (cell: DocumentCell) => this.#graph.find(node => node.id === cell.id)!

  /** What the cell's end means: an error that was expected is none, and its absence is one. */
  #judge(outcome: Outcome, throws: string | null, collector: Collector) {
    if (outcome && 'stopped' in outcome) return { status: 'stopped', error: null } as const
    const run = this.#run ?? this.#last!
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
    const { cell } = run
    const analysis = this.#node(cell).analysis
    const failed = { id: cell.id, analysis, explain: (name: string) => this.#explain(name, cell) }
    const described = describeError(outcome.error, failed, this.#stacks, this.#host.engine)
    const expected = throws !== null && new RegExp(throws).test(described.message)
    const error = collector.add(expected ? { ...described, kind: 'expected-error' } : described)
    return { status: expected ? 'done' : 'failed', error: expected ? null : error } as const
  }

  /** The namespaces of a cell's imports; a module or an export that does not exist is told with its place. */
  async #import(node: GraphNode): Promise<object[]> {
    const analysis = node.analysis!
    const modules: Record<string, object> = { ...this.#modules, d2l: this.#library.module }
    for (const { module, names, start } of analysis.imports) {
      if (!(module in modules)) {
        const known = Object.keys(modules)
          .map(name => `'${name}'`)
          .join(', ')
        throw new CellSyntaxError(`there is no module '${module}': a cell can import ${known}`, analysis.code, start)
      }
      for (const { imported, local, at } of names) {
        if (imported === '*' || imported in modules[module] || !analysis.own.has(local)) continue
        throw new CellSyntaxError(`the module '${module}' has no \`${imported}\``, analysis.code, at)
      }
      if (module !== 'd2l') continue
      for (const { imported, local } of names) {
        await this.#library.need(imported === '*' ? Library.membersUsed(analysis, local) : [imported])
      }
    }
    for (const name of analysis.free.keys()) {
      if (this.#isLibrary(name, node)) await this.#library.need(Library.membersUsed(analysis, name))
    }
    return analysis.imports.map(({ module }) => modules[module])
  }

  /** True for a name that the nearest definition above imported as the whole of `d2l`. */
  #isLibrary(name: string, node: GraphNode): boolean {
    const above = this.#graph.slice(0, this.#graph.indexOf(node)).findLast(node => node.analysis?.bindings.has(name))
    return !!above?.analysis?.imports.some(
      ({ module, names }) =>
        module === 'd2l' && names.some(({ imported, local }) => imported === '*' && local === name),
    )
  }

  /** For every free name the nearest run cell above that defines it, else what every cell knows. */
  #origins(cell: DocumentCell, node: GraphNode): Map<string, Namespace> {
    const above = this.#document.slice(0, this.#document.indexOf(cell)).filter(other => sees(cell.scope, other.scope))
    const origins = new Map<string, Namespace>()
    for (const name of node.analysis?.free.keys() ?? []) {
      const definer = above.findLast(other => this.#namespaces.get(other.id)?.kinds.has(name))
      if (definer) origins.set(name, this.#namespaces.get(definer.id)!)
      else if (this.#given.kinds.has(name)) origins.set(name, this.#given)
    }
    return origins
  }

  /** Why a name has no value here. */
  #explain(name: string, cell: DocumentCell): ErrorReason | null {
    const place = this.#document.indexOf(cell)
    const defines = (id: string) => this.#graph.find(node => node.id === id)?.defines.includes(name)
    if (defines(cell.id)) return { code: 'used-before', name, cell: cell.id, title: cell.title }
    const visible = (other: DocumentCell) => sees(cell.scope, other.scope) && defines(other.id)
    const above = this.#document.slice(0, place).findLast(visible)
    const found = above ?? this.#document.slice(place + 1).find(visible)
    if (!found) return null
    const code = !above ? 'defined-later' : this.#namespaces.has(above.id) ? 'ended-early' : 'not-run'
    return { code, name, cell: found.id, title: found.title }
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

  #print(stream: Parameters<Printer['print']>[0], text: string) {
    ;(this.#run ?? this.#last)?.printer.print(stream, text)
    if (!this.#run) this.#last?.printer.flush()
  }

  #createLibrary(cells: ConstructorParameters<typeof Library>[0]): Library {
    const { tick, pause, awake } = this.#interrupt
    return new Library(
      cells,
      { ...this.#modules },
      { tick, pause, awake, truth: this.#truth, show: () => {} },
      this.#given,
      this.#stacks,
    )
  }
}

/** A text that could not be read, as an output that has no place in a cell. */
function readable(error: Error) {
  const described =
    error instanceof CellSyntaxError
      ? syntaxError(error)
      : { name: error.name, message: error.message, at: null, frames: [] }
  return { ...described, kind: 'error' as const, id: '0' }
}
