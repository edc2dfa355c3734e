// Modules: what PyTorch requires comes by position, in its order, the rest by name in one object of options.
import { named, nn, plain } from './torchlet.mjs'

/** How many arguments a class requires: the first constructor of its line that declares any. */
export function required(Class) {
  for (let c = Class; typeof c === 'function'; c = Object.getPrototypeOf(c)) if (c.length > 0) return c.length
  return 0
}

/** An instance of a class from arguments as PyTorch takes them: `entries` are [name, value] in its order. */
export function construct(Class, entries) {
  const n = required(Class)
  const options = named(Object.fromEntries(entries.slice(n)))
  const positional = entries.slice(0, n).map(([, value]) => plain(value))
  return Object.keys(options).length > 0 ? new Class(...positional, options) : new Class(...positional)
}

export function module(name, { args, kwargs, named: byName }) {
  if (!Object.hasOwn(nn, name)) return undefined
  if (byName) {
    const byPosition = Object.entries(byName).filter(([key]) => !(key in kwargs))
    return construct(nn[name], [...byPosition, ...Object.entries(kwargs)])
  }
  // The recording has lost the names of these positional arguments.
  const options = named(kwargs)
  return new nn[name](...args.map(plain), ...(Object.keys(options).length > 0 ? [options] : []))
}

export const loadState = (net, state) => net.loadStateDict(state)
export const train = (net, on) => net.train(on)
export const param = (net, key) => net.getParameter(key)
export const state = net => net.stateDict()

export function call(net, { args, kwargs }) {
  // `input` is the first argument of every forward, also where it comes by name.
  const { input, ...rest } = kwargs
  const options = named(rest)
  const positional = input === undefined ? args : [input, ...args]
  return net(...positional.map(plain), ...(Object.keys(options).length > 0 ? [options] : []))
}
