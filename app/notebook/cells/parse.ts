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

interface ParserState {
  yieldPos: number
  awaitPos: number
  awaitIdentPos: number
  parseFunctionParams(node: unknown): void
}

/**
 * The parser remembers where an `await` stood, to forbid it in the parameters of an arrow function. The TypeScript
 * plugin reads the parameters of `async <T>(x: T) => …` without forgetting what stood before, so that a top-level
 * `await` anywhere above would make such a function an error.
 */
const forgetAwaitsBeforeParameters = (Base: new (...args: never[]) => unknown) =>
  class extends (Base as new (...args: unknown[]) => ParserState) {
    override parseFunctionParams(node: unknown) {
      const { yieldPos, awaitPos, awaitIdentPos } = this
      Object.assign(this, { yieldPos: 0, awaitPos: 0, awaitIdentPos: 0 })
      super.parseFunctionParams(node)
      Object.assign(this, { yieldPos, awaitPos, awaitIdentPos })
    }
  }

const TypeScriptParser = Parser.extend(forgetAwaitsBeforeParameters as never, tsPlugin() as never)

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
