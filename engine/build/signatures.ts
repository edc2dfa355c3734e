/**
 * Writes `engine/calls/signatures.ts`: what every public function takes, read from the declarations by TypeScript's own
 * checker, so that a call with wrong arguments can be told what would fit.
 *
 *   npx tsx engine/build/signatures.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { engine, readDeclarations } from './declarations.ts'

const target = engine('calls/signatures.ts')

/** Namespaces whose functions and classes are looked after. */
const namespaces = [
  'torch',
  'torch.linalg',
  'torch.testing',
  'torch.autograd',
  'nn',
  'nn.functional',
  'nn.init',
  'nn.utils',
  'optim',
  'optim.lrScheduler',
  'data',
  'datasets',
  'transforms',
  'text',
  'io',
]
/** Made by the engine itself, not by users. */
const notMade = /^(Tensor|DType|Size|Generator|Module|Node|UnsupportedError)$/

/** What refuses whatever it is given takes anything. */
const refusing = /\/(unsupported|left-out)\.ts$/

/**
 * One line a function: `torch.add a:boolean|number|tensor b:boolean|number|tensor options?:{alpha}`. A method that takes
 * what the function of `torch` does, and an in-place twin that takes what its op does, have none of their own. What a
 * member of a class takes is said of the class that declares it: `optim.Optimizer#zeroGrad options?:{setToNone}`.
 */
export function readSignatures(): string[] {
  const { checker, root } = readDeclarations()
  const kinds = new Kinds(checker)
  const resolve = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  const exported = (of: ts.Symbol, name: string) =>
    resolve(checker.getExportsOfModule(of).find(symbol => symbol.name === name)!)
  const lines = new Map<string, string>()
  const add = (name: string, calls: readonly ts.Signature[], like?: string) => {
    const parameters = kinds.ofCalls(calls).join(' ')
    if (calls.length > 0 && parameters !== like) lines.set(name, parameters)
  }
  const method = (name: string) => lines.get(`Tensor.${name}`) ?? lines.get(`torch.${name}`)?.replace(/^\S+ ?/, '')
  for (const namespace of namespaces) {
    const symbol = namespace.split('.').reduce(exported, root)
    for (const item of checker.getExportsOfModule(symbol)) {
      const value = resolve(item)
      if (!(value.flags & ts.SymbolFlags.Value) || refusing.test(value.declarations![0].getSourceFile().fileName))
        continue
      const type = checker.getTypeOfSymbol(value)
      const name = `${namespace}.${item.name}`
      if (!(value.flags & ts.SymbolFlags.Class)) add(name, type.getCallSignatures())
      else if (!notMade.test(item.name)) add(`new ${name}`, type.getConstructSignatures())
      // A module is called as its `forward`.
      const forward = namespace === 'nn' && checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(value), 'forward')
      if (forward) add(name, checker.getTypeOfSymbol(forward).getCallSignatures())
      if (!(value.flags & ts.SymbolFlags.Class) || item.name === 'Tensor') continue
      for (const member of checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(value)).filter(isMethod)) {
        const calls = checker.getTypeOfSymbol(member).getCallSignatures()
        const isOwn = checker.getTypeAtLocation(member.valueDeclaration!.parent).symbol === value
        if (isOwn && calls.some(call => call.parameters.length > 0)) add(`${name}#${member.name}`, calls)
      }
    }
  }
  const tensor = checker.getDeclaredTypeOfSymbol(exported(root, 'Tensor'))
  const members = checker.getPropertiesOfType(tensor).filter(({ name }) => /^[a-zA-Z]\w*$/.test(name))
  const isTwin = (member: ts.Symbol) => Number(member.name.endsWith('_'))
  for (const member of members.toSorted((a, b) => isTwin(a) - isTwin(b))) {
    const calls = checker.getTypeOfSymbol(member).getCallSignatures()
    add(`Tensor.${member.name}`, calls, method(isTwin(member) ? member.name.slice(0, -1) : member.name))
  }
  return [...lines].map(([name, parameters]) => `${name} ${parameters}`.trim())
}

/** A public method that is written in the engine; a module's `forward` is looked after where it is called. */
function isMethod({ name, declarations = [] }: ts.Symbol): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected
  return (
    /^[a-z]\w*$/.test(name) &&
    name !== 'forward' &&
    declarations.some(
      declaration =>
        ts.isMethodDeclaration(declaration) &&
        declaration.body !== undefined &&
        !(ts.getCombinedModifierFlags(declaration) & hidden),
    )
  )
}

interface Parameter {
  /** Of an options object that is taken apart: none. */
  name: string | undefined
  type: ts.Type
  optional: boolean
  rest: boolean
}
const nameOf = (declaration: ts.ParameterDeclaration | ts.NamedTupleMember | undefined): string | undefined =>
  declaration && ts.isIdentifier(declaration.name) ? declaration.name.text : undefined

/** Types as the words of the table. */
class Kinds {
  readonly checker: ts.TypeChecker
  constructor(checker: ts.TypeChecker) {
    this.checker = checker
  }

