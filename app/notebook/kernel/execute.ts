import type { Analysis } from '../cells/analyse.ts'
import { type CellRuntime, compile, type Source } from '../cells/compile.ts'
import type { Namespace } from './namespace.ts'
import type { StackMap } from './stack.ts'

/**
 * Running what the reader wrote is what a kernel is for. Indirect, so that a cell sees globals only, and taken hold of
 * here, since cells find none.
 */
// oxlint-disable-next-line no-eval
const evaluate = globalThis.eval

export interface Execution {
  cell: string
  /** Section, for a cell of the library. */
  chapter?: string
  analysis: Analysis
  /** Free names that other cells define, and whose values they are. */
  origins: Map<string, Namespace>
  /** One namespace for every import of the cell. */
  modules: object[]
  /** Receives what the cell defines, also when it fails half-way. */
  into: Namespace
  runtime: Omit<CellRuntime, 'def' | 'scopes' | 'modules'>
  literals?: Record<string, string>
}

/** Compiles and runs one cell. Errors come as they were thrown. */
export async function execute(execution: Execution, stacks: StackMap): Promise<void> {
  const { cell, chapter, analysis, origins, modules, into, runtime, literals } = execution
  const namespaces = [...new Set(origins.values())]
  const sources = new Map<string, Source>()
  for (const [name, namespace] of origins) {
    const kind = namespace.kinds.get(name) ?? 'let'
    sources.set(name, { scope: namespaces.indexOf(namespace), kind, ready: namespace.isReady(name) })
  }
  const url = stacks.url(cell)
  const { code, original } = compile(analysis, { url, sources, literals })
  stacks.add(url, cell, original, chapter)
  const start = evaluate(code) as (runtime: CellRuntime) => Promise<void>
  await start({ ...runtime, def: into.def, scopes: namespaces.map(namespace => namespace.values), modules })
}
