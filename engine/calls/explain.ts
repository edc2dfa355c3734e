/**
 * What is wrong with the arguments of a call that failed. Ops check what they need where they need it; what slips
 * through ends in the runtime's own words ("Cannot read properties of undefined"), and is told here in the reader's.
 */
import { formatShape } from '../tensor/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { bitOf, isPlainObject, kindOf } from './kinds.ts'
import { signatures } from './signatures.ts'

interface Parameter {
  name: string
  optional: boolean
  rest: boolean
  kinds: readonly string[]
  /** Names that an options object in this place may have; null where it may have any. */
  options: ReadonlySet<string> | null
}
export type Parameters = readonly Parameter[]

const lines = new Map(
  signatures
    .trim()
    .split('\n')
    .map(line => {
      const [, name, parameters] = /^((?:new )?\S+) ?(.*)$/.exec(line)!
      return [name, parameters]
    }),
)

/** The parameters of a public function: `torch.add`, `Tensor.add_`, `nn.Linear` (as a call); null where none is known. */
export function parametersOf(name: string): Parameters | null {
  const line = lineOf(name)
  return line === undefined ? null : line.split(' ').filter(Boolean).map(parameterOf)
}

/** The methods of a class that the table tells of, by name. */
export const methodsOf = (name: string): [method: string, parameters: Parameters][] =>
  (methods.get(name) ?? []).map(method => [method, parametersOf(`${name}#${method}`)!])

const methods = new Map<string, string[]>()
for (const name of lines.keys()) {
  const [owner, method] = name.split('#')
  if (method) methods.set(owner, [...(methods.get(owner) ?? []), method])
}

/** A method takes what the function of `torch` does after its first argument; an in-place twin what its op does. */
function lineOf(name: string): string | undefined {
  const own = lines.get(name)
  if (own !== undefined || !name.startsWith('Tensor.')) return own
  const op = name.slice('Tensor.'.length)
  const asFunction = lines.get(`torch.${op}`)
  if (asFunction !== undefined) return asFunction.replace(/^\S+ ?/, '')
  return op.endsWith('_') ? lineOf(name.slice(0, -1)) : undefined
}

function parameterOf(text: string): Parameter {
  const [, dots, name, mark, types] = /^(\.*)(\w+)(\??):(.*)$/.exec(text)!
  const kinds = types.split('|').map(kind => (kind.startsWith('{') ? 'options' : kind))
  const options = /\{(.*)\}/.exec(types)
  return { name, optional: mark === '?', rest: dots !== '', kinds, options: options && new Set(options[1].split(',')) }
}

/** Whether a value is what one of the words of the table says, the items of lists included. */
function fits(x: unknown, words: readonly string[]): boolean {
  const apt = words.filter(word => (kindOf(x) & bitOf(word)) !== 0)
  if (apt.length === 0) return false
  if (!apt.every(word => word.endsWith('[]'))) return true
  const items = apt.map(word => word.slice(0, -2))
  return ArrayBuffer.isView(x) ? items.includes('number') : (x as unknown[]).every(item => fits(item, items))
}

/** How the words of the table read in a message. */
const words: Record<string, string> = {
  tensor: 'a tensor',
  number: 'a number',
  boolean: 'a boolean',
  string: 'a string',
  function: 'a function',
  dtype: 'a dtype',
  generator: 'a torch.Generator',
  module: 'a module',
  options: 'an options object',
  iterable: 'an iterable',
  array: 'an array',
  optimizer: 'an optimizer',
  scheduler: 'a scheduler',
  dataset: 'a dataset',
  sampler: 'a sampler',
  bytes: 'bytes',
  URL: 'a URL',
  object: 'an object',
  'number[]': 'an array of numbers',
  'tensor[]': 'an array of tensors',
  'boolean[]': 'an array of booleans',
}
function expectation({ kinds, optional }: Parameter): string {
  const named = Object.keys(words).filter(
    word => kinds.includes(word) && (word !== 'options' || !optional || kinds.length === 1),
  )
  const read = [...named.map(word => words[word]), ...kinds.filter(kind => !(kind in words))]
  return read.length > 1 ? `${read.slice(0, -1).join(', ')} or ${read.at(-1)}` : read[0]
}

