import { fromValues } from '../../ops/creation.ts'
import { bool, float32, int32, uint8, UnsupportedError, type DType } from '../../tensor/dtype.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { nameOf, readBytes, type Source } from './bytes.ts'

const types: Record<string, { dtype: DType; bytes: number; read: (view: DataView, at: number) => number }> = {
  '<f4': { dtype: float32, bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  '<f8': { dtype: float32, bytes: 8, read: (view, at) => view.getFloat64(at, true) },
  '<i2': { dtype: int32, bytes: 2, read: (view, at) => view.getInt16(at, true) },
  '<i4': { dtype: int32, bytes: 4, read: (view, at) => view.getInt32(at, true) },
  '<i8': { dtype: int32, bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  '|i1': { dtype: int32, bytes: 1, read: (view, at) => view.getInt8(at) },
  '|u1': { dtype: uint8, bytes: 1, read: (view, at) => view.getUint8(at) },
  '|b1': { dtype: bool, bytes: 1, read: (view, at) => view.getUint8(at) },
}

/**
 * NumPy's .npy file as a tensor. float64 becomes float32 and int64 int32 (a value that does not fit throws), as
 * everywhere in torchlet.
 */
export async function readNpy(source: Source): Promise<Tensor> {
  const name = nameOf(source)
  const bytes = await readBytes(source)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isNpy = bytes.length > 12 && bytes[0] === 0x93 && new TextDecoder().decode(bytes.subarray(1, 6)) === 'NUMPY'
  if (!isNpy) throw new Error(`${name}: this is not an NPY file`)
  const wide = bytes[6] >= 2 // the length of the header has 4 bytes from version 2 on
  const start = wide ? 12 : 10
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true)
  const header = new TextDecoder().decode(bytes.subarray(start, start + length))

  const descr = /'descr':\s*'([^']+)'/.exec(header)?.[1] ?? 'a structured type'
  const sizes = (/'shape':\s*\(([^)]*)\)/.exec(header)?.[1] ?? '')
    .split(',')
    .filter(part => part.trim())
    .map(Number)
  const type = types[descr]
  if (!type) throw new UnsupportedError(`${name}: arrays of ${descr} are not supported`)
  const count = sizes.reduce((product, size) => product * size, 1)
  const expected = start + length + count * type.bytes
  if (bytes.length < expected)
    throw new Error(`${name}: the file is cut short: ${expected} bytes expected, found ${bytes.length}`)
  const values = Float64Array.from({ length: count }, (_, i) => type.read(view, start + length + i * type.bytes))
  if (!/'fortran_order':\s*True/.test(header)) return fromValues(values, sizes, type.dtype)
  const columnMajor = fromValues(values, sizes.toReversed(), type.dtype)
  return columnMajor.permute(sizes.map((_, i) => sizes.length - 1 - i)).contiguous()
}
