import type { Tensor } from '../../tensor/tensor.ts'
import { formatShape } from '../../tensor/shape.ts'
import { pad, type PadMode } from '../../ops/pad.ts'
import { formatTuple } from '../repr.ts'
import { Activation } from './activation.ts'

/** One number for all sides, or [left, right, top, bottom, front, back] as far as there are dimensions. */
export type Padding = number | readonly number[]

type PadModule = Activation & { readonly padding: readonly number[] }

const sidesOf = (name: string, padding: Padding, n: number): readonly number[] => {
  const sides = typeof padding === 'number' ? new Array<number>(2 * n).fill(padding) : padding
  if (sides.length !== 2 * n) throw new RangeError(`${name}: expected 1 or ${2 * n} numbers, got ${formatShape(sides)}`)
  return sides
}

function borderOf(name: string, n: number, mode: PadMode): new (padding: Padding) => PadModule {
  return class extends Activation {
    readonly padding: readonly number[]
    constructor(padding: Padding) {
      super()
      this.padding = sidesOf(name, padding, n)
    }
    override forward(x: Tensor): Tensor {
      return pad(x, this.padding, { mode })
    }
    override extraRepr(): string {
      return formatTuple(this.padding)
    }
  }
}
function constantOf(
  name: string,
  n: number,
): new (padding: Padding, value: number) => PadModule & { readonly value: number } {
  return class extends Activation {
    readonly padding: readonly number[]
    readonly value: number
    constructor(padding: Padding, value: number) {
      super()
      this.padding = sidesOf(name, padding, n)
      this.value = value
    }
    override forward(x: Tensor): Tensor {
      return pad(x, this.padding, { value: this.value })
    }
    override extraRepr(): string {
      return `padding=${formatTuple(this.padding)}, value=${this.value}`
    }
  }
}

/** A border of one value. */
export class ConstantPad1d extends constantOf('ConstantPad1d', 1) {}
/** A border of one value around images [N, C, H, W]. */
export class ConstantPad2d extends constantOf('ConstantPad2d', 2) {}
/** A border of one value around volumes [N, C, D, H, W]. */
export class ConstantPad3d extends constantOf('ConstantPad3d', 3) {}
/** A border of zeros. */
export class ZeroPad1d extends borderOf('ZeroPad1d', 1, 'constant') {}
/** A border of zeros around images [N, C, H, W]. */
export class ZeroPad2d extends borderOf('ZeroPad2d', 2, 'constant') {}
/** A border of zeros around volumes [N, C, D, H, W]. */
export class ZeroPad3d extends borderOf('ZeroPad3d', 3, 'constant') {}
/** A border of the mirror image. */
export class ReflectionPad1d extends borderOf('ReflectionPad1d', 1, 'reflect') {}
/** A border of the mirror image around images [N, C, H, W]. */
export class ReflectionPad2d extends borderOf('ReflectionPad2d', 2, 'reflect') {}
/** A border of the mirror image around volumes [N, C, D, H, W]. */
export class ReflectionPad3d extends borderOf('ReflectionPad3d', 3, 'reflect') {}
/** A border of the nearest values. */
export class ReplicationPad1d extends borderOf('ReplicationPad1d', 1, 'replicate') {}
/** A border of the nearest values around images [N, C, H, W]. */
export class ReplicationPad2d extends borderOf('ReplicationPad2d', 2, 'replicate') {}
/** A border of the nearest values around volumes [N, C, D, H, W]. */
export class ReplicationPad3d extends borderOf('ReplicationPad3d', 3, 'replicate') {}
/** A border of the values at the other end. */
export class CircularPad1d extends borderOf('CircularPad1d', 1, 'circular') {}
/** A border of the values at the other end around images [N, C, H, W]. */
export class CircularPad2d extends borderOf('CircularPad2d', 2, 'circular') {}
