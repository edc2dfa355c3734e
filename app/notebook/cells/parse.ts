import { tsPlugin } from '@sveltejs/acorn-typescript'
import { Parser } from 'acorn'
import { positionOf, type SyntaxNode } from './nodes.ts'

/** A cell whose text is no TypeScript that can run: where and why, line and column from 1. */
export class CellSyntaxError extends SyntaxError {
  override name = 'SyntaxError'
  readonly line: number
  readonly column: number
  constructor(message: string, code: string, offset: number) {
    super(message)
    const at = positionOf(code, offset)
    this.line = at.line
    this.column = at.column
  }
}

const TypeScriptParser = Parser.extend(tsPlugin() as never)

/** Parses a cell as a module with top-level `await`. */
export function parse(code: string): SyntaxNode {
  try {
    return TypeScriptParser.parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
    }) as unknown as SyntaxNode
  } catch (error) {
    const { message, pos } = error as { message: string; pos?: number }
    if (pos === undefined) throw error
    throw new CellSyntaxError(explain(message.replace(/ \(\d+:\d+\)$/, ''), code, pos), code, pos)
  }
}

/** The parser's words where they help, the field's own where they do not. */
function explain(message: string, code: string, offset: number): string {
  if (message !== 'Unexpected token') return message
  const [token] = /^(?:[\p{ID_Continue}$]+|\S)?/u.exec(code.slice(offset)) ?? ['']
  return token ? `unexpected \`${token}\`` : 'the cell ends in the middle of an expression or block'
}
