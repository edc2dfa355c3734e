import type { Tensor } from '../tensor/tensor.ts'
import { bytesOf, elementBytes, elementTypeOf, tensorFrom, writtenType } from './elements.ts'

/*
 * The safetensors format: 8 bytes length of the header (little-endian), a header in JSON with the type, shape and place
 * of each tensor, then the values. Python's `safetensors` reads and writes the same files.
 */

export type Metadata = Record<string, string>
interface Entry {
  dtype: string
  shape: number[]
  data_offsets: [from: number, to: number]
}

/** The tensors of a file by name, and the strings it carries. */
export interface SafetensorsFile {
  tensors: Record<string, Tensor>
  metadata: Metadata
}

/** Writes named tensors as the bytes of a safetensors file; int32 as int64, which is what PyTorch has. */
export function serializeSafetensors(tensors: Record<string, Tensor>, metadata: Metadata = {}): Uint8Array {
  // Wide elements first, so that all of them lie aligned.
  const ordered = Object.entries(tensors).sort(
    ([, a], [, b]) => elementBytes(writtenType(b)) - elementBytes(writtenType(a)),
  )
  const header: Record<string, Entry | Metadata> = Object.keys(metadata).length > 0 ? { __metadata__: metadata } : {}
  let length = 0
  for (const [name, x] of ordered) {
    const size = x.count * elementBytes(writtenType(x))
    header[name] = { dtype: writtenType(x), shape: [...x.sizes], data_offsets: [length, length + size] }
    length += size
  }
  const text = JSON.stringify(header)
  const head = new TextEncoder().encode(text + ' '.repeat((8 - (new TextEncoder().encode(text).length % 8)) % 8))
  const file = new Uint8Array(8 + head.length + length)
  new DataView(file.buffer).setBigUint64(0, BigInt(head.length), true)
  file.set(head, 8)
  let at = 8 + head.length
  for (const [, x] of ordered) {
    const bytes = bytesOf(x)
    file.set(bytes, at)
    at += bytes.length
  }
  return file
}

/** Whether the bytes begin as a safetensors file does: a length that fits, then a JSON object. */
export function isSafetensors(bytes: Uint8Array): boolean {
  if (bytes.length < 10 || bytes[8] !== 0x7b) return false
  const size = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true)
  return size <= BigInt(bytes.length - 8)
}

/** Reads a safetensors file. */
export function parseSafetensors(bytes: Uint8Array): SafetensorsFile {
  if (!isSafetensors(bytes)) throw new Error('load: these bytes are no safetensors file, or a part of one')
  const size = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true))
  const data = bytes.subarray(8 + size)
  let header: Record<string, Entry | Metadata>
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + size))) as typeof header
  } catch (error) {
    throw new Error(`load: the header of the safetensors file is broken: ${(error as Error).message}`)
  }
  const { __metadata__: metadata = {}, ...entries } = header
  const tensors: Record<string, Tensor> = {}
  for (const [name, entry] of Object.entries(entries) as [string, Entry][]) {
    const [from, to] = entry.data_offsets ?? [0, -1]
    if (!(from >= 0 && from <= to && to <= data.length))
      throw new RangeError(
        `load: ${name} lies at bytes ${from} to ${to} of ${data.length}: the file is cut off or broken`,
      )
    tensors[name] = tensorFrom(name, data.subarray(from, to), elementTypeOf(entry.dtype), entry.shape)
  }
  return { tensors, metadata: metadata as Metadata }
}
