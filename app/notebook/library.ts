/**
 * The book's own library: cells marked `save` become the module `d2l` of the sections after them. This file assembles
 * and checks it when the book is built; `kernel/d2l.ts` runs it.
 */
import { type Analysis, analyseCached } from './cells/analyse.ts'
import type { CellSource } from './cell.ts'
import type { LibraryCell } from './kernel/protocol.ts'

export interface Section {
  /** Slug. */
  chapter: string
  cells: CellSource[]
}

export interface LibraryProblem {
  chapter: string
  cell: string
  /** The name that is in the way, '' when the cell cannot be read at all. */
  name: string
  message: string
}

/** The saved cells of each section, and what is wrong with them. Sections come in course order. */
export function assembleLibrary(sections: Section[]): { cells: LibraryCell[][]; problems: LibraryProblem[] } {
  const savers = new Map<string, { chapter: string; cell: string }>()
  const problems: LibraryProblem[] = []
  for (const { chapter, cells } of sections) {
    for (const cell of cells.filter(cell => cell.save)) {
      for (const name of read(cell)?.bindings.keys() ?? []) {
        if (isImported(read(cell)!, name)) continue
        const other = savers.get(name)
        if (other)
          problems.push(problem(chapter, cell, name, `is saved already, by the cell ${other.cell} of ${other.chapter}`))
        else savers.set(name, { chapter, cell: cell.id })
      }
    }
  }
  for (const { chapter, cells } of sections) {
    for (const [index, cell] of cells.entries()) {
      if (!cell.save) continue
      const analysis = read(cell)
      if (!analysis) {
        problems.push(problem(chapter, cell, '', 'cannot be read'))
        continue
      }
      for (const name of analysis.free.keys()) {
        if (
          savers.has(name) ||
          isImportedAbove(cells.slice(0, index), name) ||
          name in globalThis ||
          cellGlobals.has(name)
        )
          continue
        problems.push(
          problem(chapter, cell, name, 'is neither imported nor saved: a saved cell must be able to stand alone'),
        )
      }
    }
  }
  return { cells: sections.map(savedCells), problems }
}

function savedCells({ chapter, cells }: Section): LibraryCell[] {
  let imports: string[] = []
  return cells.flatMap(cell => {
    const { id, title, code, save } = cell
    const saved = save
      ? [{ chapter, id, title, code, ...(imports.length > 0 ? { imports: imports.join('\n') } : {}) }]
      : []
    if (save) imports = []
    imports.push(...(read(cell)?.imports ?? []).map(({ start, end }) => code.slice(start, end)))
    return saved
  })
}

/** Names that a saved cell may use without importing them. */
const cellGlobals = new Set(['display', 'console'])

/** Modules whose exports a saved cell may use through an import in a cell above it. */
export const libraryImports = ['torchlet', 'notebook']

function read(cell: CellSource): Analysis | null {
  try {
    return analyseCached(cell.code)
  } catch {
    return null
  }
}

const isImported = (analysis: Analysis, name: string) =>
  analysis.imports.some(found => found.names.some(({ local }) => local === name))

/** Imported above under its own name (the library takes it by that name), or the library itself as `d2l`. */
function isImportedAbove(above: CellSource[], name: string): boolean {
  return above.some(cell =>
    read(cell)?.imports.some(({ module, names }) =>
      names.some(
        ({ local, imported }) =>
          local === name &&
          (module === 'd2l'
            ? imported === '*' && name === 'd2l'
            : libraryImports.includes(module) && imported === name),
      ),
    ),
  )
}

const problem = (chapter: string, cell: CellSource, name: string, message: string): LibraryProblem => ({
  chapter,
  cell: cell.id,
  name,
  message: name ? `\`${name}\` ${message}` : message,
})
