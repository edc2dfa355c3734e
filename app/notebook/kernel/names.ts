import { buildGraph, type GraphNode, sees } from '../cells/graph.ts'
import type { ErrorReason } from '../outputs.ts'
import { Namespace } from './namespace.ts'
import type { DocumentCell } from './protocol.ts'

/** The document, what its cells have defined so far, and which definition a name means. */
export class Names {
  /** What every cell knows without importing it. */
  readonly given = new Namespace()
  readonly #values = new Map<string, Namespace>()
  #document: DocumentCell[] = []
  #graph: GraphNode[] = []

  read(document: DocumentCell[]): GraphNode[] {
    this.#document = document
    this.#graph = buildGraph(document, this.#graph)
    return this.#graph
  }

  cell(id: string): DocumentCell {
    const cell = this.#document.find(cell => cell.id === id)
    if (!cell) throw new Error(`there is no cell ${id}`)
    return cell
  }

  node = (id: string): GraphNode => this.#graph.find(node => node.id === id)!

  /** What a new run of a cell defines takes the place of what its last run defined. */
  replace(id: string, values: Namespace) {
    this.#values.set(id, values)
  }

  valuesOf = (id: string): Namespace | undefined => this.#values.get(id)

  /** What the names of cells that ran hold, in document order, without what was imported. */
  defined(): { cell: string; name: string; value: unknown }[] {
    return this.#document.flatMap(({ id }) => {
      const values = this.#values.get(id)
      const imported = new Set(this.node(id).analysis?.imports.flatMap(({ names }) => names.map(name => name.local)))
      const names = [...(values?.kinds.keys() ?? [])].filter(name => !imported.has(name) && values!.isReady(name))
      return names.map(name => ({ cell: id, name, value: values!.values[name] }))
    })
  }

  /** For every free name the nearest run cell above that defines it, else what every cell knows. */
  origins(cell: DocumentCell): Map<string, Namespace> {
    const above = this.#above(cell)
    const origins = new Map<string, Namespace>()
    for (const name of this.node(cell.id).analysis?.free.keys() ?? []) {
      const definer = above.findLast(other => this.#values.get(other.id)?.kinds.has(name))
      if (definer) origins.set(name, this.#values.get(definer.id)!)
      else if (this.given.kinds.has(name)) origins.set(name, this.given)
    }
    return origins
  }

  /** True for a name that the nearest definition above imported as the whole of a module. */
  isModule(name: string, module: string, cell: DocumentCell): boolean {
    const definer = this.#above(cell).findLast(other => this.#defines(other.id, name))
    const imports = definer ? (this.node(definer.id).analysis?.imports ?? []) : []
    return imports.some(
      found => found.module === module && found.names.some(({ imported, local }) => imported === '*' && local === name),
    )
  }

  /** Why a name has no value in a cell; null when the document does not know it. */
  explain(name: string, cell: DocumentCell): ErrorReason | null {
    if (this.#defines(cell.id, name)) return { code: 'used-before', name, cell: cell.id, title: cell.title }
    const above = this.#above(cell).findLast(other => this.#defines(other.id, name))
    const below = this.#document.slice(this.#document.indexOf(cell) + 1)
    const found = above ?? below.find(other => sees(cell.scope, other.scope) && this.#defines(other.id, name))
    if (!found) return null
    const code = !above ? 'defined-later' : this.#values.has(above.id) ? 'ended-early' : 'not-run'
    return { code, name, cell: found.id, title: found.title }
  }

  #above = (cell: DocumentCell) =>
    this.#document.slice(0, this.#document.indexOf(cell)).filter(other => sees(cell.scope, other.scope))

  #defines = (id: string, name: string) => this.node(id).analysis?.bindings.has(name) ?? false
}
