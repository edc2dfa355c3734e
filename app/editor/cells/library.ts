import type { LibraryCell } from '../types.ts'
import { cellUri } from './address.ts'

/**
 * The module `d2l` for the type checker: every saved cell of the earlier sections is a module in its own words, and `d2l` hands on what
 * they define. So a hover shows the book's own code, and a definition is found in the section that gave it.
 */
export function libraryFiles(cells: readonly LibraryCell[]): Record<string, string> {
  const files: Record<string, string> = {}
  cells.forEach(({ chapter, id, code }, order) => {
    files[cellUri({ chapter, order, scope: '', id })] = code
  })
  const exports = Object.keys(files).map(uri => `export * from ${JSON.stringify(uri)}`)
  files['file:///node_modules/d2l/index.ts'] = [...exports, 'export {}'].join('\n')
  return files
}
