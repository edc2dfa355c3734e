import { type Analysis, analyseCached } from './analyse.ts'

/** A cell of the document, as far as dependencies go. */
export interface GraphCell {
  id: string
  code: string
  after: string[]
  /** Exercise scope, '' for the chapter. */
  scope: string
}

export interface GraphNode {
  id: string
  /** Null while the cell's first text cannot be read. */
  analysis: Analysis | null
  defines: string[]
  needs: string[]
  /** Those of `needs` that only `after=` names. */
  effects: string[]
  error: Error | null
}

/** A cell sees the chapter's cells above it and those of its own exercise. */
export const sees = (from: string, scope: string) => scope === '' || scope === from

/**
 * What each cell defines and needs, in document order. Names resolve to the nearest definition above; a cell also needs
 * the cells between that assign the name. `previous` keeps the last analysis of a cell whose text cannot be read now,
 * so that half a line typed does not tear the graph apart.
 */
export function buildGraph(cells: GraphCell[], previous: GraphNode[] = []): GraphNode[] {
  const before = new Map(previous.map(node => [node.id, node]))
  const nodes: GraphNode[] = []
  const definers = new Definers()
  for (const cell of cells) {
    let analysis = before.get(cell.id)?.analysis ?? null
    let error: Error | null = null
    try {
      analysis = analyseCached(cell.code)
    } catch (reason) {
      error = reason as Error
    }
    const needs = new Set<string>()
    for (const [name, uses] of analysis?.free ?? []) {
      for (const id of definers.of(name, cell.scope)) needs.add(id)
      if (uses.some(use => use.writes)) definers.assigned(name, cell)
    }
    const byName = new Set(needs)
    const earlier = new Set(nodes.map(node => node.id))
    for (const id of cell.after) if (earlier.has(id)) needs.add(id)
    const defines = [...(analysis?.bindings.keys() ?? [])]
    for (const name of defines) definers.define(name, cell)
    const effects = [...needs].filter(id => !byName.has(id))
    nodes.push({ id: cell.id, analysis, defines, needs: [...needs], effects, error })
  }
  return nodes
}

/** Who gave each name its value so far: its definition, then those that assigned it. */
class Definers {
  readonly #byName = new Map<string, { scope: string; cells: string[] }[]>()

  define(name: string, cell: GraphCell) {
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), { scope: cell.scope, cells: [cell.id] }])
  }

  assigned(name: string, cell: GraphCell) {
    this.#nearest(name, cell.scope)?.cells.push(cell.id)
  }

  of(name: string, scope: string): string[] {
    return [...(this.#nearest(name, scope)?.cells ?? [])]
  }

  #nearest(name: string, scope: string) {
    return this.#byName.get(name)?.findLast(definition => sees(scope, definition.scope))
  }
}
