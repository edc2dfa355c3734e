import { fromValues } from '../ops/creation.ts'
import { stack } from '../ops/join.ts'
import { int32 } from '../tensor/dtype.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { checkedAt, Dataset } from './dataset.ts'
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
    this.images = data.images
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
    return [this.joined(indices, rows), this.targets.indexSelect(0, rows)]
  }

  private joined(indices: readonly number[], rows: Tensor): Tensor {
    const { transform, images } = this
    if (!transform) return images.indexSelect(0, rows)
    if (canTreatBatches(transform)) return transformBatch(transform, images.indexSelect(0, rows))
    return stack(indices.map(index => this.transformed(index)))
  }

  private transformed(index: number): Tensor {
    const image = this.images.select(0, index)
    return this.transform ? this.transform(image) : image
  }
}
