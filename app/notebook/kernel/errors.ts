import type { Analysis } from '../cells/analyse.ts'
import { positionOf } from '../cells/nodes.ts'
import { CellSyntaxError } from '../cells/parse.ts'
import type { ErrorOutput, ErrorReason, Position } from '../outputs.ts'
import type { NewOutput } from './collector.ts'
import { textOf } from './display.ts'
import type { Engine } from './engine.ts'
import type { StackMap } from './stack.ts'

export type NewError = Omit<ErrorOutput, 'id'> & NewOutput

/** What the session knows of the cell that failed. */
export interface FailedCell {
  id: string
  analysis: Analysis | null
  /** Why a name has no value there. */
  explain(name: string): ErrorReason | null
}

/** Any thrown value as the reader is told of it. */
export function describeError(error: unknown, cell: FailedCell, stacks: StackMap, engine: Engine): NewError {
  if (error instanceof CellSyntaxError) return syntaxError(error)
  const { name, message, stack } = readError(error, engine)
  const frames = stacks.frames(stack)
  const own = frames.find(frame => frame.cell === cell.id && frame.chapter === undefined)
  const missing = missingName(message)
  const reason = missing === null ? null : cell.explain(missing)
  return {
    kind: 'error',
    name,
    message,
    ...(reason ? { reason, hint: hintOf(reason) } : {}),
    at: own ? exactPlace(own, missing, cell.analysis) : null,
    frames,
  }
}

/** A text that cannot be read: one frame, at the place. */
export function syntaxError(error: CellSyntaxError): NewError {
  const { message, line, column } = error
  return { kind: 'error', name: 'SyntaxError', message, at: { line, column }, frames: [] }
}

/** Reads an error that may be anything: a string, a frozen object, one whose getters throw. */
function readError(error: unknown, engine: Engine): { name: string; message: string; stack: string } {
  try {
    if (error instanceof Error) {
      const { name, stack } = error
      return { name: String(name), message: withCause(error), stack: String(stack ?? '') }
    }
    return { name: 'Thrown value', message: textOf(error, engine), stack: '' }
  } catch {
    return { name: 'Error', message: 'an error that cannot be read', stack: '' }
  }
}

const withCause = ({ message, cause }: Error) =>
  cause instanceof Error ? `${message}\ncaused by ${cause.name}: ${cause.message}` : String(message)

/** How the engines of browsers say that a name has no value. */
const missing = [
  /^(.+) is not defined$/,
  /^Can't find variable: (.+)$/,
  /^Cannot access '(.+)' before initialization$/,
  /^can't access lexical declaration '(.+)' before initialization$/,
]

function missingName(message: string): string | null {
  for (const pattern of missing) {
    const [, name] = pattern.exec(message) ?? []
    if (name) return name
  }
  return null
}

/** Browsers place a missing name at the start of the expression around it; the cell's text knows better. */
function exactPlace({ line, column }: Position, name: string | null, analysis: Analysis | null): Position {
  const uses = name === null ? [] : [...(analysis?.free.get(name) ?? []), ...(analysis?.own.get(name) ?? [])]
  const places = uses.map(use => positionOf(analysis!.code, use.start)).filter(place => place.line === line)
  const place = places.find(place => place.column >= column) ?? { line, column }
  return name === null || place.column < column
    ? { line, column }
    : { ...place, endLine: line, endColumn: place.column + name.length }
}

const hints: Record<ErrorReason['code'], (name: string, cell: string) => string> = {
  'defined-later': (name, cell) => `\`${name}\` is defined in a later cell (${cell})`,
  'not-run': (name, cell) => `\`${name}\` is defined above, in a cell that has not run (${cell})`,
  'ended-early': (name, cell) => `\`${name}\` has no value: the cell that defines it ended before (${cell})`,
  'used-before': name => `\`${name}\` is used above its definition in this cell`,
}

const hintOf = ({ code, name, cell, title }: ErrorReason) => hints[code](name, title || cell)
