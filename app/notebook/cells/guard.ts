import type { Edits } from './edits.ts'
import { children, isFunction, isLoop, patternNames, type SyntaxNode, unwrap } from './nodes.ts'

/**
 * Makes every loop stoppable. The body of a loop counts down and asks `$$tick()` (which throws when the reader pressed
 * Stop) once in 1,024 rounds; the counter is reset *after* the question, so that code that catches the answer is asked
 * again at the next round. `let $$g` is one counter a function.
 *
 * A loop that counts `i++` and calls nothing is the kind that number crunching is made of, and one more comparison a
 * round would halve its speed. It is cut into pieces of a million rounds instead, each the loop as it was written:
 * `for (let i = 0; i < n; i++) …` becomes
 * `for (let i = 0, $$b; i < ($$b = n);) for (const $$m = $$until($$b, i); i < $$m; i++) …`.
 */
export function guardLoops(node: SyntaxNode, edits: Edits) {
  const body =
    isFunction(node) && node.body.type === 'BlockStatement' ? node.body : node.type === 'StaticBlock' ? node : null
  if (body && holdsLoop(body)) edits.open(afterDirectives(body), counter)
  if (isLoop(node)) guardLoop(node, edits)
  for (const child of children(node)) guardLoops(child, edits)
}

/** The counter of a function; the cell itself needs one too. */
export const counter = 'let $$g=1023;'
const countdown = 'if(--$$g<0){$$tick();$$g=1023}'
/** Rounds of a counted loop that nobody asks about. */
export const roundsUnasked = 1e6

function guardLoop(loop: SyntaxNode, edits: Edits) {
  const count = counted(loop)
  if (count !== null) return isShort(loop) || cutIntoPieces(loop, count, edits)
  const question = loop.await ? `${countdown}$$awake();` : countdown
  if (loop.body.type === 'BlockStatement') edits.open(loop.body.start + 1, question)
  else {
    edits.open(loop.body.start, `{${question}`)
    edits.close(loop.body.end, '}')
  }
}

function cutIntoPieces({ init, test, update }: SyntaxNode, count: string, edits: Edits) {
  edits.close(init.end, ',$$b')
  edits.open(test.right.start, '($$b=')
  edits.close(test.right.end, ')')
  edits.open(update.start, `)for(const $$m=$$until($$b,${count});${count}${test.operator}$$m;`)
}

/** Loops directly in this function, not in functions inside it. */
const holdsLoop = (node: SyntaxNode): boolean =>
  [...children(node)].some(
    child => !isFunction(child) && child.type !== 'StaticBlock' && (isLoop(child) || holdsLoop(child)),
  )

/** `'use strict'` must stay first. */
function afterDirectives(body: SyntaxNode): number {
  const directive = (body.body as SyntaxNode[]).findLast(statement => statement.directive !== undefined)
  if (directive) return directive.end
  return body.type === 'StaticBlock' ? (body.body[0]?.start ?? body.end - 1) : body.start + 1
}

/**
 * The counter's name of `for (let i = 0; i < bound; i++)` whose body calls nothing, loops and breaks nowhere and changes
 * neither `i` nor what the bound is made of. The start must be a small number that stands there: a counter of 2 ** 53 no
 * longer grows, and one of -1e300 never would. Null for every other loop.
 */
function counted(loop: SyntaxNode): string | null {
  const { type, init, test, update, body } = loop
  if (type !== 'ForStatement' || init?.type !== 'VariableDeclaration' || init.kind !== 'let') return null
  if (test?.type !== 'BinaryExpression' || (test.operator !== '<' && test.operator !== '<=')) return null
  if (update?.type !== 'UpdateExpression' || update.operator !== '++') return null
  const name = test.left.name
  if (!name || update.argument.name !== name || !isSmallNumber(startOf(init, name))) return null
  const bound = madeOf(test.right)
  return bound && isPlain(init) && isPlain(body) && !changesAny(body, new Set([name, ...bound])) ? name : null
}

/** Names of variables and members in a bound such as `n`, `xs.length` or `2 * n - 1`; null for one that does more. */
function madeOf(node: SyntaxNode): string[] | null {
  const inner = unwrap(node)
  if (inner.type === 'Literal') return []
  if (inner.type === 'Identifier') return [inner.name]
  const parts: SyntaxNode[] | null =
    inner.type === 'BinaryExpression'
      ? [inner.left, inner.right]
      : inner.type === 'MemberExpression' && !inner.computed
        ? [inner.object, inner.property]
        : null
  const names = parts?.map(madeOf) ?? [null]
  return names.includes(null) ? null : (names as string[][]).flat()
}

const busy = new Set([
  'CallExpression',
  'NewExpression',
  'ImportExpression',
  'TaggedTemplateExpression',
  'AwaitExpression',
  'YieldExpression',
  'ClassExpression',
  'ClassDeclaration',
  'BreakStatement',
])

/** Runs on from top to bottom in little time. */
const isPlain = (node: SyntaxNode): boolean =>
  !busy.has(node.type) &&
  !isLoop(node) &&
  !isFunction(node) &&
  !(node.type === 'ContinueStatement' && node.label) &&
  [...children(node)].every(isPlain)

/** Whether a variable or a member of one of these names is assigned. */
function changesAny(node: SyntaxNode, names: Set<string>): boolean {
  const target =
    node.type === 'AssignmentExpression'
      ? node.left
      : node.type === 'UpdateExpression' || node.operator === 'delete'
        ? node.argument
        : null
  if (target && assigned(target).some(name => names.has(name))) return true
  return [...children(node)].some(child => changesAny(child, names))
}

function assigned(target: SyntaxNode): string[] {
  const inner = unwrap(target)
  if (inner.type === 'MemberExpression') return inner.computed ? [] : [inner.property.name]
  // A pattern may hold members; the names of all its parts are more than enough.
  return inner.type === 'Identifier'
    ? [inner.name]
    : [...patternNames(inner), ...[...children(inner)].flatMap(assigned)]
}

/** `for (let i = 0; i < 28; i++)`: ends by itself before anyone could ask. */
const isShort = (loop: SyntaxNode) => isSmallNumber(loop.test.right)

const startOf = (init: SyntaxNode, name: string): SyntaxNode | null =>
  (init.declarations as SyntaxNode[]).find(declarator => declarator.id.name === name)?.init ?? null

function isSmallNumber(node: SyntaxNode | null): boolean {
  const value = node && unwrap(node).type === 'Literal' ? unwrap(node).value : null
  return typeof value === 'number' && value <= roundsUnasked
}
