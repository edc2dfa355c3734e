/** The kinds of arguments, as bits: what a value is, and what a parameter takes. */
import { Generator } from '../random/generator.ts'
import { DType } from '../tensor/dtype.ts'
import { Tensor } from '../tensor/tensor.ts'

const bits = {
  tensor: 1,
  number: 2,
  boolean: 4,
  string: 8,
  null: 16,
  options: 32,
  array: 64,
  function: 128,
  dtype: 256,
  generator: 512,
  undefined: 1024,
  other: 2048,
}
export const anything = 4095
export const tensorKind = bits.tensor
export const leftOut = bits.undefined
export const optionsObject = bits.options

/** The bit of a word of the table of signatures; lists are looked into only where a call has failed. */
export const bitOf = (word: string): number =>
  word.endsWith('[]') ? bits.array : (bits[word as keyof typeof bits] ?? groups[word] ?? anything)

/** Words for what is of several kinds, or of one among others; what serves for a dataset may be any object. */
const groups: Record<string, number> = {
  iterable: bits.array | bits.other,
  module: bits.function,
  optimizer: bits.other,
  scheduler: bits.other,
  dataset: bits.array | bits.other | bits.options,
  sampler: bits.array | bits.other | bits.options,
  bytes: bits.array | bits.other,
  URL: bits.other,
  object: bits.other | bits.options,
}

/** What a value is. */
export function kindOf(x: unknown): number {
  if (typeof x === 'object') return x instanceof Tensor ? bits.tensor : kindOfObject(x)
  if (typeof x === 'number') return bits.number
  if (typeof x === 'undefined') return bits.undefined
  return bits[typeof x as 'boolean' | 'string' | 'function'] ?? bits.other
}

function kindOfObject(x: object | null): number {
  if (x === null) return bits.null
  if (Array.isArray(x) || ArrayBuffer.isView(x)) return bits.array
  if (x instanceof DType) return bits.dtype
  if (x instanceof Generator) return bits.generator
  return isPlainObject(x) ? bits.options : bits.other
}

export const isPlainObject = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && x.constructor === Object
