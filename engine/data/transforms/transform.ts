import type { Tensor } from '../../tensor/tensor.ts'

/** A transform is called like a function: `toTensor(image)`. */
// oxlint-disable-next-line no-unsafe-declaration-merging -- the constructor makes each instance a function
export interface Transform {
  (image: Tensor): Tensor
}

/**
 * The base of all transforms. Images are tensors with rows and columns last: [H, W] or [C, H, W], uint8 or float32. A
 * subclass defines `forward(image)`.
 */
export class Transform {
  constructor() {
    const call = ((image: Tensor) => self.forward(image)) as unknown as this
    const self: this = call
    // A function's own read-only members would stand in the way of members of the same name.
    Reflect.deleteProperty(call, 'length')
    Reflect.deleteProperty(call, 'name')
    Object.setPrototypeOf(call, new.target.prototype)
    return self
  }

  forward(_image: Tensor): Tensor {
    throw new Error(`${this.constructor.name}: define forward(image) to say what the transform does`)
  }

  /** As PyTorch prints it: `Resize(size=[96, 96])`. */
  toString(): string {
    const members = Object.entries(this).map(([name, value]) => `${name}=${format(value)}`)
    return `${this.constructor.name}(${members.join(', ')})`
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
}

/** A member's value as it is printed. */
export const format = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(format).join(', ')}]` : String(value)

/** What may stand where a transform is expected. */
export type TransformLike = Transform | ((image: Tensor) => Tensor)

interface WholeBatch<T> {
  readonly apply: (transform: T, images: Tensor) => Tensor
  readonly possible: (transform: T) => boolean
}
/** By prototype. */
const wholeBatches = new Map<unknown, WholeBatch<never>>()

/** Says how a transform that draws nothing at random treats a whole batch, [N, H, W] or [N, C, H, W], at once. */
export function treatsBatches<T extends Transform>(
  kind: new (...args: never[]) => T,
  apply: (transform: T, images: Tensor) => Tensor,
  possible: (transform: T) => boolean = () => true,
): void {
  wholeBatches.set(kind.prototype, { apply, possible })
}

/**
 * Whether a transform can be given a whole batch. A function cannot, nor a transform that draws at random, nor one of
 * the reader's own, even if it is a subclass of one of ours.
 */
export function canTreatBatches(transform: TransformLike): boolean {
  return wholeBatches.get(Object.getPrototypeOf(transform))?.possible(transform as never) ?? false
}

/** A batch of images under a transform for which `canTreatBatches` holds. */
export function transformBatch(transform: TransformLike, images: Tensor): Tensor {
  return wholeBatches.get(Object.getPrototypeOf(transform))!.apply(transform as never, images)
}
