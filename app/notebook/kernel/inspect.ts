import type { Inspected, Num } from '../outputs.ts'
import type { Engine } from './engine.ts'

/** How much of a value is looked at. */
export interface InspectLimits {
  depth: number
  /** Items of a collection, members of an object. */
  items: number
  /** Characters of a string. */
  characters: number
  /** Nodes in all. */
  nodes: number
}

export const displayLimits: InspectLimits = { depth: 6, items: 100, characters: 10_000, nodes: 2_000 }

/**
 * Looks at a value without running any of the reader's code: getters are named, not called, proxies and broken objects
 * cannot throw here. The result is bounded, acyclic and plain.
 */
export function inspect(value: unknown, engine: Engine, limits = displayLimits): Inspected {
  return new Inspector(engine, limits).node(value, limits.depth)
}

export const toNum = (value: number): Num => (Number.isFinite(value) ? value : (String(value) as Num))

class Inspector {
  readonly #engine: Engine
  readonly #limits: InspectLimits
  readonly #path = new Set<object>()
  #nodes = 0

  constructor(engine: Engine, limits: InspectLimits) {
    this.#engine = engine
    this.#limits = limits
  }

  node(value: unknown, depth: number): Inspected {
    this.#nodes++
    const primitive = primitives[typeof value]
    if (primitive) return primitive(value as never, this.#limits)
    if (value === null) return { type: 'null' }
    try {
      return this.#object(value as object, depth)
    } catch {
      return { type: 'deeper', name: 'object that cannot be read' }
    }
  }

  #object(value: object, depth: number): Inspected {
    const tensor = this.#engine.tensor(value)
    if (tensor) return { type: 'tensor', shape: tensor.shape, dtype: tensor.dtype, text: tensor.text }
    const name = className(value)
    const text = this.#engine.printed(value)
    if (text !== null) return { type: 'printed', name, text }
    const simple = plainKinds.find(kind => kind.is(value))
    if (simple) return simple.show(value as never)
    if (this.#path.has(value)) return { type: 'cycle' }
    if (depth === 0 || this.#nodes > this.#limits.nodes)
      return { type: 'deeper', name: name || 'Object', ...lengthOf(value) }
    this.#path.add(value)
    const collection = collections.find(kind => kind.is(value))
    const result = collection ? collection.show(value as never, this, depth - 1) : this.#members(value, name, depth - 1)
    this.#path.delete(value)
    return result
  }

  /** The first items, and how many were left out. */
  items(all: Iterable<unknown>, size: number, depth: number): { items: Inspected[]; more: number } {
    const items: Inspected[] = []
    for (const item of all) {
      if (items.length === this.#limits.items || this.#nodes > this.#limits.nodes) break
      items.push(this.node(item, depth))
    }
    return { items, more: size - items.length }
  }

  #members(value: object, name: string, depth: number): Inspected {
    const keys = Reflect.ownKeys(value).filter(key => Object.getOwnPropertyDescriptor(value, key)?.enumerable)
    const entries = keys.slice(0, this.#limits.items).map((key): [string, Inspected] => {
      const member = Object.getOwnPropertyDescriptor(value, key)!
      return [String(key), 'value' in member ? this.node(member.value, depth) : { type: 'getter' }]
    })
    return { type: 'object', name, entries, more: keys.length - entries.length }
  }
}

const primitives: Record<string, (value: never, limits: InspectLimits) => Inspected> = {
  number: (value: number) => ({ type: 'number', value: toNum(value) }),
  string: (value: string, { characters }) =>
    value.length > characters
      ? { type: 'string', value: value.slice(0, characters), cut: value.length - characters }
      : { type: 'string', value },
  boolean: (value: boolean) => ({ type: 'boolean', value }),
  undefined: () => ({ type: 'undefined' }),
  bigint: (value: bigint) => ({ type: 'bigint', value: String(value) }),
  symbol: (value: symbol) => ({ type: 'symbol', value: String(value) }),
} as Record<string, (value: never, limits: InspectLimits) => Inspected>

interface PlainKind<T> {
  is(value: object): boolean
  show(value: T): Inspected
}
const plain = <T>(is: (value: object) => boolean, show: (value: T) => Inspected) => ({ is, show }) as PlainKind<never>

const plainKinds: PlainKind<never>[] = [
  plain<() => void>(
    value => typeof value === 'function',
    value => ({ type: isClass(value) ? 'class' : 'function', name: ownName(value) }),
  ),
  plain<Date>(
    value => value instanceof Date,
    value => ({ type: 'date', value: dateText(value) }),
  ),
  plain<RegExp>(
    value => value instanceof RegExp,
    value => ({ type: 'regexp', value: String(value) }),
  ),
  plain<Error>(
    value => value instanceof Error,
    value => ({ type: 'error', name: String(value.name), message: String(value.message) }),
  ),
  plain<Promise<unknown>>(
    value => value instanceof Promise,
    () => ({ type: 'promise' }),
  ),
]

interface Collection<T> {
  is(value: object): boolean
  show(value: T, inspector: Inspector, depth: number): Inspected
}
const collection = <T>(is: (value: object) => boolean, show: Collection<T>['show']) =>
  ({ is, show }) as Collection<never>

const collections: Collection<never>[] = [
  collection<unknown[]>(Array.isArray, (value, inspector, depth) => ({
    type: 'array',
    name: 'Array',
    length: value.length,
    ...inspector.items(value, value.length, depth),
  })),
  collection<Float32Array>(
    value => ArrayBuffer.isView(value) && !(value instanceof DataView),
    (value, inspector, depth) => ({
      type: 'array',
      name: className(value),
      length: value.length,
      ...inspector.items(value, value.length, depth),
    }),
  ),
  collection<Map<unknown, unknown>>(
    value => value instanceof Map,
    (value, inspector, depth) => {
      const keys = inspector.items(value.keys(), value.size, depth)
      const values = inspector.items(value.values(), value.size, depth).items
      const entries = values.map((entry, i): [Inspected, Inspected] => [keys.items[i], entry])
      return { type: 'map', size: value.size, entries, more: value.size - entries.length }
    },
  ),
  collection<Set<unknown>>(
    value => value instanceof Set,
    (value, inspector, depth) => ({
      type: 'set',
      size: value.size,
      ...inspector.items(value, value.size, depth),
    }),
  ),
]

/** The class of an object, '' for a plain one. Reads no getter. */
export function className(value: object): string {
  const prototype = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return ''
  const constructor = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value
  return typeof constructor === 'function' ? ownName(constructor) : ''
}

const ownName = (value: object): string => String(Object.getOwnPropertyDescriptor(value, 'name')?.value ?? '')
const isClass = (value: unknown) => Function.prototype.toString.call(value).startsWith('class')
const dateText = (value: Date) => (Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString())

function lengthOf(value: object): { length?: number } {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return { length: (value as unknown[]).length }
  return value instanceof Map || value instanceof Set ? { length: value.size } : {}
}
