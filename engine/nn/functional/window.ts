import { i32, scratch, type Ptr } from '../../backends/index.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'

/** One number for all spatial dimensions, or one each. */
export type PerDim = number | readonly number[]

/** `value` for each of `n` dimensions. */
export function eachDim(op: string, name: string, value: PerDim, n: number, least = 1): number[] {
  const list = typeof value === 'number' ? new Array<number>(n).fill(value) : [...value]
  if (list.length === 1 && n > 1) list.push(...new Array<number>(n - 1).fill(list[0]))
  if (list.length !== n) throw new RangeError(`${op}: ${name} needs 1 or ${n} numbers, got ${formatShape(list)}`)
  for (const v of list)
    if (!Number.isInteger(v) || v < least)
      throw new RangeError(`${op}: ${name} must be whole numbers of at least ${least}, got ${formatShape(list)}`)
  return list
}

/** A window that moves over an image: what convolution and pooling kernels read, in the order of `convGeometry`. */
export interface Geometry {
  readonly N: number
  readonly C: number
  /** Height and width. */
  readonly input: readonly number[]
  readonly outC: number
  readonly output: readonly number[]
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly padding: readonly number[]
  readonly dilation: readonly number[]
  readonly groups: number
}

/** Writes a geometry where kernels can read it: at the front of the scratch area, until the next call. */
export function describeWindow(geo: Geometry): Ptr {
  let at = scratch >> 2
  i32[at++] = geo.N
  i32[at++] = geo.C
  for (const v of geo.input) i32[at++] = v
  i32[at++] = geo.outC
  for (const list of [geo.output, geo.kernel, geo.stride, geo.padding, geo.dilation])
    for (const v of list) i32[at++] = v
  i32[at] = geo.groups
  return scratch
}

/** floor (or ceil) of the number of places a window takes along one dimension. */
export function places(
  size: number,
  kernel: number,
  stride: number,
  padding: number,
  dilation: number,
  ceil = false,
): number {
  const room = size + 2 * padding - dilation * (kernel - 1) - 1
  if (!ceil) return Math.floor(room / stride) + 1
  const n = Math.ceil(room / stride) + 1
  // A window that starts beyond the left padding and the data would see nothing.
  return (n - 1) * stride >= size + padding ? n - 1 : n
}

/**
 * Gives an input of `n` spatial dimensions a batch dimension and a height of 1 where they are missing, hands it to
 * `body` as [N, C, H, W], and takes the same dimensions off the result.
 */
export function asImages(op: string, x: Tensor, n: 1 | 2, body: (images: Tensor) => Tensor): Tensor {
  const rank = x.sizes.length
  if ((rank !== n + 1 && rank !== n + 2) || (rank === n + 1 && x.sizes[0] === 0))
    throw new RangeError(
      `${op}: expected [N, C, ${n === 1 ? 'L' : 'H, W'}] or [C, ${n === 1 ? 'L' : 'H, W'}], got shape ${formatShape(x.sizes)}`,
    )
  const batched = rank === n + 1 ? x.unsqueeze(0) : x
  const out = body(n === 1 ? batched.unsqueeze(2) : batched)
  const flat = n === 1 ? out.squeeze(2) : out
  return rank === n + 1 ? flat.squeeze(0) : flat
}
