import { fromValues } from '../../ops/creation.ts'
import { contiguous, permute } from '../../ops/shape.ts'
import { uint8, UnsupportedError } from '../../tensor/dtype.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { nameOf, rawBytes, type Source } from './bytes.ts'
import { decodePng, isPng, type Pixels } from './png.ts'

/** Taken hold of at once: a worker that runs other people's code may put them out of reach. */
const { createImageBitmap, OffscreenCanvas } = globalThis as Partial<typeof globalThis>

/** `unchanged` keeps the channels of the file: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA. */
export type ImageMode = 'unchanged' | 'gray' | 'rgb' | 'rgba'

/**
 * An image file as a tensor, uint8 [channels, height, width], as torchvision's read_image gives it. PNG is decoded here,
 * everywhere alike; JPEG and what else the browser knows is decoded by it, and throws in Node. `mode` says which channels
 * are wanted: grey is 0.299 R + 0.587 G + 0.114 B, and transparency is left out, not mixed in.
 *
 * ```ts
 * const cat = await data.readImage('cat.png', { mode: 'rgb' })
 * ```
 */
export async function readImage(source: Source, { mode = 'unchanged' }: { mode?: ImageMode } = {}): Promise<Tensor> {
  const wanted = channelsOf(mode)
  const name = nameOf(source)
  const bytes = await rawBytes(source)
  const { width, height, channels, data } = withChannels(
    isPng(bytes) ? await decodePng(bytes, name) : await decodeInBrowser(bytes, name),
    wanted,
  )
  return contiguous(permute(fromValues(data, [height, width, channels], uint8), 2, 0, 1))
}

const modes: Record<ImageMode, Pixels['channels'] | null> = { unchanged: null, gray: 1, rgb: 3, rgba: 4 }

function channelsOf(mode: ImageMode): Pixels['channels'] | null {
  if (!(mode in modes)) throw new TypeError(`readImage: mode is ${Object.keys(modes).join(', ')}; got ${String(mode)}`)
  return modes[mode]
}

async function decodeInBrowser(bytes: Uint8Array, name: string): Promise<Pixels> {
  if (!createImageBitmap || !OffscreenCanvas)
    throw new UnsupportedError(`${name}: only PNG can be read outside of a browser; convert the image to PNG`)
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>])
  const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' }).catch(
    (error: Error) => {
      throw new Error(`${name}: this is no image that the browser can read`, { cause: error })
    },
  )
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  const pixels: Pixels = {
    width,
    height,
    channels: 4,
    data: new Uint8Array(context.getImageData(0, 0, width, height).data),
  }
  // A JPEG has no transparency.
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? withChannels(pixels, 3) : pixels
}

/** The same image with so many channels (as many as it has, if null). */
function withChannels(image: Pixels, channels: Pixels['channels'] | null): Pixels {
  if (channels === null || channels === image.channels) return image
  const from = image.channels
  const count = image.width * image.height
  const data = new Uint8Array(count * channels)
  for (let i = 0; i < count; i++) {
    const [r, g, b] = from < 3 ? [0, 0, 0] : [0, 1, 2]
    const value = (channel: number) => image.data[i * from + channel]
    if (channels === 1)
      data[i] = from < 3 ? value(0) : Math.round(0.299 * value(r) + 0.587 * value(g) + 0.114 * value(b))
    else data.set([value(r), value(g), value(b)], i * channels)
    if (channels === 4) data[i * 4 + 3] = from % 2 === 0 ? value(from - 1) : 255
  }
  return { ...image, channels, data }
}
