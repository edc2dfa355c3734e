import { defaultGenerator, randperm } from '../../random/index.ts'
import { float32, uint8 } from '../../tensor/dtype.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { drawUniform } from './crop.ts'
import { emptyLike, planesOf } from './pixels.ts'
import { Transform } from './transform.ts'

type Pixels = Float32Array | Int32Array | Uint8Array

/** An image with each pixel made anew: `adjust` reads all planes and writes all planes, in [0, `white`]. */
function adjusted(
  op: string,
  image: Tensor,
  adjust: (pixels: Pixels, planes: number, white: number) => Float32Array,
): Tensor {
  if (image.dtype !== uint8 && image.dtype !== float32)
    throw new TypeError(`${op}: expected a uint8 or float32 image, got ${image.dtype.name}`)
  const white = image.dtype === uint8 ? 255 : 1
  const source = image.contiguous()
  const made = emptyLike(image, ...(image.sizes.slice(-2) as [number, number]))
  const { count, pixels } = planesOf(op, source)
  const values = adjust(pixels, count, white)
  for (let i = 0; i < values.length; i++) made.pixels[i] = Math.min(white, Math.max(0, values[i]))
  return made.image
}

/** factor * image + (1 - factor) * other, the way brightness, contrast and saturation are changed. */
function blend(pixels: Pixels, other: (i: number) => number, factor: number): Float32Array {
  const blended = new Float32Array(pixels.length)
  for (let i = 0; i < pixels.length; i++) blended[i] = factor * pixels[i] + (1 - factor) * other(i)
  return blended
}

/** The grey value of each pixel (ITU-R 601); a whole number where the image has bytes. */
function greyOf(pixels: Pixels, planes: number): Float32Array {
  if (planes === 1) return Float32Array.from(pixels)
  const n = pixels.length / planes
  const grey = new Float32Array(n)
  for (let i = 0; i < n; i++) grey[i] = 0.2989 * pixels[i] + 0.587 * pixels[i + n] + 0.114 * pixels[i + 2 * n]
  return pixels instanceof Uint8Array ? grey.map(Math.floor) : grey
}

/** 0 gives black, 1 the image itself. */
export const adjustBrightness = (image: Tensor, factor: number): Tensor =>
  adjusted('adjustBrightness', image, pixels => blend(pixels, () => 0, factor))

/** 0 gives the mean grey, 1 the image itself. */
export const adjustContrast = (image: Tensor, factor: number): Tensor =>
  adjusted('adjustContrast', image, (pixels, planes) => {
    const grey = greyOf(pixels, planes)
    let sum = 0
    for (let i = 0; i < grey.length; i++) sum += grey[i]
    const mean = sum / grey.length
    return blend(pixels, () => mean, factor)
  })

/** 0 gives a grey image, 1 the image itself. An image of one channel stays as it is. */
export const adjustSaturation = (image: Tensor, factor: number): Tensor =>
  adjusted('adjustSaturation', image, (pixels, planes) => {
    const grey = greyOf(pixels, planes)
    return blend(pixels, i => grey[i % grey.length], factor)
  })

/** Turns the colours by a share of the circle, -0.5 to 0.5. An image of one channel stays as it is. */
export const adjustHue = (image: Tensor, turn: number): Tensor =>
  adjusted('adjustHue', image, (pixels, planes, white) => {
    if (planes === 1) return Float32Array.from(pixels)
    const n = pixels.length / planes
    const out = new Float32Array(pixels.length)
    for (let i = 0; i < n; i++) {
      const rgb = turnHue(pixels[i] / white, pixels[i + n] / white, pixels[i + 2 * n] / white, turn)
      for (let c = 0; c < 3; c++) out[i + c * n] = rgb[c] * white
    }
    return out
  })

/** Through hue, saturation and value (Smith, 1978). */
function turnHue(r: number, g: number, b: number, turn: number): [number, number, number] {
  const value = Math.max(r, g, b)
  const range = value - Math.min(r, g, b)
  if (range === 0) return [r, g, b]
  const sixth = value === r ? (g - b) / range : value === g ? 2 + (b - r) / range : 4 + (r - g) / range
  const hue = sixth / 6 + turn
  const at = (shift: number) => {
    const k = (shift + (hue - Math.floor(hue)) * 6) % 6
    return value - range * Math.max(0, Math.min(k, 4 - k, 1))
  }
  return [at(5), at(3), at(1)]
}

/** How far a property may change: a number around 1 (around 0 for the hue), or the smallest and largest factor. */
type Amount = number | readonly [number, number]

interface JitterOptions {
  brightness?: Amount
  contrast?: Amount
  saturation?: Amount
  hue?: Amount
}

const jitters = [
  { name: 'brightness', center: 1, adjust: adjustBrightness },
  { name: 'contrast', center: 1, adjust: adjustContrast },
  { name: 'saturation', center: 1, adjust: adjustSaturation },
  { name: 'hue', center: 0, adjust: adjustHue },
] as const

function boundsOf(name: string, amount: Amount, center: 0 | 1): readonly [number, number] | null {
  const [low, high] = typeof amount === 'number' ? [center - amount, center + amount] : amount
  const [least, most] = center === 1 ? [0, Infinity] : [-0.5, 0.5]
  if (
    amount !== 0 &&
    (low > high || high > most || (center === 0 && low < least) || (typeof amount !== 'number' && low < least))
  )
    throw new RangeError(`ColorJitter: ${name} cannot lie between ${low} and ${high}`)
  return low === center && high === center ? null : [Math.max(low, least), high]
}

/** Changes brightness, contrast, saturation and hue by random amounts, in random order. */
export class ColorJitter extends Transform {
  private readonly bounds: readonly (readonly [number, number] | null)[]

  constructor(options: JitterOptions = {}) {
    super()
    this.bounds = jitters.map(({ name, center }) => boundsOf(name, options[name] ?? 0, center))
  }

  override forward(image: Tensor): Tensor {
    const channels = image.sizes.length > 2 ? image.sizes[image.sizes.length - 3] : 1
    if (channels !== 1 && channels !== 3)
      throw new RangeError(`ColorJitter: expected 1 or 3 channels, got shape ${formatShape(image.sizes)}`)
    const order = new Int32Array(jitters.length)
    randperm(defaultGenerator, order)
    const amounts = this.bounds.map(bounds => bounds && drawUniform(...bounds))
    let current = image
    for (const which of order) {
      const amount = amounts[which]
      if (amount !== null) current = jitters[which].adjust(current, amount)
    }
    return current
  }

  override toString(): string {
    const members = jitters.map(({ name }, i) => {
      const bounds = this.bounds[i]
      return `${name}=${bounds ? `(${bounds.join(', ')})` : 'null'}`
    })
    return `ColorJitter(${members.join(', ')})`
  }
}
