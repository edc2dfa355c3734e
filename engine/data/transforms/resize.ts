import { uint8 } from '../../tensor/dtype.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { emptyLike, pair, pick, planesOf, type SizeLike } from './pixels.ts'
import { Transform, treatsBatches } from './transform.ts'

export type Interpolation = 'nearest' | 'bilinear'

/** For each new row (or column): where its window of old ones begins, and their weights, `taps` of them. */
interface Windows {
  readonly starts: Int32Array
  readonly weights: Float64Array
  readonly taps: number
}

/**
 * Triangles around the old position of each new pixel's middle, as wide as the image shrinks (so that no old pixel goes
 * unseen), at least one old pixel to either side.
 */
function triangles(from: number, to: number): Windows {
  const scale = from / to
  const support = Math.max(scale, 1)
  const taps = Math.min(Math.ceil(support) * 2 + 1, from)
  const starts = new Int32Array(to)
  const weights = new Float64Array(to * taps)
  for (let i = 0; i < to; i++) {
    const center = (i + 0.5) * scale
    const start = Math.max(0, Math.trunc(center - support + 0.5))
    const end = Math.min(from, Math.trunc(center + support + 0.5))
    let total = 0
    for (let k = start; k < end; k++) {
      const weight = Math.max(0, 1 - Math.abs((k + 0.5 - center) / support))
      weights[i * taps + k - start] = weight
      total += weight
    }
    for (let k = 0; k < taps; k++) weights[i * taps + k] /= total
    starts[i] = start
  }
  return { starts, weights, taps }
}

/** Pillow weighs bytes with 22 binary digits, and so do we: the same image gives the same bytes. */
const FIXED = 1 << 22

/**
 * One direction at a time, columns first, as Pillow does, which rounds bytes in between. `step` leads from one old pixel
 * of the direction to the next.
 */
function resample(
  out: Float32Array | Int32Array | Uint8Array,
  pixels: Float32Array | Int32Array | Uint8Array,
  lines: number,
  length: number,
  step: number,
  windows: Windows,
): void {
  const { starts, taps } = windows
  const bytes = out instanceof Uint8Array
  const weights = bytes ? windows.weights.map(weight => Math.round(weight * FIXED)) : windows.weights
  const newLength = starts.length
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < newLength; i++) {
      const from = line * length * step + starts[i] * step
      const last = Math.min(taps, length - starts[i])
      for (let lane = 0; lane < step; lane++) {
        let sum = 0
        for (let k = 0; k < last; k++) sum += weights[i * taps + k] * pixels[from + k * step + lane]
        out[(line * newLength + i) * step + lane] = bytes ? Math.floor(sum / FIXED + 0.5) : sum
      }
    }
  }
}

const nearest = (from: number, to: number) => Int32Array.from({ length: to }, (_, i) => Math.floor((i * from) / to))

/** An image in other numbers of rows and columns. */
export function resize(
  image: Tensor,
  height: number,
  width: number,
  interpolation: Interpolation = 'bilinear',
): Tensor {
  const [oldHeight, oldWidth] = image.sizes.slice(-2)
  if (height === oldHeight && width === oldWidth) return image
  if (interpolation === 'nearest') {
    return pick('Resize', image, nearest(oldHeight, height), nearest(oldWidth, width))
  }
  const source = image.contiguous()
  const made = emptyLike(image, height, width)
  const { count, pixels } = planesOf('Resize', source)
  const between =
    image.dtype === uint8 ? new Uint8Array(count * oldHeight * width) : new Float32Array(count * oldHeight * width)
  resample(between, pixels, count * oldHeight, oldWidth, 1, triangles(oldWidth, width))
  resample(made.pixels, between, count, oldHeight, width, triangles(oldHeight, height))
  return made.image
}

/** Bilinear resizing to [height, width], or so that the shorter side gets the given length. */
export class Resize extends Transform {
  readonly size: SizeLike
  readonly interpolation: Interpolation

  constructor(size: SizeLike, { interpolation = 'bilinear' }: { interpolation?: Interpolation } = {}) {
    super()
    if (pair(size).some(length => !Number.isInteger(length) || length < 1))
      throw new RangeError(`Resize: sizes are whole numbers above 0, got ${String(size)}`)
    this.size = size
    this.interpolation = interpolation
  }

  override forward(image: Tensor): Tensor {
    return resize(image, ...sizeFor(image, this.size), this.interpolation)
  }
}
treatsBatches(Resize, (transform, images) => transform.forward(images))

function sizeFor(image: Tensor, size: SizeLike): [height: number, width: number] {
  if (typeof size !== 'number') return pair(size)
  const [height, width] = image.sizes.slice(-2)
  if (height <= width) return [size, Math.trunc((size * width) / height)]
  return [Math.trunc((size * height) / width), size]
}
