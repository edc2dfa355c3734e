import type { LibraryCell } from '../types.ts'
import { cellUri, importsId } from './address.ts'

/**
 * The module `d2l` for the type checker: every saved cell of the earlier sections is a module in its own words, and `d2l` hands on what
 * they define. So a hover shows the book's own code, and a definition is found in the section that gave it. What a section imported
 * stands in modules between them, which its saved cells see and `d2l` does not contain.
 */
export function libraryFiles(cells: readonly LibraryCell[]): Record<string, string> {
  const files: Record<string, string> = {}
  const exports: string[] = []
  let order = 0
  for (const { chapter, id, code, imports } of cells) {
    if (imports) files[cellUri({ chapter, order: order++, scope: '', id: importsId })] = imports
    const uri = cellUri({ chapter, order: order++, scope: '', id })
    files[uri] = code
    exports.push(`export * from ${JSON.stringify(uri)}`)
  }
  files['file:///node_modules/d2l/index.ts'] = [...exports, 'export {}'].join('\n')
  return files
}
