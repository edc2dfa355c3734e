import { explained, keptGlobals, keptOfNavigator, removedOfUrl } from './kept.ts'

/**
 * Takes from this realm everything by which code could reach the network, the site's storage, other tabs or a fresh
 * realm that has them: from the global, from its prototypes, and from `navigator`. Text is no longer made into code.
 * What the kernel itself needs of it, it has taken hold of before (`const { fetch } = globalThis`). Returns what could
 * not be removed, which is nothing in the browsers we know.
 */
export function confine(): string[] {
  const remaining = [...layersOf(globalThis)].flatMap(layer => reduce(layer, keptGlobals))
  if ('navigator' in globalThis) {
    for (const layer of layersOf(globalThis.navigator)) remaining.push(...reduce(layer, keptOfNavigator))
  }
  if ('URL' in globalThis) for (const name of removedOfUrl) Reflect.deleteProperty(URL, name)
  withoutCodeFromText()
  for (const [name, why] of Object.entries(explained))
    define(globalThis, name, refusing(`\`${name}\` is not here: ${why}`))
  return remaining
}

/** An object and its prototypes, but for the one that all objects share. */
function* layersOf(object: object): Generator<object> {
  for (let layer: object | null = object; layer && layer !== Object.prototype; layer = Object.getPrototypeOf(layer)) {
    yield layer
  }
}

/** Deletes the names that are not kept, and what leads back to a deleted class from its instances. */
function reduce(layer: object, kept: ReadonlySet<string>): string[] {
  return Object.getOwnPropertyNames(layer).flatMap(name => {
    if (kept.has(name)) return []
    const { value, get } = Object.getOwnPropertyDescriptor(layer, name)!
    if (typeof value === 'function' && value.prototype) define(value.prototype, 'constructor', undefined)
    // A constant (`PERSISTENT`) may be there to stay; it leads nowhere.
    const leads = get !== undefined || Object(value) === value
    return Reflect.deleteProperty(layer, name) || define(layer, name, undefined) || !leads ? [] : [name]
  })
}

const define = (object: object, name: string, value: unknown) =>
  Reflect.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false })

/** A function, also to be called with `new`, that only says why it is none. */
const refusing = (message: string) =>
  function refuse() {
    throw new TypeError(message)
  }

/**
 * Cells are compiled with their `import()`s refused; a text that becomes code would be compiled by nobody. `Function`
 * stays as what functions are an instance of.
 */
function withoutCodeFromText() {
  const makers = [function plain() {}, async function later() {}, function* many() {}, async function* manyLater() {}]
  for (const maker of makers) {
    const prototype: object = Object.getPrototypeOf(maker)
    const refuse = refusing('cells make no code out of text')
    Object.defineProperty(refuse, 'prototype', { value: prototype })
    define(prototype, 'constructor', refuse)
    if (prototype === Function.prototype) define(globalThis, 'Function', refuse)
  }
  define(globalThis, 'eval', refusing('cells make no code out of text'))
  for (const name of ['setTimeout', 'setInterval'] as const) define(globalThis, name, onlyFunctions(globalThis[name]))
}

const { apply } = Reflect

const onlyFunctions =
  (timer: (...values: never[]) => unknown) =>
  (task: unknown, delay?: number, ...rest: unknown[]) => {
    if (typeof task !== 'function') throw new TypeError('a timer takes a function')
    return apply(timer, undefined, [task, delay, ...rest])
  }
