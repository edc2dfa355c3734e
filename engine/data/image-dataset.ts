import { fromValues } from '../ops/creation.ts'
import { memoryOf } from '../ops/core/memory.ts'
import { stack } from '../ops/join.ts'
import { int32 } from '../tensor/dtype.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { checkedAt, Dataset } from './dataset.ts'
import { splitForBatches } from './transforms/basic.ts'
import { canTreatBatches, transformBatch, type TransformLike } from './transforms/transform.ts'

export interface ImageData {
  /** uint8 [n, height, width]. */
  readonly images: Tensor
  /** int32 [n]. */
  readonly targets: Tensor
  /** The name of each class. */
  readonly classes: readonly string[]
  /** Which data this is: 'fashion-mnist', or 'embedded' for the set the book draws itself. */
  readonly identity: string
  /** The same for people to read. */
  readonly description: string
}

/** Images with a class each, all in memory. */
export class ImageDataset extends Dataset<[image: Tensor, label: number]> implements ImageData {
  readonly images: Tensor
  readonly targets: Tensor
  readonly classes: readonly string[]
  readonly identity: string
  readonly description: string
  readonly length: number
  private readonly transform: TransformLike | null

  constructor(data: ImageData, transform: TransformLike | null = null) {
    super()
    this.images = data.images.contiguous()
    this.targets = data.targets
    this.classes = data.classes
    this.identity = data.identity
    this.description = data.description
    this.length = data.images.length
    this.transform = transform
  }

  /** The i-th image, transformed, and the index of its class. */
  get(index: number): [image: Tensor, label: number] {
    const at = checkedAt('ImageDataset', index, this.length)
    return [this.transformed(at), this.targets.select(0, at).item()]
  }

  override batch(indices: readonly number[]): [X: Tensor, y: Tensor] {
    const rows = fromValues(indices, [indices.length], int32)
    return [this.joined(indices), this.targets.indexSelect(0, rows)]
  }

  private joined(indices: readonly number[]): Tensor {
    const { transform, images } = this
    if (!transform) return copyImages(images, indices)
    if (canTreatBatches(transform)) return transformBatch(transform, copyImages(images, indices))
    const { each, all } = splitForBatches(transform)
    const one = (image: Tensor) => each.reduce((current, step) => step(current), image)
    return transformBatch(
      all,
      stack(indices.map(index => one(images.select(0, checkedAt('ImageDataset', index, this.length))))),
    )
  }

  private transformed(index: number): Tensor {
    const image = this.images.select(0, index)
    return this.transform ? this.transform(image) : image
  }
}

/** The given images one after the other: a plain copy of bytes each. */
function copyImages(images: Tensor, indices: readonly number[]): Tensor {
  const batch = empty([indices.length, ...images.sizes.slice(1)], images.dtype)
  const [from, to] = [memoryOf(images), memoryOf(batch)]
  const size = images.count / images.sizes[0]
  indices.forEach((index, i) => {
    const at = checkedAt('ImageDataset', index, images.sizes[0])
    to.set(from.subarray(at * size, (at + 1) * size), i * size)
  })
  return batch
}
