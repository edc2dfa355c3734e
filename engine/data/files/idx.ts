import { fromValues } from '../../ops/creation.ts'
import { float32, int32, uint8, type DType } from '../../tensor/dtype.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { nameOf, readBytes, type Source } from './bytes.ts'

/** The format of MNIST and Fashion-MNIST: two zeros, a type, a number of sizes, the sizes, then the numbers, big-endian. */
export interface Idx {
  readonly dtype: DType
  readonly sizes: readonly number[]
  readonly values: ArrayLike<number>
}

const types: Record<number, { dtype: DType; bytes: number; read: (view: DataView, at: number) => number }> = {
  0x08: { dtype: uint8, bytes: 1, read: (view, at) => view.getUint8(at) },
  0x09: { dtype: int32, bytes: 1, read: (view, at) => view.getInt8(at) },
  0x0b: { dtype: int32, bytes: 2, read: (view, at) => view.getInt16(at) },
  0x0c: { dtype: int32, bytes: 4, read: (view, at) => view.getInt32(at) },
  0x0d: { dtype: float32, bytes: 4, read: (view, at) => view.getFloat32(at) },
  0x0e: { dtype: float32, bytes: 8, read: (view, at) => view.getFloat64(at) },
}

/** Takes an IDX file apart; throws where it is none, or longer or shorter than its header says. */
export function parseIdx(bytes: Uint8Array, name: string): Idx {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const type = bytes[0] === 0 && bytes[1] === 0 ? types[bytes[2]] : undefined
  const rank = bytes[3]
  const header = 4 + 4 * rank
  if (!type || rank === 0 || bytes.length < header)
    throw new Error(`${name}: this is not an IDX file: ${opening(bytes)}`)
  const sizes = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i))
  const count = sizes.reduce((product, size) => product * size, 1)
  const expected = header + count * type.bytes
  if (bytes.length !== expected) {
    const found = bytes.length < expected ? 'cut short' : 'too long'
    throw new Error(
      `${name}: the file is ${found}: [${sizes.join(', ')}] takes ${expected} bytes, found ${bytes.length}`,
    )
  }
  if (type.dtype === uint8) return { dtype: uint8, sizes, values: bytes.subarray(header) }
  const values = Float64Array.from({ length: count }, (_, i) => type.read(view, header + i * type.bytes))
  return { dtype: type.dtype, sizes, values }
}

/** How a file begins, for messages: as text where it is text (an error page, mostly), else as bytes. */
function opening(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'it is empty'
  const start = bytes.subarray(0, 24)
  const isText = start.every(byte => (byte >= 32 && byte < 127) || byte === 10 || byte === 13 || byte === 9)
  if (isText) return `it begins with "${new TextDecoder().decode(start).trim()}"`
  return `it begins with the bytes ${Array.from(start.subarray(0, 4), byte => byte.toString(16).padStart(2, '0')).join(' ')}`
}

/** An IDX file, gzipped or not, as a tensor: `await readIdx('train-images-idx3-ubyte.gz')`. */
export async function readIdx(source: Source): Promise<Tensor> {
  const { values, sizes, dtype } = parseIdx(await readBytes(source), nameOf(source))
  return fromValues(values, sizes, dtype)
}

/** The bytes of an IDX file of uint8 values. */
export function writeIdx(sizes: readonly number[], values: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = 4 + 4 * sizes.length
  const bytes = new Uint8Array(header + values.length)
  const view = new DataView(bytes.buffer)
  bytes.set([0, 0, 0x08, sizes.length])
  sizes.forEach((size, i) => view.setUint32(4 + 4 * i, size))
  bytes.set(values, header)
  return bytes
}
