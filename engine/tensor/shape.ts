/** Shapes and strides: pure arithmetic, no tensors. */

/** What `x.shape` gives: an array that prints as PyTorch's `torch.Size`. */
export class Size extends Array<number> {
  static override get [Symbol.species]() {
    return Array
  }
  /** Number of elements of a tensor of this shape. */
  numel(): number {
    return count(this)
  }
  override toString(): string {
    return `torch.Size([${this.join(', ')}])`
  }
}

export function sizeOf(sizes: readonly number[]): Size {
  const size = new Size(sizes.length)
  for (let i = 0; i < sizes.length; i++) size[i] = sizes[i]
  return size
}

export const formatShape = (sizes: readonly number[]): string => `[${sizes.join(', ')}]`

export function count(sizes: readonly number[]): number {
  let n = 1
  for (let i = 0; i < sizes.length; i++) n *= sizes[i]
  return n
}

/** Row-major strides, in elements. */
export function rowMajor(sizes: readonly number[]): number[] {
  const strides: number[] = new Array(sizes.length)
  let step = 1
  for (let i = sizes.length - 1; i >= 0; i--) {
    strides[i] = step
    step *= Math.max(sizes[i], 1)
  }
  return strides
}

export function isRowMajor(sizes: readonly number[], strides: readonly number[]): boolean {
  let step = 1
  for (let i = sizes.length - 1; i >= 0; i--) {
    if (sizes[i] !== 1 && strides[i] !== step) return sizes.includes(0)
    step *= sizes[i]
  }
  return true
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** The common shape of two operands: aligned at the right, sizes equal or one of them 1. */
export function broadcastShapes(op: string, a: readonly number[], b: readonly number[]): number[] {
  const out: number[] = new Array(Math.max(a.length, b.length))
  for (let i = 1; i <= out.length; i++) {
    const m = a.length >= i ? a[a.length - i] : 1
    const n = b.length >= i ? b[b.length - i] : 1
    if (m !== n && m !== 1 && n !== 1) {
      throw new RangeError(
        `${op}: shapes ${formatShape(a)} and ${formatShape(b)} do not broadcast: ${m} != ${n} in dimension ${out.length - i}`,
      )
    }
    out[out.length - i] = m === 1 ? n : m
  }
  return out
}

/** Strides of an operand seen in the broadcast shape: 0 where it repeats. */
export function broadcastStrides(
  sizes: readonly number[],
  strides: readonly number[],
  target: readonly number[],
): number[] {
  const lead = target.length - sizes.length
  const out: number[] = new Array(target.length)
  for (let i = 0; i < target.length; i++)
    out[i] = i < lead || (sizes[i - lead] === 1 && target[i] !== 1) ? 0 : strides[i - lead]
  return out
}

/** A dimension counted from either end, checked. A 0-dim tensor has dimensions 0 and -1, as in PyTorch. */
export function wrapDim(op: string, dim: number, rank: number): number {
  const n = Math.max(rank, 1)
  if (!Number.isInteger(dim) || dim < -n || dim >= n) {
    throw new RangeError(`${op}: dimension ${dim} is out of range; a ${rank}-dimensional tensor has ${-n} to ${n - 1}`)
  }
  return dim < 0 ? dim + n : dim
}

/** Several dimensions, wrapped, unique, ascending. */
export function wrapDims(op: string, dims: readonly number[], rank: number): number[] {
  const wrapped = dims.map(dim => wrapDim(op, dim, rank))
  if (new Set(wrapped).size !== wrapped.length)
    throw new RangeError(`${op}: dimension appears twice in ${formatShape(dims)}`)
  return wrapped.toSorted ? wrapped.toSorted((a, b) => a - b) : [...wrapped].sort((a, b) => a - b)
}

/** A whole number of at least `least`, checked. */
export function wholeNumber(op: string, name: string, value: number, least = -Infinity): number {
  if (Number.isInteger(value) && value >= least) return value
  const bound = least === -Infinity ? '' : ` of at least ${least}`
  throw new RangeError(`${op}: ${name} must be a whole number${bound}, got ${value}`)
}

/** Sizes given spread or as one array: `zeros(2, 3)`, `zeros([2, 3])`. */
export type SizeArgs = number[] | [readonly number[]]

export function sizesOf(op: string, args: readonly (number | readonly number[])[]): number[] {
  const sizes = (Array.isArray(args[0]) ? args[0] : args) as readonly number[]
  for (const size of sizes) {
    if (!Number.isInteger(size) || size < 0)
      throw new RangeError(`${op}: ${String(size)} is not a size; sizes are whole numbers >= 0`)
  }
  return [...sizes]
}

/** Fills in the one -1 of a `view` or `reshape`. */
export function inferSize(op: string, args: readonly number[], n: number): number[] {
  const sizes = [...args]
  const hole = sizes.indexOf(-1)
  let known = 1
  for (let i = 0; i < sizes.length; i++) {
    if (i === hole) continue
    if (!Number.isInteger(sizes[i]) || sizes[i] < 0) throw new RangeError(`${op}: ${formatShape(args)} is not a shape`)
    known *= sizes[i]
  }
  if (hole >= 0 && known > 0 && n % known === 0) sizes[hole] = n / known
  else if (hole >= 0) throw new RangeError(`${op}: shape ${formatShape(args)} does not fit ${n} elements`)
  if (count(sizes) !== n)
    throw new RangeError(`${op}: shape ${formatShape(args)} has ${count(sizes)} elements, the tensor has ${n}`)
  return sizes
}

/** Strides that show the same memory in another shape, or null where that needs a copy (PyTorch's computeStride). */
export function viewStrides(
  sizes: readonly number[],
  strides: readonly number[],
  target: readonly number[],
): number[] | null {
  if (count(sizes) === 0) return rowMajor(target)
  const out: number[] = new Array(target.length)
  let at = target.length - 1
  let chunkBase = strides.length ? strides[strides.length - 1] : 1
  let chunk = 1
  let wanted = 1
  for (let i = sizes.length - 1; i >= 0; i--) {
    chunk *= sizes[i]
    if (i === 0 || (sizes[i - 1] !== 1 && strides[i - 1] !== chunk * chunkBase)) {
      while (at >= 0 && (wanted < chunk || target[at] === 1)) {
        out[at] = wanted * chunkBase
        wanted *= target[at]
        at--
      }
      if (wanted !== chunk) return null
      if (i > 0) {
        chunkBase = strides[i - 1]
        chunk = 1
        wanted = 1
      }
    }
  }
  while (at >= 0) out[at--] = 1
  return out
}
