// The package under test, and how PyTorch's values are written in it.
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const where = process.env.TORCHLET
if (!where)
  throw new Error('set TORCHLET to the URL (or path) of the built package, for instance dist/torchlet/index.js')
const url = /^[a-z]+:\/\//.test(where) ? where : pathToFileURL(path.resolve(where)).href
export const torchlet = await import(url)
export const { torch, nn, F, optim, data, Tensor, slice } = torchlet

export const camel = name => name.replace(/(?<=[a-zA-Z0-9])_([a-zA-Z0-9])/g, (_, letter) => letter.toUpperCase())
/** int64 results beyond int32, which the package gives as plain numbers. */
export class PlainIntegers {
  constructor(shape, data) {
    Object.assign(this, { dtype: 'int64', shape, data })
  }
}
export const isTensor = x => x instanceof Tensor || x instanceof PlainIntegers

/** The runner marks Python floats of integral value with a class of its own. */
export const isFloat = x => typeof x === 'object' && x !== null && !isTensor(x) && x.constructor?.name === 'Float'
/** Python values as JavaScript has them; keys of dictionaries in camelCase. */
export const plain = x =>
  isFloat(x)
    ? x.value
    : Array.isArray(x)
      ? x.map(plain)
      : x?.constructor === Object && !('slice' in x) && !('ellipsis' in x)
        ? named(x)
        : x
/** The names that `reduction` had before it was one; a `reduce` that is a word is an option of scatter. */
function withReduction({ size_average: average, ...rest }) {
  if (typeof rest.reduce === 'string' || (average ?? rest.reduce ?? null) === null) return rest
  const { reduce, ...others } = rest
  return { ...others, reduction: reduce === false ? 'none' : average === false ? 'sum' : 'mean' }
}

/** Keyword arguments as an options object. */
export const named = kwargs => {
  const options = {}
  for (const [key, value] of Object.entries(withReduction(kwargs))) {
    // memory_format, layout and the like decode to undefined; there is one device, which moves nothing.
    if (value !== undefined && key !== 'device' && key !== 'non_blocking') options[camel(key)] = plain(value)
  }
  return options
}

/** int64 is int32 here. What a tensor was called there is kept, so that int32 and int64 answers keep their names. */
const names = new WeakMap()
export const callIt = (x, name) => names.set(x, name)

/** No two elements share a place in memory; such tensors, which nothing may write to, come as plain ones. */
function apart(shape, strides) {
  let reach = 0
  for (const d of [...shape.keys()].sort((a, b) => strides[a] - strides[b])) {
    if (shape[d] > 1 && strides[d] <= reach) return false
    reach += (shape[d] - 1) * strides[d]
  }
  return true
}

export function makeTensor({ dtype, shape, data, strides, requiresGrad }) {
  const here = dtype === 'int64' ? 'int32' : dtype
  let x = torch.tensor(data, { dtype: here, shape })
  if (strides && data.length > 0 && apart(shape, strides)) {
    const reach = shape.reduce((last, size, d) => last + (size - 1) * strides[d], 1)
    x = torch.empty(reach, { dtype: here }).asStrided(shape, strides).copy_(x).detach()
  }
  if (dtype === 'int32') callIt(x, 'int32')
  return requiresGrad ? x.requiresGrad_() : x
}

export function readTensor(x) {
  if (x instanceof PlainIntegers) return x
  const dtype = x.dtype.name === 'int32' ? (names.get(x) ?? 'int64') : x.dtype.name
  return { dtype, shape: [...x.shape], data: x.toTypedArray() }
}
