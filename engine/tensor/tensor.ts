import type { Hook, Node, Sink } from '../autograd/node.ts'
import { f32, i32, u8 } from '../backends/index.ts'
import { float32, int32, type DType } from './dtype.ts'
import { count, formatShape, isRowMajor, rowMajor, sizeOf, type Size } from './shape.ts'
import { newStorage, type Storage } from './storage.ts'

/** Nested arrays of numbers, as `toArray` gives and `torch.tensor` takes. */
export type Nested<T> = T | Nested<T>[]

/**
 * A multi-dimensional array that may take part in automatic differentiation. What it shows is a window (`offset`,
 * `sizes`, `strides`, all in elements) on a storage that views share. The ops are methods too: each family in `ops/`
 * adds its own, see methods.ts.
 */
export class Tensor {
  /** @internal */
  storage: Storage
  /** @internal */
  readonly offset: number
  /** @internal */
  readonly sizes: readonly number[]
  /** @internal */
  readonly strides: readonly number[]
  /** The type of the elements. */
  readonly dtype: DType
  /** @internal Number of elements. */
  readonly count: number
  /** @internal Row-major without gaps: what most kernels read. */
  readonly contiguous_: boolean

  // --- autograd: see autograd/node.ts
  /** @internal A leaf that asks for a gradient. */
  leaf = false
  /** @internal The op that made this tensor, if that was recorded; `output` says which of its results it is. */
  node: Node | null = null
  /** @internal */
  output = 0
  /** @internal */
  sink: Sink | null = null
  /** @internal */
  gradient: Tensor | null = null
  /** @internal Whether user code may hold `gradient`. */
  gradientSeen = false
  /** @internal For a view made while recording: the tensor it is a view of, and the storage's version when its node was made (-1: made inside noGrad). */
  base: Tensor | null = null
  /** @internal */
  seen = 0

  constructor(storage: Storage, offset: number, sizes: readonly number[], strides: readonly number[], dtype: DType) {
    this.storage = storage
    this.offset = offset
    this.sizes = sizes
    this.strides = strides
    this.dtype = dtype
    this.count = count(sizes)
    this.contiguous_ = isRowMajor(sizes, strides)
    // Ops check what they are given; no number that slips through may lead anywhere else in memory.
    if (!Number.isInteger(this.count) || !Number.isInteger(offset) || this.count < 0 || offset < 0)
      throw new RangeError(`no tensor has shape ${formatShape(sizes)} at offset ${offset}`)
  }

  /** @internal Byte address of the first element. */
  get ptr(): number {
    return this.storage.ptr + this.offset * this.dtype.bytes
  }

  /** The sizes of all dimensions. */
  get shape(): Size {
    return sizeOf(this.sizes)
  }
  /** How many dimensions there are. */
  get ndim(): number {
    return this.sizes.length
  }
  /** How many dimensions there are. */
  dim(): number {
    return this.sizes.length
  }
  /** How many elements there are. */
  numel(): number {
    return this.count
  }
  /** Elements of the first dimension. */
  get length(): number {
    if (this.sizes.length === 0) throw new TypeError('a 0-dim tensor has no length')
    return this.sizes[0]
  }
  /** The sizes of all dimensions, or that of one; a negative number counts from the last. */
  size(): Size
  size(dim: number): number
  size(dim?: number): Size | number {
    if (dim === undefined) return this.shape
    const n = this.sizes.length
    if (dim < -n || dim >= n)
      throw new RangeError(`size: dimension ${dim} is out of range for a ${n}-dimensional tensor`)
    return this.sizes[dim < 0 ? dim + n : dim]
  }
  /** How many elements apart neighbours lie in memory, along each dimension or one of them. */
  stride(): number[]
  stride(dim: number): number
  stride(dim?: number): number[] | number {
    return dim === undefined ? [...this.strides] : this.strides[dim < 0 ? dim + this.sizes.length : dim]
  }
  /** Where in its storage the tensor begins, in elements. */
  storageOffset(): number {
    return this.offset
  }
  /** Whether the elements lie row by row without gaps. */
  isContiguous(): boolean {
    return this.contiguous_
  }
  /** Whether the elements are floats. */
  isFloatingPoint(): boolean {
    return this.dtype.isFloatingPoint
  }
  /** Bytes of one element. */
  elementSize(): number {
    return this.dtype.bytes
  }
  /** Where the tensor lives: always `cpu`. */
  get device(): 'cpu' {
    return 'cpu'
  }

  /** The one value of a one-element tensor: a number, or a boolean for bool tensors. */
  item(): number {
    if (this.count !== 1)
      throw new TypeError(`item: a tensor of shape [${this.sizes.join(', ')}] has ${this.count} elements, not 1`)
    const address = this.ptr
    const value = this.dtype === float32 ? f32[address >>> 2] : this.dtype === int32 ? i32[address >>> 2] : u8[address]
    return (this.dtype.name === 'bool' ? value !== 0 : value) as number
  }
}

/** A new tensor with memory of its own, values undefined. */
export function empty(sizes: readonly number[], dtype: DType): Tensor {
  const strides = rowMajor(sizes)
  return new Tensor(newStorage(count(sizes) * dtype.bytes), 0, sizes, strides, dtype)
}

/** Hooks of one tensor, taken off with `remove()`. */
export interface HookHandle {
  remove(): void
}
export type { Hook }
