import { defaultGenerator, randint, uniform } from '../../random/index.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { pair, pick, range, type SizeLike } from './pixels.ts'
import { type Interpolation, resize } from './resize.ts'
import { format, Transform, treatsBatches } from './transform.ts'

/** Draws one number each from the default stream, as torchvision does. */
export function drawUniform(from: number, to: number): number {
  const one = new Float32Array(1)
  uniform(defaultGenerator, one, from, to)
  return one[0]
}

export function drawInteger(below: number): number {
  const one = new Int32Array(1)
  randint(defaultGenerator, one, 0, below)
  return one[0]
}

const heightAndWidth = (image: Tensor): [number, number] => image.sizes.slice(-2) as [number, number]

const within = (places: Int32Array, size: number) => places.map(place => (place < size ? place : -1))

/** The part of an image from (top, left), of the given size; what lies outside of it is 0. */
export function crop(image: Tensor, top: number, left: number, height: number, width: number): Tensor {
  const [oldHeight, oldWidth] = heightAndWidth(image)
  const rows = within(range(top, height), oldHeight)
  const columns = within(range(left, width), oldWidth)
  return pick('crop', image, rows, columns)
}

/** Amounts on all sides, or [left and right, top and bottom], or [left, top, right, bottom]. */
export type Padding = number | readonly [number, number] | readonly [number, number, number, number]
export type PaddingMode = 'constant' | 'edge' | 'reflect'

/** Where the pixels of a padded line come from; -1 is the fill value. */
const padders: Record<PaddingMode, (place: number, size: number) => number> = {
  constant: (place, size) => (place < 0 || place >= size ? -1 : place),
  edge: (place, size) => Math.min(Math.max(place, 0), size - 1),
  reflect: (place, size) => (place < 0 ? -place : place >= size ? 2 * (size - 1) - place : place),
}

interface PadOptions {
  fill?: number
  paddingMode?: PaddingMode
}

/** Adds rows and columns around an image. */
export class Pad extends Transform {
  readonly padding: Padding
  readonly fill: number
  readonly paddingMode: PaddingMode

  constructor(padding: Padding, { fill = 0, paddingMode = 'constant' }: PadOptions = {}) {
    super()
    this.padding = padding
    this.fill = fill
    this.paddingMode = paddingMode
  }

  override forward(image: Tensor): Tensor {
    const { rows, columns } = this.places(image)
    return pick('Pad', image, rows, columns, this.fill)
  }

  /** Where each row and column of the padded image comes from; -1 is the fill value. */
  places(image: Tensor): { rows: Int32Array; columns: Int32Array } {
    const [left, top, right = left, bottom = top] =
      typeof this.padding === 'number' ? [this.padding, this.padding] : this.padding
    const [height, width] = heightAndWidth(image)
    if (this.paddingMode === 'reflect' && (Math.max(left, right) >= width || Math.max(top, bottom) >= height))
      throw new RangeError(`Pad: an image of ${height} x ${width} is too small to be reflected so far`)
    const from = padders[this.paddingMode]
    return {
      rows: range(-top, top + height + bottom).map(place => from(place, height)),
      columns: range(-left, left + width + right).map(place => from(place, width)),
    }
  }
}
treatsBatches(Pad, (pad, images) => pad.forward(images))

/** The middle of an image; a smaller image is padded with zeros first. */
export class CenterCrop extends Transform {
  readonly size: SizeLike

  constructor(size: SizeLike) {
    super()
    this.size = size
  }

  override forward(image: Tensor): Tensor {
    const [height, width] = pair(this.size)
    const [oldHeight, oldWidth] = heightAndWidth(image)
    const padded = padToAtLeast(image, height, width)
    const [tall, wide] = heightAndWidth(padded)
    const top = oldHeight < height ? 0 : roundHalfEven((tall - height) / 2)
    const left = oldWidth < width ? 0 : roundHalfEven((wide - width) / 2)
    return crop(padded, top, left, height, width)
  }
}
treatsBatches(CenterCrop, (transform, images) => transform.forward(images))

