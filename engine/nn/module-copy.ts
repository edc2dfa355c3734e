import { makeCallable } from './module-call.ts'
import type { Module } from './module.ts'
import { Buffer, Parameter } from './parameter.ts'

const isModule = (value: unknown): value is Module => typeof value === 'function' && 'namedChildren' in value

/** A module with members of its own; what stands in two places stands in both copies' places once. */
export function copyModule<M extends Module>(module: M): M {
  const copies = new Map<unknown, unknown>()
  const copy = (value: unknown): unknown => {
    if (!(value instanceof Parameter || value instanceof Buffer || isModule(value))) return value
    if (!copies.has(value)) copies.set(value, isModule(value) ? copyMembers(value) : value.copy())
    return copies.get(value)
  }
  const copyMembers = (original: Module): Module => {
    const made = makeCallable<Module>(Object.getPrototypeOf(original) as object, original.training)
    for (const [name, value] of Object.entries(original)) Object.assign(made, { [name]: copy(value) })
    return made
  }
  return copy(module) as M
}
