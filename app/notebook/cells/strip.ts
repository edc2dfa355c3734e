import { allChildren, isType, type SyntaxNode, skipTrivia } from './nodes.ts'
import { CellSyntaxError } from './parse.ts'

/**
 * Blanks everything that is type and nothing else, in place: the result has the length and line breaks of the input, so
 * that every position stays what it was. What TypeScript would have to turn into code (enum, namespace, parameter
 * properties, decorators, `import =`) is rejected, as the editor rejects it.
 *
 * Blanks can join what types kept apart (`const a = b as T` followed by a line that begins with `(`), so a `;` is set
 * where a statement or class member was or ends.
 */
export function strip(program: SyntaxNode, code: string): string {
  const eraser = new Eraser(code)
  eraser.visit(program)
  return eraser.out.join('')
}

/** Statements and class members that vanish whole. */
const vanishes = (node: SyntaxNode) =>
  isType(node) && (node.type.endsWith('Declaration') || node.type.endsWith('Definition') || standalone.has(node.type))
const standalone = new Set(['TSDeclareFunction', 'TSIndexSignature'])

/** A type parameter list of a class, function or call vanishes, brackets included; other types go with what holds them. */
const blanked = new Set(['TSTypeAnnotation', 'TSTypeParameterDeclaration', 'TSTypeParameterInstantiation'])

const modifiers = new Set(['public', 'private', 'protected', 'readonly', 'override', 'declare', 'abstract'])

class Eraser {
  readonly out: string[]
  readonly #code: string
  /** Declarations in the head of a `for`, which no `;` may end. */
  readonly #heads = new Set<SyntaxNode>()

  constructor(code: string) {
    this.#code = code
    this.out = code.split('')
  }

