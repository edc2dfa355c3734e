import { type Declarations, declarations } from './declarations.ts'
import type { SyntaxNode } from './nodes.ts'
import { parse } from './parse.ts'
import { type References, references } from './references.ts'
import { strip } from './strip.ts'

/** Everything that can be said of a cell by its text alone. */
export interface Analysis extends Declarations, References {
  /** As typed. */
  code: string
  /** The same length and positions, without types. */
  javascript: string
  program: SyntaxNode
}

/** Throws `CellSyntaxError` for a text that cannot run. */
export function analyse(code: string): Analysis {
  const program = parse(code)
  const javascript = strip(program, code)
  return { code, javascript, program, ...declarations(program), ...references(program) }
}

const cache = new Map<string, Analysis | Error>()

/** As `analyse`, remembering the texts of a document: one edit reads one cell again. */
export function analyseCached(code: string): Analysis {
  let found = cache.get(code)
  if (!found) {
    if (cache.size > 500) cache.clear()
    try {
      found = analyse(code)
    } catch (error) {
      found = error as Error
    }
    cache.set(code, found)
  }
  if (found instanceof Error) throw found
  return found
}
