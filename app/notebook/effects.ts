/**
 * What a cell may change without assigning a name: a guess from its text. `x.add_(1)`, `net.apply(f)`, `list.push(y)`,
 * `w.grad = null` change what they are called on, `l.backward()` what `l` was computed from, `trainer.step()` what the
 * trainer was made for, and a function that does any of these may do it to what it is handed.
 */
import type { Analysis } from './cells/analyse.ts'
import { children, patternNames, type SyntaxNode, unwrap } from './cells/nodes.ts'

/** What is known of the names of a chapter. */
export interface Known {
  /** Functions that the book defines. */
  functions: Map<string, SyntaxNode>
  /** Classes that the book defines: what is done to an instance leaves its class alone. */
  classes: Set<string>
  /** Names that are imported somewhere; modules do not change. */
  imports: Set<string>
  /** Names whose calls leave their arguments alone: imports from torchlet and 'notebook', instances of modules. */
  harmless: Set<string>
  /** Names that an optimizer was made with. */
  madeFrom: Map<string, Set<string>>
}

/** Methods that change more than what they are called on shows. */
const reaching = new Set(['backward', 'step', 'zeroGrad', 'loadStateDict', 'apply'])
/** Methods that change what they are called on; so do those whose names end in `_`. */
const changing = new Set([
  ...reaching,
  'setAt',
  'train',
  'eval',
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'set',
  'delete',
  'clear',
])

const changes = (method: string) => method.endsWith('_') || changing.has(method)

/** Names of other cells that this one may change. */
export function changedNames({ program, free }: Analysis, known: Known): Set<string> {
  const sources = initialisers(program)
  const changed = new Set<string>()
  for (const node of nodesOf(program)) {
    for (const expression of changedBy(node, known)) {
      for (const name of namesBehind(expression, sources, known)) {
        const isFixed = known.functions.has(name) || known.classes.has(name) || known.imports.has(name)
        if (free.has(name) && !isFixed) changed.add(name)
      }
    }
  }
  return changed
}

/** Expressions whose value a node may change. */
function changedBy(node: SyntaxNode, known: Known): SyntaxNode[] {
  const target = assignedMember(node)
  if (target) return [target]
  if (node.type !== 'CallExpression') return []
  const callee = unwrap(node.callee)
  if (callee.type === 'MemberExpression') {
    const method: string = callee.computed ? '' : callee.property.name
    if (!changes(method)) return []
    // nn.init.normal_(w) and nn.utils.clipGradNorm_(params) change what they are handed.
    return isModule(rootOf(callee), known) ? node.arguments : [callee.object]
  }
  if (callee.type !== 'Identifier' || isHarmless(callee, known)) return []
  const definition = known.functions.get(callee.name)
  return !definition || changesSomething(definition, known) ? node.arguments : []
}

/** `a.b` of `a.b = …`, `a.b++` and `delete a.b`. */
function assignedMember(node: SyntaxNode): SyntaxNode | null {
  const targets: Record<string, SyntaxNode | undefined> = {
    AssignmentExpression: node.left,
    UpdateExpression: node.argument,
    UnaryExpression: node.operator === 'delete' ? node.argument : undefined,
  }
  const target = targets[node.type] && unwrap(targets[node.type]!)
  return target?.type === 'MemberExpression' ? rootOf(target) : null
}

const isModule = (node: SyntaxNode, { imports }: Known) =>
  node.type === 'Identifier' && (imports.has(node.name) || node.name in globalThis)

const isHarmless = (node: SyntaxNode, { harmless }: Known) =>
  node.type === 'Identifier' && (harmless.has(node.name) || node.name in globalThis || node.name === 'display')

/** Whether a function changes what it is handed, itself or through another of the book's. */
function changesSomething(definition: SyntaxNode, known: Known, visited = new Set<SyntaxNode>()): boolean {
  if (visited.has(definition)) return false
  visited.add(definition)
  const own = new Set(initialisers(definition).keys())
  const isOwn = (node: SyntaxNode) =>
    node.type === 'ThisExpression' || (node.type === 'Identifier' && own.has(node.name))
  return nodesOf(definition).some(node => {
    const target = assignedMember(node)
    if (target) return !isOwn(target)
    if (node.type !== 'CallExpression') return false
    const callee = unwrap(node.callee)
    if (callee.type === 'Identifier') {
      const inner = known.functions.get(callee.name)
      return inner !== undefined && changesSomething(inner, known, visited)
    }
    if (callee.type !== 'MemberExpression' || callee.computed || !changes(callee.property.name)) return false
    return reaching.has(callee.property.name) || !isOwn(rootOf(callee))
  })
}

/** Names that an expression is made of, through the cell's own variables and the trainers of others. */
function namesBehind(node: SyntaxNode, sources: Map<string, SyntaxNode>, known: Known): Set<string> {
  const names = new Set<string>()
  const visit = (inner: SyntaxNode) => {
    for (const { type, name } of nodesOf(inner)) {
      if (type !== 'Identifier' || names.has(name)) continue
      names.add(name)
      if (sources.has(name)) visit(sources.get(name)!)
      for (const made of known.madeFrom.get(name) ?? []) names.add(made)
    }
  }
  visit(node)
  return names
}

/** What variables were made from. Those of a `for … of` are parts of something else and not among them. */
export function initialisers(node: SyntaxNode): Map<string, SyntaxNode> {
  const found = new Map<string, SyntaxNode>()
  for (const { type, id, init } of nodesOf(node)) {
    if (type === 'VariableDeclarator' && init) for (const name of patternNames(id)) found.set(name, init)
  }
  return found
}

/** The node and all below it; names of members and properties are no names and left out. */
export function nodesOf(node: SyntaxNode): SyntaxNode[] {
  const label =
    node.type === 'MemberExpression' && !node.computed
      ? node.property
      : node.type === 'Property' && !node.computed && !node.shorthand
        ? node.key
        : null
  return [node, ...[...children(node)].filter(child => child !== label).flatMap(nodesOf)]
}

/** `a` of `a.b.c`, `a.b().c` and `a[0]`. */
function rootOf(node: SyntaxNode): SyntaxNode {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') return rootOf(inner.object)
  return inner.type === 'CallExpression' && unwrap(inner.callee).type === 'MemberExpression'
    ? rootOf(inner.callee)
    : inner
}