  visit(node: SyntaxNode) {
    reject(node, this.#code)
    if (vanishes(node)) return this.#blank(node.start, node.end, ';')
    if (node.type.startsWith('For')) this.#heads.add(node.init ?? node.left)
    for (const child of allChildren(node)) {
      if (blanked.has(child.type)) this.#blank(child.start, child.end)
      else if (!isType(child) || vanishes(child)) this.visit(child)
      else reject(child, this.#code)
    }
    this.#rules[node.type]?.(node)
  }

  readonly #rules: Record<string, (node: SyntaxNode) => void> = {
    Identifier: node => {
      if (node.optional) this.#blankMark('?', node.start + node.name.length)
    },
    VariableDeclaration: node => this.#closeStatement(node),
    VariableDeclarator: node => {
      if (node.definite) this.#blankMark('!', node.id.start + node.id.name.length)
    },
    ExpressionStatement: node => this.#closeStatement(node),
    ReturnStatement: node => this.#closeStatement(node),
    ThrowStatement: node => this.#closeStatement(node),
    TSAsExpression: node => this.#blankAfterParentheses(node),
    TSSatisfiesExpression: node => this.#blankAfterParentheses(node),
    TSNonNullExpression: node => this.#blank(node.end - 1, node.end),
    FunctionDeclaration: node => this.#blankThis(node),
    FunctionExpression: node => this.#blankThis(node),
    ArrowFunctionExpression: node => this.#keepArrowTogether(node),
    ClassDeclaration: node => this.#heritage(node),
    ClassExpression: node => this.#heritage(node),
    MethodDefinition: node => this.#member(node),
    PropertyDefinition: node => {
      this.#member(node)
      const afterKey = skipTrivia(this.#code, node.key.end)
      const mark = node.computed ? skipTrivia(this.#code, afterKey + 1) : afterKey
      if (node.optional) this.#blankMark('?', mark)
      if (node.definite) this.#blankMark('!', mark)
      this.#closeStatement(node)
    },
    ImportDeclaration: node => this.#specifiers(node, node.importKind),
    ExportNamedDeclaration: node => {
      if (node.exportKind === 'type') this.#blank(node.start, node.end, ';')
      else this.#blank(node.start, node.declaration.start)
    },
    ExportDefaultDeclaration: node => this.#blank(node.start, node.end, ';'),
  }

  #blank(start: number, end: number, first = ' ') {
    for (let i = start; i < end; i++) if (this.out[i] !== '\n' && this.out[i] !== '\r') this.out[i] = ' '
    if (first !== ' ') this.out[start] = first
  }

  /** Blanks `mark` where it is the next thing at or after `position`, comments aside. */
  #blankMark(mark: string, position: number) {
    const at = skipTrivia(this.#code, position)
    if (this.#code[at] === mark) this.#blank(at, at + 1)
  }

  /** ` as T`, ` satisfies T`; the expression may stand in parentheses, which stay. */
  #blankAfterParentheses(node: SyntaxNode) {
    let at = skipTrivia(this.#code, node.expression.end)
    while (this.#code[at] === ')') at = skipTrivia(this.#code, at + 1)
    this.#blank(at, node.end)
  }

  /** A statement that ended in a type gets the `;` that the type made unnecessary. */
  #closeStatement(node: SyntaxNode) {
    const last = node.end - 1
    if (!this.#heads.has(node) && this.out[last] === ' ' && this.#code[last] !== ' ') this.out[last] = ';'
  }

  /** The parameter `this` and the comma after it. */
  #blankThis(node: SyntaxNode) {
    const [first] = node.params as SyntaxNode[]
    if (first?.type !== 'Identifier' || first.name !== 'this') return
    this.#blank(first.start, first.end)
    this.#blankMark(',', first.end)
  }

  /** No line break may stand between `)` and `=>` nor after `async`: the parenthesis moves across blanked lines. */
  #keepArrowTogether(node: SyntaxNode) {
    const { returnType, typeParameters } = node
    if (returnType && this.#code.slice(returnType.start, returnType.end).includes('\n')) {
      const close = this.out.lastIndexOf(')', returnType.start)
      this.#blank(close, close + 1)
      this.out[returnType.end - 1] = ')'
    }
    if (node.async && typeParameters && this.#code.slice(node.start, typeParameters.end).includes('\n')) {
      const open = skipTrivia(this.#code, typeParameters.end)
      this.#blank(open, open + 1)
      this.out[typeParameters.start] = '('
    }
  }

  /** `abstract` before a class, `implements A, B` behind it. */
  #heritage(node: SyntaxNode) {
    if (node.abstract) this.#blank(node.start, node.start + 'abstract'.length)
    const [first] = (node.implements ?? []) as SyntaxNode[]
    if (first) this.#blank(this.#code.lastIndexOf('implements', first.start), node.body.start)
  }

  /** Words before the name of a class member, and the `?` of an optional method. */
  #member(node: SyntaxNode) {
    const word = /[A-Za-z]+/y
    for (let at = node.start; at < node.key.start; at = skipTrivia(this.#code, at)) {
      word.lastIndex = at
      const [text] = word.exec(this.#code) ?? ['']
      if (modifiers.has(text)) this.#blank(at, at + text.length, at === node.start ? ';' : ' ')
      at += text.length || 1
    }
    if (node.optional && node.type === 'MethodDefinition') this.#blankMark('?', node.key.end + (node.computed ? 1 : 0))
  }

  /** `import type …` whole, `{ type A, b }` one by one with its comma. */
  #specifiers(node: SyntaxNode, kind: string) {
    if (kind === 'type') return this.#blank(node.start, node.end, ';')
    for (const specifier of node.specifiers as SyntaxNode[]) {
      if (specifier.importKind !== 'type') continue
      this.#blank(specifier.start, specifier.end)
      this.#blankMark(',', specifier.end)
    }
  }
}

/** Why a piece of TypeScript that cannot be erased is not accepted, by node; null where this one can be. */
const reasons: Record<string, (node: SyntaxNode) => string | null> = {
  TSEnumDeclaration: node =>
    node.declare ? null : 'an enum is not erasable: write a constant object, or a union of strings as a type',
  TSModuleDeclaration: node =>
    node.declare || holdsOnlyTypes(node)
      ? null
      : 'a namespace is not erasable: its members can be plain names of the cell',
  TSParameterProperty: () =>
    'a parameter property is not erasable: declare the field and assign it in the constructor (this.x = x)',
  TSTypeAssertion: () => 'write `x as T` instead of `<T>x`',
  TSImportEqualsDeclaration: () => 'write `import … from` instead of `import … =`',
  TSExportAssignment: () => 'a cell needs no export: its names are seen by the cells below',
  ExportAllDeclaration: () => 'a cell needs no export: its names are seen by the cells below',
  ExportNamedDeclaration: node =>
    node.declaration || node.exportKind === 'type'
      ? null
      : 'a cell needs no export: its names are seen by the cells below',
  ExportDefaultDeclaration: node =>
    isType(node.declaration) ? null : 'a cell needs no export: its names are seen by the cells below',
  Decorator: () => 'decorators do not run in browsers yet',
  PropertyDefinition: node => (node.accessor ? '`accessor` fields do not run in browsers yet' : null),
}

function reject(node: SyntaxNode, code: string) {
  const reason = reasons[node.type]?.(node)
  if (reason) throw new CellSyntaxError(reason, code, node.start)
}

const holdsOnlyTypes = (module: SyntaxNode): boolean =>
  !module.body ||
  (module.body.body as SyntaxNode[]).every(
    statement =>
      isType(statement.declaration ?? statement) &&
      (statement.type !== 'TSModuleDeclaration' || holdsOnlyTypes(statement)),
  )