/** A value as a message names it. */
export function described(x: unknown): string {
  if (x instanceof Tensor) return `a ${x.dtype.name} tensor of shape ${formatShape(x.sizes)}`
  if (x === undefined || x === null || typeof x === 'number' || typeof x === 'boolean') return String(x)
  if (typeof x === 'string') return `'${x.length > 20 ? `${x.slice(0, 20)}…` : x}'`
  if (Array.isArray(x)) return x.some(item => item instanceof Tensor) ? 'an array' : 'an array (use torch.tensor)'
  if (typeof x === 'object' && !isPlainObject(x)) return `a ${x.constructor?.name ?? 'object'}`
  return typeof x === 'object' ? 'an object' : `a ${typeof x}`
}

/** The parameter that takes an argument: the last one may take all that follow. */
function at(parameters: Parameters, i: number): Parameter | undefined {
  const last = parameters[parameters.length - 1]
  return parameters[i] ?? (last?.rest ? last : undefined)
}

/** The first argument that does not fit, in words; null where all do. */
export function mismatch(op: string, parameters: Parameters, args: readonly unknown[]): string | null {
  for (let i = 0; i < Math.max(parameters.length, args.length); i++) {
    const parameter = at(parameters, i)
    if (parameter === undefined) return null
    const given = args[i]
    if (given === undefined && parameter.optional) continue
    if (given !== undefined && fits(given, parameter.kinds)) continue
    if (given === undefined && parameter.rest) continue
    const wanted = parameter.kinds.includes('any') ? 'must be given' : `must be ${expectation(parameter)}`
    return `${op}: argument '${parameter.name}' (position ${i + 1}) ${wanted}, got ${described(given)}`
  }
  return null
}

/** The first name of an options object that the function does not know, in words; null where it knows all. */
export function unknownOption(op: string, parameters: Parameters, args: readonly unknown[]): string | null {
  for (let i = 0; i < args.length; i++) {
    const given = args[i]
    const options = at(parameters, i)?.options
    if (!isPlainObject(given) || !options) continue
    for (const name in given)
      if (!options.has(name))
        return `${op}: there is no option '${name}'; there ${options.size === 1 ? 'is' : 'are'} ${[...options].join(', ')}`
  }
  return null
}

/** That there are more arguments than a function takes, in words; null where there are not. */
export function surplus(op: string, parameters: Parameters, args: readonly unknown[]): string | null {
  const n = parameters.length
  if (args.length <= n || parameters[n - 1]?.rest) return null
  return `${op}: it takes ${n === 0 ? 'no arguments' : n === 1 ? 'one argument' : `${n} arguments`}, got ${args.length}`
}

/** Errors that the engine words itself begin with the name of what failed. */
const worded = /^([\w.]+: |index )/
const isRaw = (error: Error): boolean => !worded.test(error.message)

/** What a reader's own function threw inside of a call, and what must therefore stay as it is. */
const passing = new WeakSet<object>()
export const passOn = (error: unknown): unknown => {
  if (typeof error === 'object' && error !== null) passing.add(error)
  return error
}

/** Ops that call what a reader has written: hooks, derivatives of their own. */
const callsReaders = new Set(['backward', 'grad'])

/** The error that a failed call throws: its own, or one that says which argument does not fit. */
export function explained(
  op: string,
  parameters: Parameters | null,
  args: readonly unknown[],
  error: unknown,
): unknown {
  const isWrongCall = error instanceof TypeError || error instanceof RangeError
  if (!(isWrongCall || error instanceof WebAssembly.RuntimeError) || passing.has(error)) return error
  const wrong = parameters && mismatch(op, parameters, args)
  if (wrong) return new TypeError(wrong, { cause: error })
  if (!isRaw(error) || callsReaders.has(op) || args.some(x => typeof x === 'function')) return error
  return new TypeError(`${op}: it cannot be called with (${args.map(described).join(', ')})`, { cause: error })
}
