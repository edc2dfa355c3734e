import { Tensor } from '../tensor/tensor.ts'
import { explained, methodsOf, mismatch, parametersOf, surplus, unknownOption, type Parameters } from './explain.ts'
import { anything, bitOf, kindOf, leftOut, optionsObject, tensorKind } from './kinds.ts'

/**
 * What public functions and methods go through: each argument has to be of a kind that the declaration names, or the call
 * says which one is not, and what would fit. A call that fits pays some nanoseconds.
 */
type AnyFunction = (...args: unknown[]) => unknown

/** The kinds that a parameter takes. */
const kindsOf = (parameters: Parameters): number[] =>
  parameters.map(({ kinds, optional }) => kinds.reduce((all, word) => all | bitOf(word), optional ? leftOut : 0))

/** Throws what is wrong with arguments of which one is of a wrong kind, has a name that is not known, or is one too many. */
function refuse(op: string, parameters: Parameters, args: readonly unknown[]): void {
  const wrong = mismatch(op, parameters, args) ?? unknownOption(op, parameters, args) ?? surplus(op, parameters, args)
  if (wrong !== null) throw new TypeError(wrong)
}

/** Whether an argument is of none of the kinds in question, or an options object with a name that is not known. */
const misfits = (kinds: number, options: ReadonlySet<string> | null, x: unknown): boolean =>
  x === undefined
    ? (kinds & leftOut) === 0
    : x instanceof Tensor
      ? (kinds & tensorKind) === 0
      : otherMisfits(kinds, options, x)

function otherMisfits(kinds: number, options: ReadonlySet<string> | null, x: unknown): boolean {
  const kind = kindOf(x)
  if ((kinds & kind) === 0) return true
  if (kind !== optionsObject || kinds === anything) return false
  if (options === null) return false
  for (const name in x as object) if (!options.has(name)) return true
  return false
}

export type Check = (args: readonly unknown[]) => void

/** Lets arguments pass that fit. A function may be handed more than it takes, as `list.map(torch.sqrt)` does. */
export function checkOf(op: string, parameters: Parameters): Check {
  const kinds = kindsOf(parameters)
  const options = parameters.map(parameter => parameter.options)
  const last = parameters.length - 1
  const isOpen = parameters[last]?.rest === true
  if (isOpen && kinds.every(kind => kind === anything)) return () => {}
  return args => {
    const n = Math.max(args.length, kinds.length)
    for (let i = 0; i < n; i++) {
      const at = i < kinds.length || !isOpen ? i : last
      if (at < kinds.length ? misfits(kinds[at], options[at], args[i]) : kindOf(args[i]) === optionsObject)
        return refuse(op, parameters, args)
    }
  }
}

/** The same function with its arguments checked. */
export function watched(name: string, f: AnyFunction): AnyFunction {
  const op = name.slice(name.lastIndexOf('.') + 1)
  const parameters = parametersOf(name)
  if (parameters === null) return f
  const call = isShort(parameters) ? shortCall(op, parameters, f) : longCall(op, parameters, f)
  Object.defineProperties(call, { name: { value: f.name }, length: { value: f.length } })
  return call
}

/** A fixed number of arguments is faster than a list of them, and one by one they are checked faster than in a loop. */
const most = 4
const isShort = (parameters: Parameters): boolean => parameters.length <= most && parameters.every(({ rest }) => !rest)

function longCall(op: string, parameters: Parameters, f: AnyFunction): AnyFunction {
  const check = checkOf(op, parameters)
  return (...args) => {
    check(args)
    try {
      return f(...args)
    } catch (error) {
      throw explained(op, parameters, args, error)
    }
  }
}

/** The kinds and options of the first `most` places; `beyond` is what may stand where a function has no parameters. */
function placesOf(parameters: Parameters, beyond: number) {
  const kinds = [...kindsOf(parameters), ...new Array<number>(most).fill(beyond)]
  return kinds.slice(0, most).map((kind, i) => [kind, parameters[i]?.options ?? null] as const)
}

