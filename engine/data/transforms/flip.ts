import type { Tensor } from '../../tensor/tensor.ts'
import { drawUniform } from './crop.ts'
import { pick, range } from './pixels.ts'
import { Transform } from './transform.ts'

/** Mirrors an image left to right. */
export function hflip(image: Tensor): Tensor {
  const [height, width] = image.sizes.slice(-2)
  return pick('hflip', image, range(0, height), range(0, width).toReversed())
}

/** Turns an image upside down. */
export function vflip(image: Tensor): Tensor {
  const [height, width] = image.sizes.slice(-2)
  return pick('vflip', image, range(0, height).toReversed(), range(0, width))
}

function checkProbability(op: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${op}: a probability lies between 0 and 1, got ${p}`)
}

/** Mirrors an image left to right with probability p. */
export class RandomHorizontalFlip extends Transform {
  readonly p: number

  constructor(p = 0.5) {
    super()
    checkProbability('RandomHorizontalFlip', p)
    this.p = p
  }

  override forward(image: Tensor): Tensor {
    return drawUniform(0, 1) < this.p ? hflip(image) : image
  }
}

/** Turns an image upside down with probability p. */
export class RandomVerticalFlip extends Transform {
  readonly p: number

  constructor(p = 0.5) {
    super()
    checkProbability('RandomVerticalFlip', p)
    this.p = p
  }

  override forward(image: Tensor): Tensor {
    return drawUniform(0, 1) < this.p ? vflip(image) : image
  }
}
