import type { Edits } from './edits.ts'
import { children, type SyntaxNode, unwrap } from './nodes.ts'

/** Where an expression decides by being true or false. */
const deciding: Record<string, (node: SyntaxNode) => SyntaxNode | null> = {
  IfStatement: node => node.test,
  WhileStatement: node => node.test,
  DoWhileStatement: node => node.test,
  ForStatement: node => node.test,
  ConditionalExpression: node => node.test,
  LogicalExpression: node => (node.operator === '??' ? null : node.left),
  UnaryExpression: node => (node.operator === '!' ? node.argument : null),
}

/** Expressions that may give a tensor; comparisons, literals and the like cannot. */
const doubtful = new Set(['Identifier', 'MemberExpression', 'CallExpression', 'ChainExpression', 'AwaitExpression'])

/**
 * An object is always true in JavaScript, so `if (x.gt(0))` would silently take the same branch every time, where
 * PyTorch looks at the value or complains. Each doubtful condition goes through `$$truth`, which throws for a tensor.
 */
export function watchConditions(node: SyntaxNode, edits: Edits) {
  const condition = deciding[node.type]?.(node)
  if (condition && doubtful.has(unwrap(condition).type)) {
    edits.wrap(condition.start, condition.end, '$$truth(', ')')
  }
  for (const child of children(node)) watchConditions(child, edits)
}
