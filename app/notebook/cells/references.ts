import { blockNames, declaredNames, hoistedNames } from './declarations.ts'
import { children, isType, patternNames, type SyntaxNode, unwrap } from './nodes.ts'

/** One place where a name is used for its value. */
export interface Reference {
  name: string
  start: number
  end: number
  /** It is assigned here (also `+=`, `++`, a destructuring target, the target of a `for … of`). */
  writes: boolean
  /** `{ name }`: replacing it needs `{ name: … }`. */
  shorthand: boolean
  /** `name(…)` or a template tag: replacing it by a member must not hand over a `this`. */
  called: boolean
  /** Nodes around it, innermost last; the linter reads what is done with the name. */
  around: SyntaxNode[]
}

export interface References {
  /** Uses of names that the cell does not declare. */
  free: Map<string, Reference[]>
  /** Uses of names that the cell declares at its top level, from anywhere in it. */
  own: Map<string, Reference[]>
}

/** Resolves every name of a cell by JavaScript's scopes. */
export function references(program: SyntaxNode): References {
  const resolver = new Resolver()
  resolver.program(program)
  return { free: resolver.free, own: resolver.own }
}

class Scope {
  readonly names: Set<string>
  readonly outer: Scope | null
  constructor(names: Iterable<string>, outer: Scope | null) {
    this.names = new Set(names)
    this.outer = outer
  }
}

interface Use {
  writes?: boolean
  shorthand?: boolean
}

class Resolver {
  readonly free = new Map<string, Reference[]>()
  readonly own = new Map<string, Reference[]>()
  #scope = new Scope([], null)
  readonly #around: SyntaxNode[] = []

  program(program: SyntaxNode) {
    this.#within([...blockNames(program.body), ...hoistedNames(program)], () => this.#all(program.body))
  }

  #within(names: Iterable<string>, visit: () => void) {
    this.#scope = new Scope(names, this.#scope)
    visit()
    this.#scope = this.#scope.outer!
  }

  #use(node: SyntaxNode, { writes = false, shorthand = false }: Use = {}) {
    let scope: Scope | null = this.#scope
    while (scope && !scope.names.has(node.name)) scope = scope.outer
    const uses = !scope ? this.free : scope.outer!.outer === null ? this.own : null
    if (!uses) return
    const parent = this.#around.at(-1)
    const called =
      parent?.type === 'CallExpression'
        ? unwrap(parent.callee) === node
        : parent?.tag !== undefined && unwrap(parent.tag) === node
    const end = node.start + node.name.length
    const reference = { name: node.name, start: node.start, end, writes, shorthand, called, around: [...this.#around] }
    uses.set(node.name, [...(uses.get(node.name) ?? []), reference])
  }

  #all(nodes: Iterable<SyntaxNode | null>) {
    for (const node of nodes) if (node && !isType(node)) this.#visit(node)
  }

  #visit(node: SyntaxNode) {
    const rule = this.#rules[node.type]
    if (node.type === 'Identifier') return this.#use(node)
    const isWrapper = unwrap(node) !== node
    if (!isWrapper) this.#around.push(node)
    if (rule) rule(node)
    else this.#all(children(node))
    if (!isWrapper) this.#around.pop()
  }

  /** Defaults and computed keys of a pattern, and, when it assigns instead of declaring, its targets. */
  #pattern(pattern: SyntaxNode | null, writes: boolean, shorthand = false) {
    if (!pattern) return
    const node = unwrap(pattern)
    if (node.type === 'Identifier') {
      if (writes) this.#use(node, { writes, shorthand })
    } else if (node.type === 'ObjectPattern') {
      for (const property of node.properties as SyntaxNode[]) {
        if (property.computed) this.#visit(property.key)
        this.#pattern(property.value ?? property.argument, writes, property.shorthand)
      }
    } else if (node.type === 'ArrayPattern') {
      for (const element of node.elements) this.#pattern(element, writes)
    } else if (node.type === 'AssignmentPattern') {
      this.#pattern(node.left, writes, shorthand)
      this.#visit(node.right)
    } else if (node.type === 'RestElement') this.#pattern(node.argument, writes)
    else this.#visit(node)
  }

  #function(node: SyntaxNode) {
    const names = (node.params as SyntaxNode[]).flatMap(parameter => patternNames(parameter))
    if (node.type !== 'ArrowFunctionExpression') names.push('arguments')
    if (node.type === 'FunctionExpression' && node.id) names.push(node.id.name)
    this.#within(names, () => {
      for (const parameter of node.params) this.#pattern(parameter, false)
      if (node.body.type === 'BlockStatement') {
        this.#within([...blockNames(node.body.body), ...hoistedNames(node.body)], () => this.#all(node.body.body))
      } else this.#visit(node.body)
    })
  }

  #class(node: SyntaxNode) {
    this.#within(node.id ? [node.id.name] : [], () => {
      if (node.superClass) this.#visit(node.superClass)
      this.#all(children(node.body))
    })
  }

  #member(node: SyntaxNode) {
    if (node.computed) this.#visit(node.key)
    if (node.value) this.#visit(node.value)
  }

  /** The names that the head of a loop declares live in the whole loop. */
  #loop(node: SyntaxNode, head: SyntaxNode | null, parts: (SyntaxNode | null)[]) {
    const declares = head?.type === 'VariableDeclaration'
    this.#within(declares ? declaredNames(head) : [], () => {
      if (node.type !== 'ForStatement' && !declares) this.#pattern(head, true)
      else if (head) this.#visit(head)
      this.#all(parts)
    })
  }

  readonly #rules: Record<string, (node: SyntaxNode) => void> = {
    MemberExpression: node => this.#all([node.object, node.computed ? node.property : null]),
    Property: node => {
      if (node.computed) this.#visit(node.key)
      if (node.shorthand) this.#use(node.value, { shorthand: true })
      else this.#visit(node.value)
    },
    PropertyDefinition: node => this.#member(node),
    MethodDefinition: node => this.#member(node),
    LabeledStatement: node => this.#visit(node.body),
    BreakStatement: () => {},
    ContinueStatement: () => {},
    MetaProperty: () => {},
    ImportDeclaration: () => {},
    FunctionDeclaration: node => this.#function(node),
    FunctionExpression: node => this.#function(node),
    ArrowFunctionExpression: node => this.#function(node),
    ClassDeclaration: node => this.#class(node),
    ClassExpression: node => this.#class(node),
    VariableDeclarator: node => {
      this.#pattern(node.id, false)
      if (node.init) this.#visit(node.init)
    },
    AssignmentExpression: node => {
      this.#pattern(node.left, true)
      this.#visit(node.right)
    },
    UpdateExpression: node => this.#pattern(node.argument, true),
    BlockStatement: node => this.#within(blockNames(node.body), () => this.#all(node.body)),
    StaticBlock: node => this.#within([...blockNames(node.body), ...hoistedNames(node)], () => this.#all(node.body)),
    SwitchStatement: node => {
      this.#visit(node.discriminant)
      const statements = (node.cases as SyntaxNode[]).flatMap(branch => branch.consequent)
      this.#within(blockNames(statements), () => this.#all(node.cases))
    },
    CatchClause: node =>
      this.#within(patternNames(node.param), () => {
        this.#pattern(node.param, false)
        this.#visit(node.body)
      }),
    ForStatement: node => this.#loop(node, node.init, [node.test, node.update, node.body]),
    ForInStatement: node => this.#loop(node, node.left, [node.right, node.body]),
    ForOfStatement: node => this.#loop(node, node.left, [node.right, node.body]),
  }
}
