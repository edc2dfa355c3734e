import { children, isFunction, isType, patternNames, type SyntaxNode } from './nodes.ts'

/** `let`: later cells may assign it; `const`: they see one value for good. */
export type BindingKind = 'const' | 'let'

export interface Import {
  /** What stands in quotes. */
  module: string
  /** `imported` is '*' for the whole module, 'default' for its default; `at` is where the name stands in the cell. */
  names: { imported: string; local: string; at: number }[]
  start: number
  end: number
}

/** What stands at the top level of a cell. */
export interface Declarations {
  /** Names that have a value and can be seen by later cells, imports included, in source order. */
  bindings: Map<string, BindingKind>
  imports: Import[]
}

export function declarations(program: SyntaxNode): Declarations {
  const bindings = new Map<string, BindingKind>()
  const imports: Import[] = []
  for (const statement of running(program.body)) {
    if (statement.type === 'ImportDeclaration') {
      const found = readImport(statement)
      imports.push(found)
      for (const name of found.names) bindings.set(name.local, 'const')
    } else if (statement.type === 'VariableDeclaration') {
      const kind = statement.kind === 'let' || statement.kind === 'var' ? 'let' : 'const'
      for (const name of declaredNames(statement)) bindings.set(name, kind)
    } else if (statement.id) bindings.set(statement.id.name, 'const')
  }
  for (const name of hoistedNames(program)) if (!bindings.has(name)) bindings.set(name, 'let')
  return { bindings, imports }
}

/** Statements that run, out of their `export` where they have one. */
export function* running(body: SyntaxNode[]): Generator<SyntaxNode> {
  for (const statement of body) {
    const inner: SyntaxNode =
      statement.type === 'ExportNamedDeclaration' ? (statement.declaration ?? statement) : statement
    if (!isType(inner) && statement.importKind !== 'type' && statement.exportKind !== 'type') yield inner
  }
}

/** Names that the statements of one block declare for the block: let, const, class, function, imports; not `var`. */
export function blockNames(body: SyntaxNode[]): string[] {
  const names: string[] = []
  for (const statement of running(body)) {
    if (statement.type === 'VariableDeclaration') {
      if (statement.kind !== 'var') names.push(...declaredNames(statement))
    } else if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') {
      names.push(statement.id.name)
    } else if (statement.type === 'ImportDeclaration') {
      names.push(...readImport(statement).names.map(name => name.local))
    }
  }
  return names
}

/** `var` names of a function or program, out of every nested block, not out of nested functions. */
export function* hoistedNames(node: SyntaxNode): Generator<string> {
  for (const child of children(node)) {
    if (isFunction(child) || child.type === 'StaticBlock') continue
    if (child.type === 'VariableDeclaration' && child.kind === 'var') yield* declaredNames(child)
    yield* hoistedNames(child)
  }
}

export const declaredNames = (declaration: SyntaxNode): string[] =>
  (declaration.declarations as SyntaxNode[]).flatMap(declarator => patternNames(declarator.id))

function readImport(statement: SyntaxNode): Import {
  const specifiers = (statement.specifiers as SyntaxNode[]).filter(specifier => specifier.importKind !== 'type')
  return {
    module: statement.source.value,
    names: specifiers.map(specifier => ({
      imported: importedName[specifier.type](specifier),
      local: specifier.local.name,
      at: specifier.start,
    })),
    start: statement.start,
    end: statement.end,
  }
}

const importedName: Record<string, (specifier: SyntaxNode) => string> = {
  ImportSpecifier: specifier => specifier.imported.name ?? specifier.imported.value,
  ImportDefaultSpecifier: () => 'default',
  ImportNamespaceSpecifier: () => '*',
}
