import { createHash } from 'node:crypto'
import { gunzip } from '../../../engine/data/files/bytes.ts'
import { parseIdx } from '../../../engine/data/files/idx.ts'
import type { SourceFile } from './sources.ts'

/** Says what is wrong with a file, with its name, what was expected and what was found. */
export class WrongFile extends Error {
  override name = 'WrongFile'
}

export const isOfficial = (bytes: Uint8Array, { algorithm, checksum }: SourceFile): boolean =>
  createHash(algorithm).update(bytes).digest('hex') === checksum

/** Throws unless these are the very bytes their publisher offers. */
export function assertOfficial(bytes: Uint8Array, source: SourceFile): void {
  if (bytes.length !== source.bytes)
    throw new WrongFile(`${source.name}: expected ${source.bytes} bytes, found ${bytes.length}`)
  const found = createHash(source.algorithm).update(bytes).digest('hex')
  if (found !== source.checksum)
    throw new WrongFile(`${source.name}: expected ${source.algorithm} ${source.checksum}, found ${found}`)
}

/** Images and labels taken out of their files. */
export interface Split {
  readonly count: number
  /** [count, 28, 28] */
  readonly images: Uint8Array
  readonly labels: Uint8Array
}

/** Throws unless the two files hold 28 x 28 images and as many labels of ten classes. */
export async function readSplit(images: Named, labels: Named): Promise<Split> {
  const pixels = await readBytesOfIdx(images)
  const classes = await readBytesOfIdx(labels)
  const [count, height, width] = pixels.sizes
  if (pixels.sizes.length !== 3 || height !== 28 || width !== 28)
    throw new WrongFile(`${images.name}: expected images [n, 28, 28], found [${pixels.sizes.join(', ')}]`)
  if (classes.sizes.join() !== String(count))
    throw new WrongFile(`${labels.name}: expected ${count} labels, found [${classes.sizes.join(', ')}]`)
  const outside = classes.values.find(label => label > 9)
  if (outside !== undefined) throw new WrongFile(`${labels.name}: expected labels from 0 to 9, found ${outside}`)
  return { count, images: pixels.values, labels: classes.values }
}

export interface Named {
  readonly name: string
  readonly bytes: Uint8Array
}

async function readBytesOfIdx({ name, bytes }: Named): Promise<{ sizes: readonly number[]; values: Uint8Array }> {
  try {
    const { sizes, values, dtype } = parseIdx(await gunzip(bytes, name), name)
    if (!(values instanceof Uint8Array)) throw new Error(`${name}: expected uint8 values, found ${dtype.name}`)
    return { sizes, values }
  } catch (error) {
    throw new WrongFile((error as Error).message, { cause: error })
  }
}
