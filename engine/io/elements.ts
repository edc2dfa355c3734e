import { float32, int32, uint8, bool, UnsupportedError, type DType } from '../tensor/dtype.ts'
import { formatShape, count } from '../tensor/shape.ts'
import { tensor } from '../ops/creation.ts'
import type { Tensor } from '../tensor/tensor.ts'

/** Element types of files, and the dtype that holds them here. */
export type ElementType = 'F64' | 'F32' | 'F16' | 'BF16' | 'I64' | 'I32' | 'I16' | 'I8' | 'U8' | 'BOOL'

type Values = Float32Array | Int32Array | Uint8Array
interface Reader {
  readonly bytes: number
  readonly dtype: DType
  /** The i-th value of a little-endian stretch. */
  readonly read: (view: DataView, at: number) => number
}

/** Half precision: sign, 5 bits of exponent, 10 of fraction. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 31) return fraction ? NaN : sign * Infinity
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

function narrow(value: bigint): number {
  const number = Number(value)
  if (number > 2147483647 || number < -2147483648)
    throw new RangeError(`load: the int64 value ${value} does not fit int32, which holds integers here`)
  return number
}

const word = new DataView(new ArrayBuffer(4))
function bfloat(bits: number): number {
  word.setUint32(0, bits << 16)
  return word.getFloat32(0)
}

const readers: Record<ElementType, Reader> = {
  F64: { bytes: 8, dtype: float32, read: (view, at) => view.getFloat64(at, true) },
  F32: { bytes: 4, dtype: float32, read: (view, at) => view.getFloat32(at, true) },
  F16: { bytes: 2, dtype: float32, read: (view, at) => half(view.getUint16(at, true)) },
  BF16: { bytes: 2, dtype: float32, read: (view, at) => bfloat(view.getUint16(at, true)) },
  I64: { bytes: 8, dtype: int32, read: (view, at) => narrow(view.getBigInt64(at, true)) },
  I32: { bytes: 4, dtype: int32, read: (view, at) => view.getInt32(at, true) },
  I16: { bytes: 2, dtype: int32, read: (view, at) => view.getInt16(at, true) },
  I8: { bytes: 1, dtype: int32, read: (view, at) => view.getInt8(at) },
  U8: { bytes: 1, dtype: uint8, read: (view, at) => view.getUint8(at) },
  BOOL: { bytes: 1, dtype: bool, read: (view, at) => view.getUint8(at) },
}

export const elementBytes = (type: ElementType): number => readers[type].bytes

export function elementTypeOf(name: string): ElementType {
  if (!Object.hasOwn(readers, name))
    throw new UnsupportedError(
      `load: element type ${name} is not supported; there are ${Object.keys(readers).join(', ')}`,
    )
  return name as ElementType
}

/** `n` values from `bytes`. */
export function readValues(bytes: Uint8Array, type: ElementType, n: number): Values {
  const { bytes: size, dtype, read } = readers[type]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = dtype === float32 ? new Float32Array(n) : dtype === int32 ? new Int32Array(n) : new Uint8Array(n)
  if (type === 'F32' && bytes.byteOffset % 4 === 0) values.set(new Float32Array(bytes.buffer, bytes.byteOffset, n))
  else for (let i = 0; i < n; i++) values[i] = read(view, i * size)
  return values
}

/** A tensor of the given shape from the bytes of its elements. */
export function tensorFrom(name: string, bytes: Uint8Array, type: ElementType, shape: readonly number[]): Tensor {
  const n = count(shape)
  if (bytes.length !== n * readers[type].bytes)
    throw new RangeError(
      `load: ${name} of shape ${formatShape(shape)} needs ${n * readers[type].bytes} bytes, the file has ${bytes.length}`,
    )
  return tensor(readValues(bytes, type, n), { shape, dtype: readers[type].dtype })
}

/** What a tensor is written as: integers as PyTorch's int64. */
export const writtenType = (x: Tensor): ElementType =>
  x.dtype === float32 ? 'F32' : x.dtype === int32 ? 'I64' : x.dtype === uint8 ? 'U8' : 'BOOL'

/** The values of a tensor as little-endian bytes. */
export function bytesOf(x: Tensor): Uint8Array {
  const values = x.toTypedArray()
  const out = new Uint8Array(x.count * elementBytes(writtenType(x)))
  const view = new DataView(out.buffer)
  if (values instanceof Float32Array) values.forEach((value, i) => view.setFloat32(4 * i, value, true))
  else if (values instanceof Int32Array) values.forEach((value, i) => view.setBigInt64(8 * i, BigInt(value), true))
  else out.set(values)
  return out
}
