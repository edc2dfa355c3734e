import type ts from 'typescript'

export interface DeclaredName {
  /** Only a `let` or `var` may be assigned from another cell, so it travels differently (suffix.ts). */
  readonly assignable: boolean
  readonly exported: boolean
  readonly imported: boolean
  /** Where the name itself stands in the cell. */
  readonly start: number
}

export type DeclaredNames = ReadonlyMap<string, DeclaredName>

/** What a cell defines at its top level: variables, functions, classes, types and imports. */
export function declaredNames(typescript: typeof ts, file: ts.SourceFile): DeclaredNames {
  const names = new Map<string, DeclaredName>()

  function bind(name: ts.BindingName, assignable: boolean, exported: boolean, imported = false): void {
    if (typescript.isIdentifier(name))
      names.set(name.text, { assignable, exported, imported, start: name.getStart(file) })
    else
      for (const element of name.elements)
        if (!typescript.isOmittedExpression(element)) bind(element.name, assignable, exported)
  }

  for (const statement of file.statements) {
    const exported =
      typescript.canHaveModifiers(statement) &&
      !!typescript.getModifiers(statement)?.some(({ kind }) => kind === typescript.SyntaxKind.ExportKeyword)

    if (typescript.isVariableStatement(statement)) {
      const constant = typescript.NodeFlags.Const & statement.declarationList.flags
      for (const { name } of statement.declarationList.declarations) bind(name, !constant, exported)
    } else if (typescript.isImportDeclaration(statement)) {
      for (const name of importedNames(typescript, statement)) bind(name, false, false, true)
    } else if (
      typescript.isFunctionDeclaration(statement) ||
      typescript.isClassDeclaration(statement) ||
      typescript.isInterfaceDeclaration(statement) ||
      typescript.isTypeAliasDeclaration(statement) ||
      typescript.isEnumDeclaration(statement)
    ) {
      if (statement.name) bind(statement.name, false, exported)
    }
  }
  return names
}

function importedNames(typescript: typeof ts, { importClause }: ts.ImportDeclaration): ts.Identifier[] {
  if (!importClause) return []
  const { name, namedBindings } = importClause
  const bindings = !namedBindings
    ? []
    : typescript.isNamespaceImport(namedBindings)
      ? [namedBindings.name]
      : namedBindings.elements.map(element => element.name)
  return name ? [name, ...bindings] : bindings
}
