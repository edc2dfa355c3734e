import type { Analysis } from './analyse.ts'
import { watchConditions } from './conditions.ts'
import type { BindingKind, Import } from './declarations.ts'
import { Edits } from './edits.ts'
import { counter, guardLoops } from './guard.ts'
import { children, patternNames, positionOf, type SyntaxNode, unwrap } from './nodes.ts'
import { CellSyntaxError } from './parse.ts'
import type { Reference } from './references.ts'

/** Where the value of a free name comes from. */
export interface Source {
  /** Which of `CellRuntime.scopes`. */
  scope: number
  kind: BindingKind
  /** False when the defining cell ended before it gave the name a value: reading it must throw where it is read. */
  ready: boolean
}

export interface Compiled {
  /** An expression: a function to be called with a `CellRuntime`, which returns a promise. */
  code: string
  /** Line and column (from 1) in the cell of a line and column in `code`; null in what the compiler added. */
  original(line: number, column: number): { line: number; column: number } | null
}

/** What a compiled cell calls; in the code these names have `$$` before them. */
export interface CellRuntime {
  /** Publishes a name. Called for all names before the first statement runs, so that an early read fails as in a module. */
  def(name: string, get: () => unknown, set?: (value: unknown) => void): void
  /** One object of values for every `Source.scope`. */
  scopes: object[]
  /** One namespace for every import of the cell, in order. */
  modules: object[]
  /** Throws when the run is to stop. */
  tick(): void
  /** As `tick`, at round `i` of a loop that counts up to `bound`; the round at which to ask again. */
  until(bound: unknown, i: number): number
  /** Called with the value of an `await`: throws when the run was stopped meanwhile. */
  awake<T>(value?: T): T
  /** Called with the value of a condition: throws for a tensor, which would always be true. */
  truth<T>(value: T): T
  /** Receives the value of the last expression. */
  show(value: unknown): void
}

export interface CompileOptions {
  /** Shown in stacks (`sourceURL`). */
  url: string
  /** Sources of the free names that cells above define; all others stay as they are: globals. */
  sources: Map<string, Source>
  /** Literals that take the place of initialisers (`test=` on the fence), by name. */
  literals?: Record<string, string>
}

/**
 * Turns an analysed cell into an async function without adding a line. Its top-level declarations stay locals of that
 * function, so that they run at full speed, and are published through getters and setters: later cells see every change.
 */
export function compile(analysis: Analysis, { url, sources, literals = {} }: CompileOptions): Compiled {
  refuseReservedNames(analysis)
  refuseDynamicImports(analysis.program, analysis.code)
  const { program, javascript } = analysis
  const edits = new Edits(javascript)
  for (const found of analysis.imports) edits.replace(found.start, found.end, blank(javascript, found))
  replaceInitialisers(program, literals, edits)
  showLast(program, javascript, edits)
  guardLoops(program, edits)
  watchConditions(program, edits)
  watchAwaits(program, edits)

  const prefix = [
    '(function(){"use strict";return async $$=>{',
    ...['tick', 'until', 'awake', 'truth', 'show'].map(name => `const $$${name}=$$.${name};`),
    counter,
    ...analysis.imports.map(takeImports),
    ...linkFreeNames(analysis, sources, edits),
    ...publish(analysis),
  ]
  const { code, original } = edits.apply(prefix.join(''), `\n}})()\n//# sourceURL=${url}`)
  return {
    code,
    original(line, column) {
      const offset = original(line, column)
      return offset === null ? null : positionOf(analysis.code, offset)
    },
  }
}

/** `import { a as b }`, third in the cell, to `const {"a":b}=$$.modules[2];`. */
const takeImports = ({ names }: Import, index: number) =>
  names
    .map(({ imported, local }) => {
      const target = imported === '*' ? local : `{${JSON.stringify(imported)}:${local}}`
      return `const ${target}=$$.modules[${index}];`
    })
    .join('')

/**
 * Free names that cells above define. One that can no longer change is read once, into a local; one that can is read
 * and written through its scope wherever it stands. The scope is taken once too: a function goes on with the values it
 * was made with when the cell that gave them runs anew.
 */
