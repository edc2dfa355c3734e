import type { Tensor } from '../tensor/tensor.ts'
import { checkedAt, Dataset } from './dataset.ts'
import { readImage, type ImageMode } from './files/image.ts'
import type { TransformLike } from './transforms/transform.ts'

const nodeFiles = 'node:fs/promises'
const nodePath = 'node:path'

export interface ImageFolderOptions {
  /** Applied to each image when it is asked for. */
  transform?: TransformLike | null
  /** Channels that all images are brought to; torchvision's loader makes RGB of everything, too. */
  mode?: ImageMode
}

/** An image and the name of its class. */
export interface ImageFile {
  source: File | string
  className: string
}

/**
 * Images sorted into folders, one a class, as torchvision's ImageFolder: `root/cat/1.png`, `root/dog/7.png`. Classes are
 * numbered in the order of their names. All images are read when the dataset is made.
 *
 * ```ts
 * const pets = await data.ImageFolder.from('pets', { transform })   // in Node: a path
 * const mine = await data.ImageFolder.from([...input.files])        // in a browser: what <input webkitdirectory> chose
 * ```
 */
export class ImageFolder extends Dataset<[image: Tensor, label: number]> {
  /** The names of the classes, in the order of their numbers. */
  readonly classes: readonly string[]
  /** The number of the class of each image. */
  readonly targets: readonly number[]
  /** How many images there are. */
  readonly length: number
  private readonly images: readonly Tensor[]
  private readonly transform: TransformLike | null

  constructor(images: readonly Tensor[], classNames: readonly string[], transform: TransformLike | null = null) {
    super()
    this.images = images
    this.classes = [...new Set(classNames)].toSorted()
    this.targets = classNames.map(name => this.classes.indexOf(name))
    this.length = images.length
    this.transform = transform
  }

  /** Reads a folder (in Node, by its path) or the files that a reader chose. */
  static async from(
    root: string | readonly File[],
    { transform = null, mode = 'rgb' }: ImageFolderOptions = {},
  ): Promise<ImageFolder> {
    const found = typeof root === 'string' ? await filesBelow(root) : root.flatMap(chosen)
    const files = found.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    if (files.length === 0)
      throw new Error(
        `ImageFolder: there are no images in folders of their own in ${typeof root === 'string' ? root : 'these files'}`,
      )
    const images = await Promise.all(files.map(({ source }) => readImage(source, { mode })))
    return new ImageFolder(
      images,
      files.map(({ className }) => className),
      transform,
    )
  }

  /** The i-th image, transformed, and the number of its class. */
  get(index: number): [image: Tensor, label: number] {
    const at = checkedAt('ImageFolder', index, this.length)
    const image = this.images[at]
    return [this.transform ? this.transform(image) : image, this.targets[at]]
  }
}

/** Class by class, and within a class by name. */
const placeOf = ({ source, className }: ImageFile) =>
  `${className}/${typeof source === 'string' ? source : source.name}`

const isImage = (name: string) => /\.(png|jpe?g|webp|gif|bmp)$/i.test(name)

/** A file chosen with its folder tells its path; the folder it lies in is its class. */
function chosen(file: File): ImageFile[] {
  const [className] = file.webkitRelativePath.split('/').slice(-2, -1)
  return className && isImage(file.name) ? [{ source: file, className }] : []
}

async function filesBelow(root: string): Promise<ImageFile[]> {
  const { readdir } = (await import(/* @vite-ignore */ nodeFiles)) as typeof import('node:fs/promises')
  const { join } = (await import(/* @vite-ignore */ nodePath)) as typeof import('node:path')
  const folders = (await readdir(root, { withFileTypes: true })).filter(entry => entry.isDirectory())
  const lists = folders.map(async ({ name }) => {
    const names = (await readdir(join(root, name), { recursive: true })).filter(isImage)
    return names.map(file => ({ source: join(root, name, file), className: name }))
  })
  return (await Promise.all(lists)).flat()
}
