import ts from 'typescript'

/** A call as a reader writes it: `(x: Tensor, { dim?, keepdim = false }): Tensor`, options with their defaults. */
export function signatureText(checker: ts.TypeChecker, signature: ts.Signature, isConstructor: boolean): string {
  const parameters = signature.getParameters().map(parameter => parameterText(checker, parameter))
  const result = isConstructor ? '' : `: ${shortType(checker, signature.getReturnType())}`
  return `(${parameters.join(', ')})${result}`
}

function parameterText(checker: ts.TypeChecker, parameter: ts.Symbol): string {
  const declaration = parameter.valueDeclaration as ts.ParameterDeclaration | undefined
  const type = checker.getTypeOfSymbol(parameter)
  if (!declaration) return `${parameter.name}: ${shortType(checker, type)}`
  const options =
    /^(options|opts|settings|stride)/.test(parameter.name) || declaration.questionToken
      ? optionsOf(checker, type)
      : null
  if (ts.isObjectBindingPattern(declaration.name))
    return `{ ${declaration.name.elements.map(element => elementText(checker, element)).join(', ')} }`
  if (options) return `{ ${options.join(', ')} }`
  const rest = declaration.dotDotDotToken ? '...' : ''
  const name = rest + parameter.name
  const initializer = declaration.initializer?.getText()
  if (initializer) return `${name} = ${initializer}`
  const optional = declaration.questionToken ? '?' : ''
  return `${name}${optional}: ${shortType(checker, declaration.questionToken ? checker.getNonNullableType(type) : type)}`
}

/** One option with its default; the rest of a pattern is what its type has besides. */
function elementText(checker: ts.TypeChecker, element: ts.BindingElement): string {
  if (element.dotDotDotToken) return (optionsOf(checker, checker.getTypeAtLocation(element)) ?? []).join(', ')
  const name = (element.propertyName ?? element.name).getText()
  return element.initializer ? `${name} = ${element.initializer.getText()}` : `${name}?`
}

/** The names of an options object, `?` behind those that may be left out; of a union the part that is such an object. */
function optionsOf(checker: ts.TypeChecker, type: ts.Type): string[] | null {
  const plain = checker.getNonNullableType(type)
  const parts = plain.isUnion() ? plain.types : [plain]
  for (const part of parts) {
    const isObject = (part.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0
    if (!isObject || part.isClass() || part.getCallSignatures().length > 0 || checker.isArrayType(part)) continue
    const members = checker.getPropertiesOfType(part)
    const optional = members.filter(member => member.flags & ts.SymbolFlags.Optional).length
    if (members.length === 0 || members.length > 16 || optional < members.length - 1) continue
    return members.map(({ name, flags }) => (flags & ts.SymbolFlags.Optional ? `${name}?` : name))
  }
  return null
}

const shortType = (checker: ts.TypeChecker, type: ts.Type): string =>
  checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation)
