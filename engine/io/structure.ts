import { Tensor } from '../tensor/tensor.ts'
import { parseSafetensors, serializeSafetensors } from './safetensors.ts'

/** What can be saved: tensors, and lists and plain objects of them, with numbers, strings, booleans and null beside. */
export type Saveable =
  | Tensor
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly Saveable[]
  | { readonly [key: string]: Saveable }

/** Where the outline of a structure stands in a file's metadata. A plain state dict has none. */
const outlineKey = 'torchlet'
const reference = '$tensor'
/** Numbers that JSON does not know. */
const special = '$number'

/** A structure as bytes. A plain object of tensors becomes a safetensors file with its keys as names. */
export function pack(value: Saveable): Uint8Array {
  const tensors: Record<string, Tensor> = {}
  const outline = (part: Saveable, path: string): unknown => {
    if (part instanceof Tensor) {
      tensors[path] = part
      return { [reference]: path }
    }
    if (typeof part === 'number' && !Number.isFinite(part)) return { [special]: String(part) }
    if (part === null || part === undefined || typeof part !== 'object') {
      if (typeof part === 'function' || typeof part === 'symbol')
        throw new TypeError(
          `save: ${path || 'the value'} is a ${typeof part}; tensors, numbers, strings, lists and plain objects can be saved (of a module: net.stateDict())`,
        )
      return part ?? null
    }
    const below = (key: string | number) => (path ? `${path}.${key}` : String(key))
    if (Array.isArray(part)) return part.map((item: Saveable, i) => outline(item, below(i)))
    const prototype = Object.getPrototypeOf(part) as object | null
    if (prototype !== Object.prototype && prototype !== null)
      throw new TypeError(`save: ${path || 'the value'} is a ${part.constructor.name}; only plain objects can be saved`)
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, outline(item as Saveable, below(key))]))
  }
  const drawn = outline(value, '')
  const plain = isPlainDict(value)
  return serializeSafetensors(
    value instanceof Tensor ? { tensor: value } : tensors,
    plain ? {} : { [outlineKey]: JSON.stringify(drawn) },
  )
}

const isPlainDict = (value: Saveable): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Tensor) &&
  !Array.isArray(value) &&
  Object.entries(value).length > 0 &&
  Object.values(value).every(item => item instanceof Tensor)

/** The structure that `pack` was given; of any other safetensors file its tensors by name. */
export function unpack(bytes: Uint8Array): Saveable {
  const { tensors, metadata } = parseSafetensors(bytes)
  const text = metadata[outlineKey]
  if (text === undefined) return tensors
  const fill = (part: unknown): Saveable => {
    if (part === null || typeof part !== 'object') return part as Saveable
    if (Array.isArray(part)) return part.map(fill)
    if (special in part) return Number((part as Record<string, string>)[special])
    if (!(reference in part)) return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, fill(item)]))
    const path = (part as Record<string, string>)[reference]
    return tensors[path === '' ? 'tensor' : path]
  }
  return fill(JSON.parse(text))
}
