/** What `torch` says about devices and dtypes. */
import { bool, dtypeOf, float32, int32, uint8, type DType } from './tensor/dtype.ts'
import type { Tensor } from './tensor/tensor.ts'

/** The one device there is, by name, so that code written for several carries over. */
export function device(name: string): 'cpu' {
  if (name !== 'cpu') throw new TypeError(`device: there is no device '${name}'; tensors live on 'cpu'`)
  return 'cpu'
}

/** There is no CUDA in a browser. */
export const cuda = {
  isAvailable: (): boolean => false,
  deviceCount: (): number => 0,
}

/** Whether the elements of x are floats. */
export const isFloatingPoint = (x: Tensor): boolean => x.dtype.isFloatingPoint

/** Limits of a float type. */
export function finfo(dtype: DType | string = float32) {
  if (dtypeOf(dtype) !== float32) throw new TypeError(`finfo: ${dtypeOf(dtype).name} is no float type`)
  return { bits: 32, eps: 2 ** -23, max: 3.4028234663852886e38, min: -3.4028234663852886e38, tiny: 2 ** -126 }
}

const ranges = new Map([
  [int32, { bits: 32, min: -(2 ** 31), max: 2 ** 31 - 1 }],
  [uint8, { bits: 8, min: 0, max: 255 }],
])

/** Limits of an integer type. */
export function iinfo(dtype: DType | string = int32) {
  const range = ranges.get(dtypeOf(dtype))
  if (!range) throw new TypeError(`iinfo: ${dtypeOf(dtype) === bool ? 'bool' : 'float32'} is no integer type`)
  return range
}
