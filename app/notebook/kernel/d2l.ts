import { type Analysis, analyseCached } from '../cells/analyse.ts'
import { membersUsed } from '../cells/members.ts'
import { libraryImports } from '../library.ts'
import { type Execution, execute } from './execute.ts'
import { Namespace } from './namespace.ts'
import type { LibraryCell } from './protocol.ts'
import type { StackMap } from './stack.ts'

type Modules = Record<string, object>

interface Saved {
  cell: LibraryCell
  analysis: Analysis
  namespace: Namespace
  /** True from the start of its run; one cell runs at a time, so what is met again is loaded or being loaded above. */
  started: boolean
}

/**
 * The module `d2l`: saved cells of earlier sections, each run once, when a cell first uses one of its names, in a
 * namespace of its own. A free name of a saved cell is another saved name, or an export of torchlet or 'notebook'.
 */
export class Library {
  /** What cells import; all names are there, with a value once `need` has loaded them. */
  readonly module: object
  readonly #byName = new Map<string, Saved>()
  readonly #modules: Modules
  readonly #runtime: Execution['runtime']
  readonly #given: Namespace
  readonly #stacks: StackMap

  constructor(
    cells: LibraryCell[],
    modules: Modules,
    runtime: Execution['runtime'],
    given: Namespace,
    stacks: StackMap,
  ) {
    this.#modules = modules
    this.#runtime = runtime
    this.#given = given
    this.#stacks = stacks
    const exports = {}
    for (const cell of cells) {
      const analysis = analyseCached(cell.code)
      const saved = { cell, analysis, namespace: new Namespace(), started: false }
      const imported = new Set(analysis.imports.flatMap(found => found.names.map(({ local }) => local)))
      for (const name of analysis.bindings.keys()) {
        if (imported.has(name)) continue
        this.#byName.set(name, saved)
        Object.defineProperty(exports, name, { get: () => saved.namespace.values[name], enumerable: true })
      }
    }
    this.module = exports
  }

  has(name: string) {
    return this.#byName.has(name)
  }

  /** Loads what defines these names, and what that needs. */
  async need(names: Iterable<string> | 'all'): Promise<void> {
    const wanted = names === 'all' ? this.#byName.keys() : names
    for (const name of wanted) {
      const saved = this.#byName.get(name)
      if (saved && !saved.started) await this.#load(saved)
    }
  }

  /** Members of the library that a cell uses through `name`, imported as `* as name`. */
  static membersUsed(analysis: Analysis, name: string): Set<string> | 'all' {
    return membersUsed([...(analysis.own.get(name) ?? []), ...(analysis.free.get(name) ?? [])])
  }

  async #load(saved: Saved): Promise<void> {
    saved.started = true
    try {
      await this.#run(saved)
    } catch (error) {
      saved.started = false
      throw error
    }
  }

  async #run({ analysis, cell, namespace: into }: Saved): Promise<void> {
    await this.need([...analysis.free.keys()].filter(name => this.#byName.has(name)))
    await this.#needMembers(analysis)
    const origins = new Map<string, Namespace>()
    for (const name of analysis.free.keys()) {
      const namespace = this.#byName.get(name)?.namespace ?? this.#imported(name)
      if (namespace) origins.set(name, namespace)
    }
    const modules = analysis.imports.map(({ module }) => (module === 'd2l' ? this.module : this.#modules[module]))
    const { chapter, id } = cell
    const execution = { cell: id, chapter, analysis, origins, modules, into, runtime: this.#runtime }
    await execute(execution, this.#stacks)
  }

  async #needMembers(analysis: Analysis) {
    const imports = analysis.imports.filter(({ module }) => module === 'd2l').flatMap(({ names }) => names)
    for (const { imported, local } of imports) {
      await this.need(imported === '*' ? Library.membersUsed(analysis, local) : [imported])
    }
    if (analysis.free.has('d2l')) await this.need(Library.membersUsed(analysis, 'd2l'))
  }

  /** A name that the saved cell's section imported in a cell above, or that every cell knows. */
  #imported(name: string): Namespace | null {
    const values = { d2l: { d2l: this.module }, ...this.#modules } as Record<string, Record<string, unknown>>
    const module = ['d2l', ...libraryImports].map(module => values[module]).find(module => module && name in module)
    if (!module) return this.#given.kinds.has(name) ? this.#given : null
    const namespace = new Namespace()
    namespace.def(name, () => module[name])
    return namespace
  }
}