  /** The parameters of all overloads, position by position. */
  ofCalls(calls: readonly ts.Signature[]): string[] {
    const lists = calls.map(call => call.parameters.flatMap(parameter => this.expanded(parameter)))
    return Array.from({ length: Math.max(0, ...lists.map(list => list.length)) }, (_, i) => {
      const here = lists.flatMap(list => list[i] ?? [])
      const rest = here.some(parameter => parameter.rest)
      const optional = rest || here.length < calls.length || here.some(parameter => parameter.optional)
      const words = new Set(here.flatMap(({ type, rest: many }) => this.of(many ? this.itemOf(type) : type)))
      words.delete('undefined')
      const name = here.find(parameter => parameter.name)?.name ?? 'options'
      // What may be an object or nearly anything else is for the function to examine.
      const open = words.has('object') && ['array', 'number', 'string', 'module'].some(word => words.has(word))
      const all = open || words.has('any') ? ['any'] : [...words].toSorted()
      return `${rest ? '...' : ''}${name}${optional ? '?' : ''}:${merged(all).join('|')}`
    })
  }

  /** What each of the arguments is that a rest parameter takes; one that takes tuples takes their members. */
  private itemOf(type: ts.Type): ts.Type {
    return type.getNumberIndexType() ?? type
  }

  /** A parameter as it is, or the parameters that a rest parameter of a tuple type stands for. */
  private expanded(parameter: ts.Symbol): Parameter[] {
    const type = this.checker.getTypeOfSymbol(parameter)
    const declaration = parameter.valueDeclaration as ts.ParameterDeclaration | undefined
    if (declaration?.dotDotDotToken && this.checker.isTupleType(type)) {
      const { labeledElementDeclarations, elementFlags } = (type as ts.TupleTypeReference).target
      return this.checker.getTypeArguments(type as ts.TypeReference).map((part, i) => ({
        name: nameOf(labeledElementDeclarations?.[i]),
        type: part,
        optional: (elementFlags[i] & ts.ElementFlags.Optional) !== 0,
        rest: (elementFlags[i] & ts.ElementFlags.Rest) !== 0,
      }))
    }
    return [
      {
        name: nameOf(declaration),
        type,
        optional: !declaration || !!declaration.questionToken || !!declaration.initializer,
        rest: !!declaration?.dotDotDotToken,
      },
    ]
  }

  of(type: ts.Type, depth = 0): string[] {
    const { checker } = this
    if (depth > 1) return ['array']
    if (type.isUnion()) return type.types.flatMap(part => this.of(part, depth))
    if (type.flags & ts.TypeFlags.TypeParameter)
      return this.of(checker.getBaseConstraintOfType(type) ?? checker.getAnyType(), depth)
    const flag = flags.find(([mask]) => type.flags & mask)
    if (flag) return [flag[1]]
    const name = type.symbol?.name
    if (Object.hasOwn(words, name ?? '')) return [words[name]]
    if (checker.isArrayType(type) || checker.isTupleType(type)) {
      const parts = checker.getTypeArguments(type as ts.TypeReference).flatMap(part => this.of(part, depth + 1))
      const plain = [...new Set(parts)].filter(part => part !== 'undefined')
      return plain.length > 0 && plain.every(part => /^[a-z]+$/.test(part)) ? plain.map(part => `${part}[]`) : ['array']
    }
    if (type.getCallSignatures().length > 0) return ['function']
    if (!(type.flags & ts.TypeFlags.Object) && !type.isIntersection()) return ['any']
    const members = checker.getPropertiesOfType(type)
    const required = members.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional))
    const does = (member: ts.Symbol) => checker.getTypeOfSymbol(member).getCallSignatures().length > 0
    const plain = required.length < members.length && !required.some(does)
    // Options that a subclass adds to have names of its own.
    const isOpen = type.isIntersection() && type.types.some(isGeneric)
    return plain && !isOpen && !type.isClass() ? [`{${members.map(member => member.name).join(',')}}`] : ['object']
  }
}

const isGeneric = (type: ts.Type): boolean =>
  type.aliasTypeArguments?.some(({ flags }) => flags & ts.TypeFlags.TypeParameter) ?? false

const flags: [number, string][] = [
  [ts.TypeFlags.Undefined | ts.TypeFlags.Void, 'undefined'],
  [ts.TypeFlags.Null, 'null'],
  [ts.TypeFlags.NumberLike, 'number'],
  [ts.TypeFlags.BooleanLike, 'boolean'],
  [ts.TypeFlags.StringLike, 'string'],
]
const words: Record<string, string> = {
  Tensor: 'tensor',
  Parameter: 'tensor',
  DType: 'dtype',
  Generator: 'generator',
  Iterable: 'iterable',
  Module: 'module',
  Optimizer: 'optimizer',
  LRScheduler: 'scheduler',
  Dataset: 'dataset',
  Sized: 'dataset',
  Sampler: 'sampler',
  ArrayLike: 'number[]',
  Uint8Array: 'bytes',
  ArrayBuffer: 'bytes',
  Blob: 'bytes',
  URL: 'URL',
}

/** Several options objects take all their names. */
function merged(words: string[]): string[] {
  const names = words.filter(word => word.startsWith('{')).flatMap(word => word.slice(1, -1).split(','))
  const others = words.filter(word => !word.startsWith('{'))
  return names.length > 0 ? [...others, `{${[...new Set(names)].join(',')}}`] : others
}

export const signaturesFile = (lines: string[]): string =>
  `/** What every public function takes. Written by engine/build/signatures.ts from the declarations. */
export const signatures = \`
${lines.join('\n')}
\`
`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = signaturesFile(readSignatures())
  if (text !== readFileSync(target, { encoding: 'utf8', flag: 'a+' })) writeFileSync(target, text)
}
