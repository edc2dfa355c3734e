import { rawBytes } from '../data/files/bytes.ts'
import { isZip, loadPyTorch } from './pytorch.ts'
import { isSafetensors } from './safetensors.ts'
import { fileStore } from './store.ts'
import { pack, unpack, type Saveable } from './structure.ts'

export { parseSafetensors, serializeSafetensors, type Metadata, type SafetensorsFile } from './safetensors.ts'
export { openBrowserStore } from './browser-store.ts'
export { memoryStore, setFileStore, type FileStore } from './store.ts'
export type { Saveable } from './structure.ts'

/**
 * A tensor, or lists and plain objects of tensors (a state dict), as the bytes of a safetensors file; with a name, also
 * written under it, where `torch.load(name)` finds them again. A state dict saved here opens in Python with
 * `safetensors.torch.load_file`.
 */
export function save(value: Saveable, name?: string): Uint8Array {
  const bytes = pack(value)
  if (name !== undefined) fileStore().write(name, bytes)
  return bytes
}

export interface LoadOptions {
  /** Taken for PyTorch's sake; only tensors and plain containers are ever read. */
  weightsOnly?: boolean
  mapLocation?: unknown
}

/**
 * What `torch.save` was given, from a name or from bytes. Reads safetensors files, and the files of Python's torch.save
 * as far as they hold tensors, dicts, lists, numbers and strings. A Blob or a URL gives a promise.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a file holds is known to the reader alone
export function load(source: string | Uint8Array | ArrayBuffer, options?: LoadOptions): any
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function load(source: Blob | URL, options?: LoadOptions): Promise<any>
export function load(source: string | Uint8Array | ArrayBuffer | Blob | URL, _options: LoadOptions = {}): unknown {
  if (source instanceof Blob || source instanceof URL) return rawBytes(source).then(read)
  if (typeof source !== 'string') return read(source instanceof ArrayBuffer ? new Uint8Array(source) : source)
  const bytes = fileStore().read(source)
  if (!bytes) throw new Error(`load: there is no file '${source}'; torch.save(x, '${source}') makes one`)
  return read(bytes)
}

function read(bytes: Uint8Array): Saveable {
  if (isZip(bytes)) return loadPyTorch(bytes)
  if (isSafetensors(bytes)) return unpack(bytes)
  if (bytes[0] === 0x80)
    throw new Error('load: this is a bare pickle, as torch.save wrote it before PyTorch 1.6; save it anew')
  throw new Error('load: these bytes are neither a safetensors file nor one of torch.save')
}
