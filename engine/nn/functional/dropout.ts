import { bernoulli_ } from '../../ops/draw.ts'
import { zerosLike } from '../../ops/creation.ts'
import { formatShape } from '../../tensor/shape.ts'
import { leaveToGraph } from '../../tensor/storage.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'

export interface DropoutOptions {
  /** The probability of 0. */
  p?: number
  training?: boolean
}
type Given = number | DropoutOptions

function read(op: string, options: Given, training: boolean, usual: boolean): Required<DropoutOptions> {
  const { p = 0.5, training: on = usual } = typeof options === 'number' ? { p: options, training } : options
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${op}: p must lie in [0, 1], got ${p}`)
  return { p, training: on }
}

/** One mask value for each entry of `sizes`, which broadcasts against x: 1 / (1 - p) or 0. */
function drop(x: Tensor, sizes: readonly number[], p: number): Tensor {
  if (p === 1) return x.mul(zerosLike(x))
  const mask = bernoulli_(empty(sizes, x.dtype), 1 - p).div_(1 - p)
  const out = x.mul(mask)
  leaveToGraph(mask.storage)
  return out
}

/** Sets each element to 0 with probability p and divides the others by 1 - p; the identity outside of training. */
export function dropout(x: Tensor, options: Given = {}, training = true): Tensor {
  const { p, training: on } = read('dropout', options, training, true)
  return !on || p === 0 || x.count === 0 ? x : drop(x, x.sizes, p)
}

function ofChannels(op: string, ranks: readonly number[], single: number) {
  return (x: Tensor, options: Given = {}, training = true): Tensor => {
    const { p, training: on } = read(op, options, training, true)
    if (!ranks.includes(x.sizes.length))
      throw new RangeError(`${op}: expected ${ranks.join(' or ')} dimensions, got shape ${formatShape(x.sizes)}`)
    if (!on || p === 0 || x.count === 0) return x
    const batched = x.sizes.length === single ? x.unsqueeze(0) : x
    const sizes = batched.sizes.map((size, d) => (d < 2 ? size : 1))
    const out = drop(batched, sizes, p)
    return x.sizes.length === single ? out.squeeze(0) : out
  }
}
/** Drops whole channels of [N, C, L] or [C, L] (Tompson et al., 2015). */
export const dropout1d = ofChannels('dropout1d', [2, 3], 2)
/** Drops whole channels of [N, C, H, W]; as in PyTorch a 3-dimensional input is read as [N, C, L]. */
export const dropout2d = ofChannels('dropout2d', [2, 3, 4], 0)
/** Drops whole channels of [N, C, D, H, W] or [C, D, H, W]. */
export const dropout3d = ofChannels('dropout3d', [4, 5], 4)

const alpha = 1.7580993408473766

/** x where the mask is 1, else -alpha; then scaled so that mean and variance of normal values stay. */
function alphaDrop(x: Tensor, sizes: readonly number[], p: number): Tensor {
  if (p === 1) return x.mul(zerosLike(x))
  const a = 1 / Math.sqrt((alpha * alpha * p + 1) * (1 - p))
  const noise = bernoulli_(empty(sizes, x.dtype), 1 - p)
  const shift = noise
    .sub(1)
    .mul_(alpha * a)
    .add_(alpha * a * p)
  return x.mul(noise.mul_(a)).add(shift)
}
/** Dropout that keeps mean and variance of inputs to a SELU (Klambauer et al., 2017). */
export function alphaDropout(x: Tensor, options: Given = {}, training = false): Tensor {
  const { p, training: on } = read('alphaDropout', options, training, false)
  return !on || p === 0 || x.count === 0 ? x : alphaDrop(x, x.sizes, p)
}
/** alphaDropout of whole channels of [N, C, ...]. */
export function featureAlphaDropout(x: Tensor, options: Given = {}, training = false): Tensor {
  const { p, training: on } = read('featureAlphaDropout', options, training, false)
  if (!on || p === 0 || x.count === 0) return x
  return alphaDrop(
    x,
    x.sizes.map((size, d) => (d < 2 ? size : 1)),
    p,
  )
}
