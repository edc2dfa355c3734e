// Modules: constructed, loaded and called as in PyTorch; keyword arguments become the options object.
import { named, nn, plain } from './torchlet.mjs'

const withOptions = (args, kwargs) => {
  const options = named(kwargs)
  return Object.keys(options).length > 0 ? [...args, options] : args
}

export function module(name, { args, kwargs }) {
  const Class = nn[name]
  return Class && new Class(...withOptions(args.map(plain), kwargs))
}
export const loadState = (m, state) => m.loadStateDict(state)
export const train = (m, on) => m.train(on)
export const call = (m, { args, kwargs }) => m(...withOptions(args.map(plain), kwargs))
export const param = (m, key) => Object.fromEntries(m.namedParameters())[key]
export const state = m => Object.fromEntries(m.stateDict())