function shortCall(op: string, parameters: Parameters, f: AnyFunction): AnyFunction {
  // What a callback is handed besides, as by `list.map(torch.sqrt)`, nobody means; options somebody does.
  const [[k1, o1], [k2, o2], [k3, o3], [k4, o4]] = placesOf(parameters, anything & ~optionsObject)
  return (a?: unknown, b?: unknown, c?: unknown, d?: unknown) => {
    if (misfits(k1, o1, a) || misfits(k2, o2, b) || misfits(k3, o3, c) || misfits(k4, o4, d))
      refuse(op, parameters, withoutTrailing([a, b, c, d]))
    try {
      return f(a, b, c, d)
    } catch (error) {
      throw explained(op, parameters, withoutTrailing([a, b, c, d]), error)
    }
  }
}

type OfTensor = (x: Tensor, ...rest: unknown[]) => unknown
type Method = (this: Tensor, ...args: unknown[]) => unknown

/** A function of a tensor as its method. */
export function watchedMethod(op: string, f: OfTensor): Method {
  const parameters = parametersOf(`Tensor.${op}`)
  if (parameters === null)
    return function (...rest) {
      return f(this, ...rest)
    }
  return isShort(parameters) ? shortMethod(op, f, parameters) : longMethod(op, f, parameters)
}

function longMethod(op: string, f: OfTensor, parameters: Parameters): Method {
  const check = checkOf(op, parameters)
  return function (...rest) {
    check(rest)
    try {
      return f(this, ...rest)
    } catch (error) {
      throw explained(op, parameters, rest, error)
    }
  }
}

function shortMethod(op: string, f: OfTensor, parameters: Parameters): Method {
  const [[k1, o1], [k2, o2], [k3, o3], [k4, o4]] = placesOf(parameters, leftOut)
  return function (this: Tensor, a?: unknown, b?: unknown, c?: unknown, d?: unknown) {
    if (misfits(k1, o1, a) || misfits(k2, o2, b) || misfits(k3, o3, c) || misfits(k4, o4, d))
      refuse(op, parameters, withoutTrailing([a, b, c, d]))
    try {
      return f(this, a, b, c, d)
    } catch (error) {
      throw explained(op, parameters, withoutTrailing([a, b, c, d]), error)
    }
  }
}

function withoutTrailing(args: unknown[]): unknown[] {
  return args.slice(0, args.findLastIndex(x => x !== undefined) + 1)
}

type Class = new (...args: never[]) => object

/**
 * The same class with its constructor checked. What is made of it, and of its subclasses, is what it was: both share one
 * prototype, whose `constructor` is the class that users know.
 */
function watchedClass(name: string, made: Class): Class {
  watchMethods(name, made)
  const parameters = parametersOf(`new ${name}`)
  if (parameters === null) return made
  const op = name.slice(name.lastIndexOf('.') + 1)
  const check = checkOf(op, parameters)
  const face = new Proxy(made, {
    construct(target, args: unknown[], newTarget) {
      check(args)
      try {
        return Reflect.construct(target, args, newTarget) as object
      } catch (error) {
        throw explained(op, parameters, args, error)
      }
    },
  })
  made.prototype.constructor = face
  return face
}

/** Has the methods that a class declares check their arguments. Errors of their own stay as they are. */
function watchMethods(name: string, made: Class): void {
  for (const [method, parameters] of methodsOf(name)) {
    const { value } = Object.getOwnPropertyDescriptor(made.prototype, method) as { value: AnyFunction }
    const check = checkOf(method, parameters)
    Object.defineProperty(made.prototype, method, {
      configurable: true,
      writable: true,
      value(this: object, ...args: unknown[]) {
        check(args)
        return value.apply(this, args)
      },
    })
  }
}

const isClass = (f: unknown): f is Class => /^class\b/.test(Function.prototype.toString.call(f))
/** Bundlers make objects of modules; all have one of these two marks. */
const isNamespace = (x: unknown): x is object =>
  typeof x === 'object' &&
  x !== null &&
  (Object.getPrototypeOf(x) === null || (x as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] === 'Module')

function watchedMember(name: string, value: unknown): unknown {
  if (isNamespace(value)) return watchedNamespace(name, value)
  if (typeof value !== 'function') return value
  return isClass(value) ? watchedClass(name, value) : watched(name, value as AnyFunction)
}

/** A namespace with every function and constructor watched; all else as it is. */
export function watchedNamespace(name: string, namespace: object): object {
  const entries = Object.entries(namespace).map(([key, value]) => [key, watchedMember(`${name}.${key}`, value)])
  return Object.freeze(Object.fromEntries(entries))
}
