import { noGrad } from '../autograd/mode.ts'
import { formatShape, sameShape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Module } from './module.ts'

/** What `stateDict` gives and `loadStateDict` takes: PyTorch's keys. */
export type StateDict = Record<string, Tensor>

/** Keys that did not fit, as `loadStateDict` reports them. */
export interface KeyReport {
  missingKeys: string[]
  unexpectedKeys: string[]
}

/** Copies values into a module by key; reports keys that did not fit, and throws where that is not allowed. */
export function loadInto(module: Module, state: StateDict, strict: boolean): KeyReport {
  if (typeof state !== 'object' || state === null || typeof state === 'function')
    throw new TypeError(
      `loadStateDict: expected an object of tensors by name, got ${state === null ? 'null' : typeof state}`,
    )
  const own = module.stateDict()
  const missingKeys = Object.keys(own).filter(key => !(key in state))
  const unexpectedKeys = Object.keys(state).filter(key => !(key in own))
  const wrong = Object.keys(own).filter(key => key in state && !sameShape(own[key].sizes, state[key].sizes))
  const problems = [
    ...(strict && missingKeys.length ? [`missing keys: ${missingKeys.join(', ')}`] : []),
    ...(strict && unexpectedKeys.length ? [`unexpected keys: ${unexpectedKeys.join(', ')}`] : []),
    ...wrong.map(
      key => `${key} has shape ${formatShape(state[key].sizes)}, the module needs ${formatShape(own[key].sizes)}`,
    ),
  ]
  if (problems.length) throw new Error(`loadStateDict: ${module.className}: ${problems.join('; ')}`)
  noGrad(() => {
    for (const [key, tensor] of Object.entries(own)) if (key in state) tensor.copy_(state[key])
  })
  return { missingKeys, unexpectedKeys }
}
