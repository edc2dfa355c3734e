import { empty, type Tensor } from '../../tensor/tensor.ts'
import { int32, uint8 } from '../../tensor/dtype.ts'
import { memoryOf } from '../../ops/core/memory.ts'
import { fromValues } from '../../ops/creation.ts'
import { gunzip, isGzip } from '../files/bytes.ts'
import { parseIdx } from '../files/idx.ts'
import { type ImageData, ImageDataset } from '../image-dataset.ts'
import type { TransformLike } from '../transforms/transform.ts'
import { drawClothes } from './drawn-clothes/index.ts'
import { clothingClasses, type IdxEntry, type ImageSetEntry } from './manifest.ts'
import { loadFile, readManifest } from './root.ts'

export interface ImageSetOptions {
  /** The part to learn from (the default), or the part to test on. */
  train?: boolean
  /** Applied to each image. */
  transform?: TransformLike | null
  /** Only the first so many images; no more than these need is loaded. */
  limit?: number
}

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): 60,000 + 10,000 grey images of ten kinds of clothing, 28 x 28. Where it
 * has not been downloaded, a set of the same classes that torchlet draws; `identity` and `description` say which it is.
 */
export async function FashionMNIST(options: ImageSetOptions = {}): Promise<ImageDataset> {
  const manifest = await readManifest()
  const entry = manifest?.images['fashion-mnist'] ?? manifest?.images.embedded
  return new ImageDataset(await (entry ? fromFiles(entry, options) : drawn(options)), options.transform)
}

/** MNIST (LeCun, Cortes and Burges, 1998): handwritten digits. Needs `npm run data -- mnist`. */
export async function MNIST(options: ImageSetOptions = {}): Promise<ImageDataset> {
  const entry = (await readManifest())?.images.mnist
  if (!entry) throw new Error('MNIST is not on this site yet: run npm run data -- mnist')
  return new ImageDataset(await fromFiles(entry, options), options.transform)
}

/** Images already loaded, by part and number; datasets made of the same images share their memory. */
const loaded = new Map<string, ImageData>()

async function fromFiles(
  entry: ImageSetEntry,
  { train = true, limit = Infinity }: ImageSetOptions,
): Promise<ImageData> {
  const { images: parts, labels } = entry[train ? 'train' : 'test']
  checkLimit(limit)
  const count = Math.min(limit, labels.count)
  const key = `${parts[0].file}?${parts[0].version} ${count}`
  const known = loaded.get(key)
  if (known) return known

  const images = empty([count, 28, 28], uint8)
  let have = 0
  for (const part of parts) {
    if (have >= count) break
    const values = await loadIdx(part, [part.count, 28, 28], entry.title)
    const wanted = Math.min(part.count, count - have)
    memoryOf(images).set(values.subarray(0, wanted * 784), have * 784)
    have += wanted
  }
  const targets = fromValues((await loadIdx(labels, [labels.count], entry.title)).subarray(0, count), [count], int32)
  const { identity, classes } = entry
  const data = { images, targets, classes, identity, description: describe(entry.title, entry.note, count, train) }
  loaded.set(key, data)
  return data
}

function loadIdx(entry: IdxEntry, sizes: number[], title: string): Promise<Uint8Array> {
  return loadFile(entry, `${title} (bytes)`, async (bytes, name) => {
    if (isGzip(bytes) && bytes.length !== entry.bytes)
      throw new Error(`${name}: expected ${entry.bytes} bytes, found ${bytes.length}`)
    const idx = parseIdx(await gunzip(bytes, name), name)
    if (idx.dtype !== uint8 || idx.sizes.join() !== sizes.join())
      throw new Error(
        `${name}: expected uint8 [${sizes.join(', ')}], found ${idx.dtype.name} [${idx.sizes.join(', ')}]`,
      )
    return idx.values as Uint8Array
  })
}

/** The set that needs no files at all. */
function drawn({ train = true, limit = Infinity }: ImageSetOptions): ImageData {
  checkLimit(limit)
  const key = `drawn ${train}`
  let whole = loaded.get(key)
  if (!whole) {
    const { images, labels } = drawClothes(train ? 'train' : 'test')
    whole = {
      images: fromValues(images, [labels.length, 28, 28], uint8),
      targets: fromValues(labels, [labels.length], int32),
      classes: clothingClasses,
      identity: 'embedded',
      description: '',
    }
    loaded.set(key, whole)
  }
  const count = Math.min(limit, whole.targets.length)
  const first = (x: Tensor) => x.narrow(0, 0, count)
  const description = describe(drawnTitle, undefined, count, train)
  return { ...whole, images: first(whole.images), targets: first(whole.targets), description }
}

export const drawnTitle = 'Drawn clothing set'

function describe(title: string, note: string | undefined, count: number, train: boolean): string {
  const counted = `${count.toLocaleString('en')} ${train ? 'training' : 'test'} images`
  return note ? `${title} (${note}): ${counted}` : `${title}: ${counted}`
}

function checkLimit(limit: number): void {
  if (!(limit >= 1)) throw new RangeError(`limit: expected at least 1 image, got ${limit}`)
}