function linkFreeNames(analysis: Analysis, sources: Map<string, Source>, edits: Edits): string[] {
  const scopes = new Set<number>()
  const links: string[] = []
  for (const [name, uses] of analysis.free) {
    const source = sources.get(name)
    if (!source) continue
    scopes.add(source.scope)
    const member = `$$${source.scope}.${name}`
    if (source.kind === 'const' && source.ready) {
      links.push(`const ${name}=${member};`)
      continue
    }
    // A call through a function keeps the scope from becoming `this`, and begins with a name, as the call did.
    const caller = `$$${source.scope}$${name}`
    if (uses.some(use => use.called)) links.push(`const ${caller}=()=>${member};`)
    for (const use of uses) edits.replace(use.start, use.end, use.called ? `${caller}()` : asMember(use, member))
  }
  return [...[...scopes].map(scope => `const $$${scope}=$$.scopes[${scope}];`), ...links]
}

const asMember = (use: Reference, member: string) => (use.shorthand ? `${use.name}:${member}` : member)

function publish(analysis: Analysis): string[] {
  const constants = new Set((analysis.program.body as SyntaxNode[]).flatMap(constantNames))
  return [...analysis.bindings].map(([name, kind]) => {
    const assigned = kind === 'let' || (!constants.has(name) && analysis.own.get(name)?.some(use => use.writes))
    return `$$.def(${JSON.stringify(name)},()=>${name}${assigned ? `,$$v=>{${name}=$$v}` : ''});`
  })
}

const constantNames = (statement: SyntaxNode): string[] =>
  statement.kind === 'const'
    ? statement.declarations.flatMap((declarator: SyntaxNode) => patternNames(declarator.id))
    : []

function replaceInitialisers(program: SyntaxNode, literals: Record<string, string>, edits: Edits) {
  const declarators = (program.body as SyntaxNode[]).flatMap(
    statement => (statement.declarations ?? []) as SyntaxNode[],
  )
  for (const [name, literal] of Object.entries(literals)) {
    const declarator = declarators.find(({ id, init }) => id.name === name && init)
    if (!declarator) throw new Error(`test={${name}:…} names no top-level \`const\` or \`let\` with a value`)
    edits.supersede(declarator.init.start, declarator.init.end, literal)
  }
}

/** The value of a last expression is shown; that of an assignment is what the reader just wrote. */
function showLast(program: SyntaxNode, javascript: string, edits: Edits) {
  const last = program.body.at(-1)
  if (last?.type !== 'ExpressionStatement') return
  const { type } = unwrap(last.expression)
  if (type === 'AssignmentExpression' || type === 'UpdateExpression') return
  edits.open(last.start, '$$show(')
  edits.close(javascript[last.end - 1] === ';' ? last.end - 1 : last.end, ')')
}

/** Each `await x` becomes `$$awake(await x)`: what was stopped while it waited does not go on. */
function watchAwaits(node: SyntaxNode, edits: Edits) {
  if (node.type === 'AwaitExpression') edits.wrap(node.start, node.end, '$$awake(', ')')
  for (const child of children(node)) watchAwaits(child, edits)
}

const blank = (code: string, { start, end }: Import) => `;${code.slice(start + 1, end).replace(/[^\n]/g, ' ')}`

function refuseReservedNames({ bindings, free, code }: Analysis) {
  const reserved = [...bindings.keys(), ...free.keys()].find(name => name.startsWith('$$'))
  if (!reserved) return
  throw new CellSyntaxError(`names that begin with \`$$\` are reserved: \`${reserved}\``, code, code.indexOf(reserved))
}

/** It would load a program from wherever it says, with none of this compiler's care. */
function refuseDynamicImports(node: SyntaxNode, code: string) {
  if (node.type === 'ImportExpression') {
    throw new CellSyntaxError(
      "`import(…)` is not for cells: write `import … from 'torchlet'` at the top",
      code,
      node.start,
    )
  }
  for (const child of children(node)) refuseDynamicImports(child, code)
}
