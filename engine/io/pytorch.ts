import { UnsupportedError } from '../tensor/dtype.ts'
import { Tensor } from '../tensor/tensor.ts'
import { asStrided } from '../ops/window.ts'
import { readValues, elementBytes, type ElementType } from './elements.ts'
import { PythonName, unpickle, type Callables } from './pickle.ts'
import type { Saveable } from './structure.ts'
import { readZip } from './zip.ts'
import { tensor } from '../ops/creation.ts'

/** Files of Python's `torch.save`: a zip archive of a pickle and the values of each storage. */

const storageTypes: Record<string, ElementType> = {
  'torch.DoubleStorage': 'F64',
  'torch.FloatStorage': 'F32',
  'torch.HalfStorage': 'F16',
  'torch.BFloat16Storage': 'BF16',
  'torch.LongStorage': 'I64',
  'torch.IntStorage': 'I32',
  'torch.ShortStorage': 'I16',
  'torch.CharStorage': 'I8',
  'torch.ByteStorage': 'U8',
  'torch.BoolStorage': 'BOOL',
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

const callables: Callables = {
  'collections.OrderedDict': (items: unknown = []) => new Map(items as [unknown, unknown][]),
  'torch._utils._rebuild_tensor_v2': (flat, offset, sizes, strides, requiresGrad) => {
    const made = asStrided(flat as Tensor, sizes as number[], strides as number[], offset as number).clone()
    return requiresGrad && made.isFloatingPoint() ? made.requiresGrad_() : made
  },
  'torch._utils._rebuild_parameter': (data, requiresGrad) => (data as Tensor).requiresGrad_(Boolean(requiresGrad)),
  'torch.Size': sizes => sizes,
  'builtins.set': items => items,
}

/** What `torch.save` wrote in Python: tensors, and dicts, lists and tuples of them. */
export function loadPyTorch(bytes: Uint8Array): Saveable {
  const files = readZip(bytes)
  const pickle = [...files.keys()].find(name => name.endsWith('/data.pkl') || name === 'data.pkl')
  if (!pickle) throw new Error('load: the zip archive holds no data.pkl: it was not written by torch.save')
  const folder = pickle.slice(0, -'data.pkl'.length)
  const order = files.get(`${folder}byteorder`)
  if (order && new TextDecoder().decode(order) !== 'little')
    throw new UnsupportedError('load: a big-endian file cannot be read')
  const storages = new Map<string, Tensor>()
  const storageOf = (id: unknown): Tensor => {
    const [kind, type, key, , length] = id as [string, unknown, string, string, number]
    if (kind !== 'storage' || !(type instanceof PythonName))
      throw new Error('load: the file refers to something that is no storage')
    const element = storageTypes[type.path]
    if (!element)
      throw new UnsupportedError(`load: ${type.path} cannot be read; there are ${Object.keys(storageTypes).join(', ')}`)
    if (!storages.has(key)) storages.set(key, flatStorage(files, `${folder}data/${key}`, element, length))
    return storages.get(key)!
  }
  return plain(unpickle(files.get(pickle)!, callables, storageOf))
}

function flatStorage(files: Map<string, Uint8Array>, name: string, element: ElementType, length: number): Tensor {
  const bytes = files.get(name)
  if (!bytes || bytes.length < length * elementBytes(element))
    throw new Error(`load: the values in ${name} are missing or cut off`)
  return tensor(readValues(bytes, element, length), element === 'BOOL' ? { dtype: 'bool' } : {})
}

/** Dicts as plain objects. */
function plain(value: unknown): Saveable {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [String(key), plain(item)]))
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof PythonName)
    throw new Error(
      `load: the file holds ${value.path}, which is no tensor; save net.state_dict() instead of the module`,
    )
  return value as Saveable
}
