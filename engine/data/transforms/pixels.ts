import { memoryOf } from '../../ops/core/memory.ts'
import { contiguous } from '../../ops/shape.ts'
import { formatShape } from '../../tensor/shape.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'

/** An image, or several, as planes of rows and columns that lie one after the other. */
export interface Planes {
  readonly count: number
  readonly height: number
  readonly width: number
  readonly pixels: Float32Array | Int32Array | Uint8Array
}

export function planesOf(op: string, image: Tensor): Planes {
  const { sizes } = image
  if (sizes.length < 2)
    throw new RangeError(`${op}: an image has at least rows and columns, got shape ${formatShape(sizes)}`)
  const [height, width] = sizes.slice(-2)
  return { count: image.count / (height * width || 1), height, width, pixels: memoryOf(contiguous(image.detach())) }
}

/** Room for an image like the given one with other rows and columns, and its memory. */
export function emptyLike(image: Tensor, height: number, width: number): { image: Tensor; pixels: Planes['pixels'] } {
  const made = empty([...image.sizes.slice(0, -2), height, width], image.dtype)
  return { image: made, pixels: memoryOf(made) }
}

/** The image made of the given rows and columns; -1 stands for a row or column of the fill value. */
export function pick(op: string, image: Tensor, rows: ArrayLike<number>, columns: ArrayLike<number>, fill = 0): Tensor {
  const source = image.contiguous()
  const made = emptyLike(image, rows.length, columns.length)
  const { count, height, width, pixels } = planesOf(op, source) // after emptyLike: a growing heap moves its views
  const out = made.pixels
  for (let plane = 0, at = 0; plane < count; plane++) {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]
      const start = (plane * height + row) * width
      for (let j = 0; j < columns.length; j++) {
        const column = columns[j]
        out[at++] = row < 0 || column < 0 ? fill : pixels[start + column]
      }
    }
  }
  return made.image
}

/** from, from + 1, ..., `count` numbers. */
export const range = (from: number, count: number): Int32Array => Int32Array.from({ length: count }, (_, i) => from + i)

/** A size given as one number for both, or as [height, width]. */
export type SizeLike = number | readonly [height: number, width: number]
export const pair = (size: SizeLike): [number, number] => (typeof size === 'number' ? [size, size] : [size[0], size[1]])
