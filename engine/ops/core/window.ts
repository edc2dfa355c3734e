import { record, rule } from '../../autograd/node.ts'
import { f32, kernels } from '../../backends/index.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'
import { compact, copyElements } from './stride.ts'
import { alias } from './view.ts'

// Windows on memory with any strides, and the two ops that carry gradients between a window and the tensor it is cut
// from. They are each other's derivative, so that views and writes to them can be differentiated as often as one likes.

/** Which elements of a storage a tensor shows. */
export interface Window {
  readonly sizes: readonly number[]
  readonly strides: readonly number[]
  readonly offset: number
}
export const windowOf = ({ sizes, strides, offset }: Window): Window => ({ sizes, strides, offset })

/** One past the last element of a window. */
export const endOf = ({ sizes, strides, offset }: Window): number =>
  sizes.reduce((end, size, d) => end + Math.max(0, size - 1) * strides[d], offset + 1)

/** Zeroed memory that holds both windows, and each of them on it. */
function roomFor(like: Tensor, whole: Window, part: Window): { whole: Tensor; part: Tensor } {
  const start = Math.min(whole.offset, part.offset)
  const room = empty([Math.max(endOf(whole), endOf(part)) - start], like.dtype)
  kernels.fill4(room.ptr, room.count, 0)
  const on = ({ sizes, strides, offset }: Window) => alias(room, sizes, strides, offset - start)
  return { whole: on(whole), part: on(part) }
}

/** Whether two places of a window may be the same element. */
function overlaps({ sizes, strides }: Window): boolean {
  const dims = sizes.map((_, d) => d).filter(d => sizes[d] > 1)
  let reach = 0
  for (const d of dims.sort((a, b) => strides[a] - strides[b])) {
    if (strides[d] <= reach) return true
    reach += (sizes[d] - 1) * strides[d]
  }
  return false
}

/** dst += src, element by element in row-major order, where places of dst may coincide. */
function addElements(src: Tensor, dst: Tensor): void {
  const values = compact(src)
  let from = values.ptr >> 2
  const walk = (dim: number, at: number): void => {
    if (dim === dst.sizes.length) {
      f32[at] += f32[from++]
      return
    }
    for (let i = 0; i < dst.sizes[dim]; i++) walk(dim + 1, at + i * dst.strides[dim])
  }
  walk(0, dst.ptr >> 2)
}

const readRule = rule<[Window, Window]>('readWindow', (g, whole, part) => writeWindow(g, whole, part))

/** What of `x`, laid out as `whole`, shows through the window `part`. */
export function readWindow(x: Tensor, whole: Window, part: Window): Tensor {
  const room = roomFor(x, whole, part)
  copyElements(x, room.whole)
  return record(compact(room.part), readRule, [x], [whole, part])
}

const writeRule = rule<[Window, Window]>('writeWindow', (g, whole, part) => readWindow(g, whole, part))

/** Zeros laid out as `whole`, with `x` added where the window `part` lies. */
export function writeWindow(x: Tensor, whole: Window, part: Window): Tensor {
  const room = roomFor(x, whole, part)
  if (overlaps(part)) addElements(x, room.part)
  else copyElements(x, room.part)
  return record(compact(room.whole), writeRule, [x], [whole, part])
}

const clearRule = rule<[Window, Window]>('clearWindow', (g, whole, part) => clearWindow(g, whole, part))

/** `x`, laid out as `whole`, with zeros where the window `part` lies. */
export function clearWindow(x: Tensor, whole: Window, part: Window): Tensor {
  const room = roomFor(x, whole, part)
  copyElements(x, room.whole)
  const zero = alias(
    empty([1], x.dtype),
    part.sizes,
    part.sizes.map(() => 0),
    0,
  )
  kernels.fill4(zero.ptr, 1, 0)
  copyElements(zero, room.part)
  return record(compact(room.whole), clearRule, [x], [whole, part])
}

/** The derivative of any view: its gradient goes to where the window lies in the tensor it was cut from. */
export const windowRule = (op: string) => rule<[Window, Window]>(op, (g, part, whole) => writeWindow(g, whole, part))
