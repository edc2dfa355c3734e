/** What an author should be told about the cells of a chapter that running them in order would not show. */
import type { CellSource } from './cell.ts'
import { type Analysis, analyseCached } from './cells/analyse.ts'
import { buildGraph, type GraphNode, sees } from './cells/graph.ts'
import { isFunction, type SyntaxNode, unwrap } from './cells/nodes.ts'
import { withPrerequisites } from './cells/order.ts'
import { changedNames, initialisers, type Known, nodesOf } from './effects.ts'
import type { LibraryCell } from './kernel/protocol.ts'

export interface LintProblem {
  cell: string
  message: string
}

export function lintChapter(cells: CellSource[], library: LibraryCell[]): LintProblem[] {
  const graph = buildGraph(
    cells.map(({ id, code, after, exercise }) => ({
      id,
      code,
      after: Array.isArray(after) ? after : [],
      scope: exercise,
    })),
  )
  return [
    ...unreadable(graph),
    ...unknownCells(cells),
    ...unsaidChanges(cells, graph, library),
    ...foreignRandomness(cells),
  ]
}

const unreadable = (graph: GraphNode[]): LintProblem[] =>
  graph.flatMap(({ id, error }) => (error ? [{ cell: id, message: error.message }] : []))

/** `after=` must name cells above, `test=` top-level names. */
function unknownCells(cells: CellSource[]): LintProblem[] {
  return cells.flatMap(({ id, after, test, code }, index) => {
    const above = new Set(cells.slice(0, index).map(cell => cell.id))
    const missing = (Array.isArray(after) ? after : []).filter(other => !above.has(other))
    const names = initialisers(
      analyseCachedOrNull(code)?.program ?? ({ type: 'Program', start: 0, end: 0 } as SyntaxNode),
    )
    const unset = Object.keys(test).filter(name => !names.has(name))
    return [
      ...missing.map(other => ({ cell: id, message: `after=${other}: there is no such cell above` })),
      ...unset.map(name => ({ cell: id, message: `test={${name}:…}: there is no such \`const\` or \`let\`` })),
    ]
  })
}

/** A cell that uses what an earlier cell may have changed must say whether it needs that cell. */
function unsaidChanges(cells: CellSource[], graph: GraphNode[], library: LibraryCell[]): LintProblem[] {
  const known = knowledge([...library.map(cell => cell.code), ...cells.map(cell => cell.code)])
  const changed = graph.map(({ analysis }) => (analysis ? changedNames(analysis, known) : new Set<string>()))
  return cells.flatMap((cell, index) => {
    const { analysis } = graph[index]
    if (cell.after !== null || !analysis) return []
    const needed = new Set(withPrerequisites(graph, [cell.id], () => false))
    for (const name of analysis.free.keys()) {
      const above = graph
        .slice(0, index)
        .map((node, i) => ({ node, i }))
        .filter(({ i }) => sees(cell.exercise, cells[i].exercise))
      const definer = above.findLast(({ node }) => node.analysis?.bindings.has(name))
      const changer = above.findLast(
        ({ node, i }) => definer && i > definer.i && changed[i].has(name) && !needed.has(node.id),
      )
      if (!changer) continue
      const { id } = changer.node
      return [
        {
          cell: cell.id,
          message: `uses \`${name}\`, which the cell \`${id}\` may have changed: say after=${id}, or after=none`,
        },
      ]
    }
    return []
  })
}

/** The book draws from torch's generator alone, so that every run can be repeated. */
const foreignRandomness = (cells: CellSource[]): LintProblem[] =>
  cells.flatMap(({ id, code }) =>
    /\bMath\s*\.\s*random\b/.test(code)
      ? [{ cell: id, message: 'draws from Math.random: use torch.rand, randint or randperm' }]
      : [],
  )

/** Gathers the functions, module instances and imports of all cells by name. */
function knowledge(codes: string[]): Known {
  const known: Known = {
    functions: new Map(),
    classes: new Set(),
    imports: new Set(),
    harmless: new Set(),
    madeFrom: new Map(),
  }
  for (const code of codes) {
    const analysis = analyseCachedOrNull(code)
    if (!analysis) continue
    for (const { module, names } of analysis.imports) {
      for (const { local } of names) {
        known.imports.add(local)
        if (module !== 'd2l') known.harmless.add(local)
      }
    }
    for (const statement of nodesOf(analysis.program)) {
      if (statement.type === 'FunctionDeclaration') known.functions.set(statement.id.name, statement)
      if (statement.type === 'ClassDeclaration') known.classes.add(statement.id.name)
    }
    for (const [name, source] of initialisers(analysis.program)) learn(known, name, unwrap(source))
  }
  return known
}

function learn(known: Known, name: string, source: SyntaxNode) {
  if (isFunction(source)) known.functions.set(name, source)
  if (source.type !== 'NewExpression') return
  known.harmless.add(name)
  const callee = unwrap(source.callee)
  if (callee.type === 'MemberExpression' && callee.object.name === 'optim') {
    const names = nodesOf(source).filter(node => node.type === 'Identifier' && node.name !== 'optim')
    known.madeFrom.set(name, new Set(names.map(node => node.name as string)))
  }
}

function analyseCachedOrNull(code: string): Analysis | null {
  try {
    return analyseCached(code)
  } catch {
    return null
  }
}