function padToAtLeast(image: Tensor, height: number, width: number): Tensor {
  const [oldHeight, oldWidth] = heightAndWidth(image)
  const [down, across] = [Math.max(0, height - oldHeight), Math.max(0, width - oldWidth)]
  if (down === 0 && across === 0) return image
  const [top, left] = [Math.floor(down / 2), Math.floor(across / 2)]
  return new Pad([left, top, across - left, down - top]).forward(image)
}

/** Python's round: halves go to the even neighbour. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x)
  return x - floor === 0.5 ? floor + (floor % 2) : Math.round(x)
}

/** A random part of the given size, after padding. */
export class RandomCrop extends Transform {
  readonly size: SizeLike
  readonly padding: Padding | null
  private readonly options: PadOptions

  constructor(size: SizeLike, { padding = null, ...options }: PadOptions & { padding?: Padding | null } = {}) {
    super()
    this.size = size
    this.padding = padding
    this.options = options
  }

  override forward(image: Tensor): Tensor {
    // Padding and cropping in one go: only where the pixels come from is ever padded.
    const padded = new Pad(this.padding ?? 0, this.options)
    const { rows, columns } = padded.places(image)
    const [height, width] = pair(this.size)
    if (height > rows.length || width > columns.length)
      throw new RangeError(
        `RandomCrop: ${height} x ${width} does not fit an image of ${rows.length} x ${columns.length}, padding included`,
      )
    if (height === rows.length && width === columns.length) return this.padding === null ? image : padded.forward(image)
    const top = drawInteger(rows.length - height + 1)
    const left = drawInteger(columns.length - width + 1)
    const [down, across] = [rows.subarray(top, top + height), columns.subarray(left, left + width)]
    return pick('RandomCrop', image, down, across, padded.fill)
  }

  /** As PyTorch prints it, without the rest of the options. */
  override toString(): string {
    const [height, width] = pair(this.size)
    return `RandomCrop(size=(${height}, ${width}), padding=${format(this.padding)})`
  }
}

interface ResizedCropOptions {
  /** Smallest and largest share of the area. */
  scale?: readonly [number, number]
  /** Smallest and largest width over height. */
  ratio?: readonly [number, number]
  interpolation?: Interpolation
}

/** A random part of random area and proportions, resized: the augmentation of Inception and after. */
export class RandomResizedCrop extends Transform {
  readonly size: SizeLike
  readonly scale: readonly [number, number]
  readonly ratio: readonly [number, number]
  readonly interpolation: Interpolation

  constructor(size: SizeLike, options: ResizedCropOptions = {}) {
    super()
    this.size = size
    this.scale = options.scale ?? [0.08, 1]
    this.ratio = options.ratio ?? [3 / 4, 4 / 3]
    this.interpolation = options.interpolation ?? 'bilinear'
  }

  override forward(image: Tensor): Tensor {
    const [top, left, height, width] = this.drawBox(...heightAndWidth(image))
    return resize(crop(image, top, left, height, width), ...pair(this.size), this.interpolation)
  }

  /** Ten tries to find a box that fits, then the largest one in the middle that keeps to the proportions. */
  private drawBox(height: number, width: number): [top: number, left: number, height: number, width: number] {
    const area = height * width
    const [narrowest, widest] = this.ratio
    for (let attempt = 0; attempt < 10; attempt++) {
      const target = area * drawUniform(...this.scale)
      const ratio = Math.fround(Math.exp(drawUniform(Math.log(narrowest), Math.log(widest))))
      const w = roundHalfEven(Math.sqrt(target * ratio))
      const h = roundHalfEven(Math.sqrt(target / ratio))
      if (w < 1 || h < 1 || w > width || h > height) continue
      const top = drawInteger(height - h + 1)
      return [top, drawInteger(width - w + 1), h, w]
    }
    const ratio = width / height
    const w = ratio > widest ? roundHalfEven(height * widest) : width
    const h = ratio < narrowest ? roundHalfEven(width / narrowest) : height
    return [Math.floor((height - h) / 2), Math.floor((width - w) / 2), h, w]
  }
}
