/**
 * The syntax tree as the passes see it: ESTree plus TypeScript's nodes, walked without knowing every kind. The parser's
 * own types leave TypeScript out, so fields are open; each pass names the few it reads.
 */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  // oxlint-disable-next-line typescript/no-explicit-any -- fields differ by type, and the parser has no types for them
  readonly [field: string]: any
}

/** TypeScript's nodes that wrap an expression; all others are types and hold nothing that runs. */
const wrappers = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSInstantiationExpression',
  'TSTypeAssertion',
])

/** Class members without a body: overloads and what is abstract. */
const isBodiless = (node: SyntaxNode) =>
  (node.type === 'PropertyDefinition' || node.type === 'MethodDefinition') &&
  (node.abstract === true || node.value?.type === 'TSDeclareMethod')

/** True for a node that leaves nothing behind when types are erased. */
export const isType = (node: SyntaxNode) =>
  (node.type.startsWith('TS') && !wrappers.has(node.type)) || node.declare === true || isBodiless(node)

/** `x as T`, `x!`, `f<T>` to what remains of them. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  while (wrappers.has(node.type)) node = node.expression
  return node
}

/** Child nodes in source order of fields, types included. */
export function* allChildren(node: SyntaxNode): Generator<SyntaxNode> {
  for (const field in node) {
    const value = node[field]
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) yield item
    } else if (isNode(value)) yield value
  }
}

/** Child nodes that run. */
export function* children(node: SyntaxNode): Generator<SyntaxNode> {
  for (const child of allChildren(node)) if (!isType(child)) yield child
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])
export const isFunction = (node: SyntaxNode) => functions.has(node.type)

const loops = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement'])
export const isLoop = (node: SyntaxNode) => loops.has(node.type)

/** Names that a binding or assignment pattern gives a value to; members (`a.b`) are no names. */
export function patternNames(pattern: SyntaxNode | null, names: string[] = []): string[] {
  if (!pattern) return names
  const node = unwrap(pattern)
  if (node.type === 'Identifier') names.push(node.name)
  else if (node.type === 'ObjectPattern')
    for (const property of node.properties) patternNames(property.value ?? property.argument, names)
  else if (node.type === 'ArrayPattern') for (const element of node.elements) patternNames(element, names)
  else if (node.type === 'AssignmentPattern') patternNames(node.left, names)
  else if (node.type === 'RestElement') patternNames(node.argument, names)
  return names
}

/** The first place at or after `position` that is neither white space nor a comment. */
export function skipTrivia(code: string, position: number): number {
  const trivia = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y
  trivia.lastIndex = position
  trivia.test(code)
  return trivia.lastIndex
}

/** Line and column, both from 1, of an offset. */
export function positionOf(code: string, offset: number): { line: number; column: number } {
  const before = code.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}
