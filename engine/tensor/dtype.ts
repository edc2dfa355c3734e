/** Element types. PyTorch's int64 is int32 here; there is no float64. */

/** Bool < integers < floats: the wider category decides the type of a result. */
export type Category = 0 | 1 | 2
export type DTypeName = 'float32' | 'int32' | 'uint8' | 'bool'

/** The type of the elements of a tensor: `torch.float32`, `torch.int32`, `torch.uint8` or `torch.bool`. */
export class DType {
  /** As it is written in options: `float32`. */
  readonly name: DTypeName
  /** Bytes of one element. */
  readonly bytes: 1 | 4
  readonly category: Category

  constructor(name: DTypeName, bytes: 1 | 4, category: Category) {
    this.name = name
    this.bytes = bytes
    this.category = category
  }

  /** Whether gradients can flow through such elements. */
  get isFloatingPoint(): boolean {
    return this.category === 2
  }

  /** As PyTorch prints it: `torch.float32`. */
  toString(): string {
    return `torch.${this.name}`
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
}

/** Single precision: what numbers become unless they are told otherwise. The one type with gradients. */
export const float32 = new DType('float32', 4, 2)
/** Whole numbers from -2^31 to 2^31 - 1: indices, labels and counts, where PyTorch has int64. */
export const int32 = new DType('int32', 4, 1)
/** Whole numbers from 0 to 255, as in image files; they wrap at 256. */
export const uint8 = new DType('uint8', 1, 1)
/** true and false: what comparisons give, and masks are made of. */
export const bool = new DType('bool', 1, 0)

/** Thrown for what the engine leaves out on purpose; `.unsupported` tells it from a wrong call. */
export class UnsupportedError extends Error {
  override name = 'UnsupportedError'
  /** Tells this error from one about a wrong call. */
  readonly unsupported = true
}

/** PyTorch's other names, and a clear word on what is not here. */
const aliases: Record<string, DType> = {
  float32,
  float: float32,
  int32,
  int: int32,
  int64: int32,
  long: int32,
  uint8,
  bool,
}

export function dtypeOf(name: DType | string): DType {
  if (name instanceof DType) return name
  const dtype = aliases[name.replace(/^torch\./, '')]
  if (!dtype) throw new UnsupportedError(`dtype ${name} is not supported; there are float32, int32, uint8 and bool`)
  return dtype
}

/** The type of a result of two operands of the same standing (both tensors with dimensions, or both without). */
export function promoteTypes(a: DType, b: DType): DType {
  if (a === b) return a
  if (a.category !== b.category) return a.category > b.category ? a : b
  return int32 // int32 with uint8
}
