/**
 * The API reference: every public name of torchlet with its signatures and its docstring, read from the sources by
 * TypeScript's own checker, so that it says what the editor says.
 */
import { basename } from 'node:path'
import ts from 'typescript'
import { readDeclarations } from './declarations.ts'
import { signatureText } from './signature.ts'

export interface ReferenceEntry {
  /** As a reader writes it: `torch.add`, `nn.Linear`, `x.item`. */
  name: string
  kind: 'function' | 'class' | 'constant'
  signatures: string[]
  doc: string
  /** Other names of the same: `torch.subtract`. */
  aliases: string[]
  /** Forms as a method of tensors: `add`, `add_`. */
  methods: string[]
  /** Of a class: what it declares itself. */
  members: ReferenceEntry[]
}

export interface ReferenceGroup {
  /** `torch/arithmetic` for the ops of a file, else the namespace: `nn.init`, `tensor`. */
  id: string
  entries: ReferenceEntry[]
}

/** Namespaces of the package in the order of the page. Those of `torch` are split by the file that an op stands in. */
const namespaces = [
  'torch',
  'torch.linalg',
  'torch.autograd',
  'torch.testing',
  'torch.cuda',
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
/** Files of ops that are read as one. */
const families: Record<string, string> = {
  draw: 'random',
  'new-like': 'creation',
  normalise: 'norm',
  pad: 'shape',
  window: 'shape',
  convert: 'autograd',
  mode: 'autograd',
  factor: 'linalg',
  torch: 'devices',
  dtype: 'dtypes',
  index: 'io',
  print: 'devices',
  heap: 'devices',
  threads: 'devices',
  function: 'autograd',
  generator: 'random',
}
/** What refuses with a reason has a table of its own (`unsupported`). */
const refusing = /\/(unsupported|left-out)\.ts$/
/** The tensor has a group of its own; a node of the graph is shown by none of its members. */
const hidden = new Set(['torch.Tensor', 'torch.autograd.Node'])

/** Every group with its entries. `Tensor` comes after `torch`, and lists what is no function of `torch`. */
export function readReference(): ReferenceGroup[] {
  const { checker, root } = readDeclarations()
  const tensor = resolve(checker, exported(checker, root, 'Tensor')!)
  const methods = new Set(checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(tensor)).map(({ name }) => name))

  const groups = new Map<string, ReferenceEntry[]>()
  const known = new Map<string, ReferenceEntry>()
  for (const namespace of namespaces) {
    const symbol = namespace.split('.').reduce((at, part) => resolve(checker, exported(checker, at, part)!), root)
    // A value under its own name before its other names.
    const isAlias = (item: ts.Symbol) => Number(resolve(checker, item).name !== item.name)
    for (const item of checker.getExportsOfModule(symbol).toSorted((a, b) => isAlias(a) - isAlias(b))) {
      const entry = entryOf(checker, item, namespace)
      if (!entry || hidden.has(entry.name)) continue
      if (namespace === 'torch') entry.methods = [item.name, `${item.name}_`].filter(name => methods.has(name))
      const id = namespace === 'torch' ? `torch/${familyOf(checker, item)}` : namespace
      const group = groups.get(id) ?? []
      groups.set(id, group)
      const first = known.get(`${namespace} ${idOf(checker, item)}`)
      if (first) {
        first.aliases.push(entry.name)
        first.methods.push(...entry.methods)
      } else group.push(entry)
      if (!first) known.set(`${namespace} ${idOf(checker, item)}`, entry)
    }
  }
  const functions = new Set([...groups.values()].flat().flatMap(entry => entry.methods))
  const own = membersOf(checker, tensor, 'x.').filter(({ name }) => !functions.has(name.slice(2)))
  const all = [...groups].map(([id, entries]) => ({ id, entries }))
  const ops = all.filter(({ id }) => id.startsWith('torch/')).sort((a, b) => a.id.localeCompare(b.id))
  return [...ops, { id: 'tensor', entries: own }, ...all.filter(({ id }) => !id.startsWith('torch/'))]
}

