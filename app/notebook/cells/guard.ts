import { declaredNames } from './declarations.ts'
import type { Edits } from './edits.ts'
import { children, isFunction, isLoop, patternNames, type SyntaxNode, unwrap } from './nodes.ts'

/**
 * Makes every loop stoppable. The body of a loop counts down and asks `$$tick()` (which throws when the reader pressed
 * Stop) once in 1,024 rounds; the counter is reset *after* the question, so that code that catches the answer is asked
 * again at the next round. `let $$g` is one counter a function.
 *
 * A loop that counts `i++` and calls nothing is the kind that number crunching is made of. It gets no counter: its own
 * `i` is compared with the next stop, `i < n && (i < $$m || ($$m = $$pause(i)))`, one comparison a round, a question
 * every million rounds. Where the bound is a number up to a million it gets nothing at all.
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
const longestUnasked = 1e6

function guardLoop(loop: SyntaxNode, edits: Edits) {
  const count = counted(loop)
  if (count === null) {
    const question = loop.await ? `${countdown}$$awake();` : countdown
    if (loop.body.type === 'BlockStatement') edits.open(loop.body.start + 1, question)
    else {
      edits.open(loop.body.start, `{${question}`)
      edits.close(loop.body.end, '}')
    }
  } else if (!isShort(loop)) {
    edits.close(loop.init.end, `,$$m=$$pause(${count})`)
    edits.close(loop.test.end, `&&(${count}<$$m||($$m=$$pause(${count})))`)
  }
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
 * The counter's name of `for (let i = …; i < …; i++)` whose body calls nothing, loops nowhere and leaves `i` alone:
 * each round is short and `i` grows by one. Null for every other loop.
 */
function counted(loop: SyntaxNode): string | null {
  const { type, init, test, update } = loop
  if (type !== 'ForStatement' || init?.type !== 'VariableDeclaration' || init.kind !== 'let') return null
  if (test?.type !== 'BinaryExpression' || (test.operator !== '<' && test.operator !== '<=')) return null
  if (update?.type !== 'UpdateExpression' || update.operator !== '++') return null
  const name = test.left.name
  if (!name || update.argument.name !== name || !declaredNames(init).includes(name)) return null
  return [loop.body, test, init].every(part => isPlain(part, name)) ? name : null
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
])

function isPlain(node: SyntaxNode, counter: string): boolean {
  if (busy.has(node.type) || isLoop(node) || isFunction(node)) return false
  const target =
    node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : null
  if (target && patternNames(target).includes(counter)) return false
  return [...children(node)].every(child => isPlain(child, counter))
}

/** `for (let i = 0; i < 28; i++)`: ends by itself before anyone could ask. */
function isShort(loop: SyntaxNode): boolean {
  const start = (loop.init.declarations as SyntaxNode[]).find(declarator => declarator.id.name === loop.test.left.name)
  return [start?.init, loop.test.right].every(
    node => node && unwrap(node).type === 'Literal' && Math.abs(Number(unwrap(node).value)) <= longestUnasked,
  )
}
