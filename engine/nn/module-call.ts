import { explained, parametersOf, passOn, type Parameters } from '../calls/explain.ts'
import { checkOf, type Check } from '../calls/watch.ts'
import { Tensor } from '../tensor/tensor.ts'
import type { Module } from './module.ts'

/** What makes a module callable, and what it keeps out of sight: its members are the registry. */

export type ForwardHook = (module: Module, args: unknown[], output: unknown) => unknown
export type ForwardPreHook = (module: Module, args: unknown[]) => unknown[] | void

/** Shapes of a module's last forward pass; of several tensors the first one's. */
export interface Passed {
  readonly input: readonly number[]
  readonly output: readonly number[]
  readonly outputBytes: number
}

/** What every module keeps besides its members; out of sight, so that the members are the registry. */
interface Hidden {
  training: boolean
  names: Map<string, 'parameter' | 'buffer' | 'module'>
  forwardHooks: Set<ForwardHook>
  preHooks: Set<ForwardPreHook>
  told: Set<string>
  passed: Passed | null
}
const hidden = new WeakMap<Module, Hidden>()
export const stateOf = (module: Module): Hidden => {
  const state = hidden.get(module)
  if (!state) throw new Error(`${module.constructor.name}: call super() first in the constructor`)
  return state
}

/** A function that calls its own `forward`, with the given prototype: an instance of that class. */
export function makeCallable<M extends Module>(prototype: object, training: boolean): M {
  const call = ((...args: unknown[]) => run(call, args)) as unknown as M
  // A function's own read-only members would stand in the way of members of the same name.
  Reflect.deleteProperty(call, 'length')
  Reflect.deleteProperty(call, 'name')
  Object.setPrototypeOf(call, prototype)
  hidden.set(call, {
    training,
    names: new Map(),
    forwardHooks: new Set(),
    preHooks: new Set(),
    told: new Set(),
    passed: null,
  })
  return call
}

export const firstTensor = (value: unknown): Tensor | null =>
  value instanceof Tensor ? value : Array.isArray(value) ? firstTensor(value[0]) : null

/** The engine's own modules, with what their `forward` takes. */
const own = new Map<unknown, { parameters: Parameters; check: Check }>()

/** Says of the classes of a namespace that they are the engine's own: their calls are checked, and explained where they fail. */
export function explainCalls(namespace: object): void {
  for (const [name, value] of Object.entries(namespace)) {
    const parameters = typeof value === 'function' && parametersOf(`nn.${name}`)
    if (!parameters) continue
    // What the first module of a Sequential takes may be anything: it says so itself.
    const check = name === 'Sequential' ? () => {} : checkOf(name, parameters)
    own.set(value, { parameters, check })
  }
}

function run(module: Module, args: unknown[]): unknown {
  try {
    return runWithHooks(module, args)
  } catch (error) {
    const { name } = module.constructor
    // What a reader's `forward` throws is the reader's.
    const known = own.get(module.constructor)
    throw known ? explained(name, known.parameters, args, error) : passOn(error)
  }
}

function runWithHooks(module: Module, args: unknown[]): unknown {
  const state = stateOf(module)
  const { preHooks, forwardHooks } = state
  let given = args
  for (const hook of preHooks) given = hook(module, given) ?? given
  own.get(module.constructor)?.check(given)
  let output: unknown = module.forward(...given)
  for (const hook of forwardHooks) {
    const replaced = hook(module, given, output)
    if (replaced !== undefined) output = replaced
  }
  // Shapes alone: a tensor that is kept here would keep its memory.
  const last = firstTensor(output)
  if (last) {
    const input = (firstTensor(given[0]) ?? last).sizes
    state.passed = { input, output: last.sizes, outputBytes: last.count * last.dtype.bytes }
  }
  return output
}