/** Where a value is declared: two names of one value agree in it. */
const idOf = (checker: ts.TypeChecker, item: ts.Symbol): string => {
  const [declaration] = resolve(checker, item).declarations!
  return `${declaration.getSourceFile().fileName}:${declaration.pos}`
}

const exported = (checker: ts.TypeChecker, of: ts.Symbol, name: string) =>
  checker.getExportsOfModule(of).find(symbol => symbol.name === name)

const resolve = (checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

function familyOf(checker: ts.TypeChecker, item: ts.Symbol): string {
  const file = basename(resolve(checker, item).declarations![0].getSourceFile().fileName, '.ts')
  return families[file] ?? file
}

function entryOf(checker: ts.TypeChecker, item: ts.Symbol, namespace: string): ReferenceEntry | null {
  const symbol = resolve(checker, item)
  if (!(symbol.flags & ts.SymbolFlags.Value) || symbol.flags & ts.SymbolFlags.Module) return null
  if (refusing.test(symbol.declarations![0].getSourceFile().fileName)) return null
  const name = `${namespace}.${item.name}`
  const isClass = (symbol.flags & ts.SymbolFlags.Class) !== 0
  const type = checker.getTypeOfSymbol(symbol)
  const calls = isClass ? type.getConstructSignatures() : type.getCallSignatures()
  const kind = isClass ? 'class' : calls.length > 0 ? 'function' : 'constant'
  return {
    name,
    kind,
    signatures:
      kind === 'constant'
        ? [`${name}: ${checker.typeToString(type)}`]
        : calls.map(call => `${isClass ? 'new ' : ''}${name}${signatureText(checker, call, isClass)}`),
    doc: docOf(checker, symbol),
    aliases: [],
    methods: [],
    members: isClass ? membersOf(checker, symbol, '.') : [],
  }
}

/**
 * What a class or interface declares itself; inherited members stand where they are declared, and fields that only keep
 * an option of the constructor say nothing of themselves.
 */
function membersOf(checker: ts.TypeChecker, of: ts.Symbol, prefix: string): ReferenceEntry[] {
  const type = checker.getDeclaredTypeOfSymbol(of)
  const shared = new Set(
    checker
      .getBaseTypes(type as ts.InterfaceType)
      .filter(base => base.symbol?.name !== 'Members')
      .flatMap(base => checker.getPropertiesOfType(base).map(({ name }) => name)),
  )
  return checker
    .getPropertiesOfType(type)
    .filter(member => isPublic(member) && !shared.has(member.name))
    .map((member): ReferenceEntry => {
      const memberType = checker.getTypeOfSymbol(member)
      // A module is callable and yet a field.
      const isObject = ((memberType.symbol?.flags ?? 0) & ts.SymbolFlags.Class) !== 0
      const calls = isObject ? [] : memberType.getCallSignatures()
      const name = `${prefix}${member.name}`
      return {
        name,
        kind: calls.length > 0 ? 'function' : 'constant',
        signatures:
          calls.length > 0
            ? calls.map(call => `${name}${signatureText(checker, call, false)}`)
            : [`${name}: ${checker.typeToString(memberType)}`],
        doc: docOf(checker, member),
        aliases: [],
        methods: [],
        members: [],
      }
    })
    .filter(({ kind, doc }) => kind === 'function' || doc !== '')
}

/** What modules all have, and calling or making one does. */
const common = new Set(['prototype', 'forward', 'resetParameters'])

/** Neither private nor tagged as a matter of the engine alone. */
const isPublic = (member: ts.Symbol) =>
  /^[a-zA-Z]\w*$/.test(member.name) &&
  !common.has(member.name) &&
  !member.getJsDocTags().some(({ name }) => name === 'internal') &&
  !(member.declarations ?? []).some(
    declaration => ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected),
  )

const docOf = (checker: ts.TypeChecker, symbol: ts.Symbol): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim()
