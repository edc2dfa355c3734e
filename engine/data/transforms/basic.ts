import { kernels } from '../../backends/index.ts'
import { fromValues } from '../../ops/creation.ts'
import { float32, uint8 } from '../../tensor/dtype.ts'
import { formatShape } from '../../tensor/shape.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'
import { canTreatBatches, Transform, transformBatch, type TransformLike, treatsBatches } from './transform.ts'

const white = fromValues([255], [1], float32)

/** x / 255 for every byte. */
function toFractions(image: Tensor, sizes: readonly number[]): Tensor {
  if (image.dtype !== uint8) return image.to(float32).reshape(sizes)
  const source = image.contiguous()
  const made = empty(sizes, float32)
  if (made.count === 0) return made
  kernels.u8_to_f32(source.ptr, made.ptr, made.count)
  kernels.div_f32(made.ptr, white.ptr, made.ptr, made.count, 1, 0)
  return made
}

/** From bytes to float32 in [0, 1], with a dimension for the channels: [H, W] to [1, H, W], [C, H, W] as it is. */
export class ToTensor extends Transform {
  override forward(image: Tensor): Tensor {
    const { sizes } = image
    if (sizes.length !== 2 && sizes.length !== 3)
      throw new RangeError(`ToTensor: expected an image [H, W] or [C, H, W], got shape ${formatShape(sizes)}`)
    return toFractions(image, sizes.length === 2 ? [1, ...sizes] : sizes)
  }
}
treatsBatches(ToTensor, (_, images) => {
  const [n, ...rest] = images.sizes
  return toFractions(images, rest.length === 2 ? [n, 1, ...rest] : images.sizes)
})

const perChannel = (values: readonly number[]) => fromValues(values, [values.length, 1, 1], float32)

/** (x - mean) / std, with a mean and a std for each channel of [C, H, W]. */
export class Normalize extends Transform {
  readonly mean: readonly number[]
  readonly std: readonly number[]

  constructor(mean: number | readonly number[], std: number | readonly number[]) {
    super()
    this.mean = [mean].flat() as number[]
    this.std = [std].flat() as number[]
    if (this.std.includes(0)) throw new RangeError('Normalize: a standard deviation of 0 cannot be divided by')
  }

  override forward(image: Tensor): Tensor {
    if (image.dtype !== float32)
      throw new TypeError(`Normalize: expected float32 in [0, 1], got ${image.dtype.name}; put ToTensor before it`)
    return image.sub(perChannel(this.mean)).div(perChannel(this.std))
  }
}
treatsBatches(Normalize, (normalize, images) => normalize.forward(images))

/** Several transforms one after the other. */
export class Compose extends Transform {
  readonly transforms: readonly TransformLike[]

  constructor(transforms: readonly TransformLike[]) {
    super()
    this.transforms = transforms
  }

  override forward(image: Tensor): Tensor {
    return this.transforms.reduce((current, transform) => transform(current), image)
  }

  override toString(): string {
    return `Compose(\n${this.transforms.map(transform => `    ${String(transform)}\n`).join('')})`
  }
}
treatsBatches(
  Compose,
  ({ transforms }, images) => transforms.reduce((current, transform) => transformBatch(transform, current), images),
  ({ transforms }) => transforms.every(canTreatBatches),
)

/** Of this very class, no subclass. */
const isA = (step: TransformLike, kind: { prototype: Transform }) => Object.getPrototypeOf(step) === kind.prototype
const isPointwise = (step: TransformLike) => isA(step, ToTensor) || isA(step, Normalize)

/**
 * What has to be done image by image, and what may then be done to all of them at once: from ToTensor on, images of a
 * batch have one size, and no transform here cares which.
 */
export function splitForBatches(transform: TransformLike): { each: TransformLike[]; all: Compose } {
  const steps = isA(transform, Compose) ? (transform as Compose).transforms : [transform]
  let from = steps.findLastIndex(step => !isPointwise(step)) + 1
  while (from < steps.length && !isA(steps[from], ToTensor)) from++
  return { each: steps.slice(0, from), all: new Compose(steps.slice(from)) }
}

/** A function as a transform with a name of its own. */
export class Lambda extends Transform {
  private readonly fn: (image: Tensor) => Tensor

  constructor(fn: (image: Tensor) => Tensor) {
    super()
    this.fn = fn
  }

  override forward(image: Tensor): Tensor {
    return this.fn(image)
  }
}
