import { noGrad } from '../../autograd/mode.ts'
import { float32, type DType } from '../../tensor/dtype.ts'
import type { Tensor } from '../../tensor/tensor.ts'

/** Up to here float32 holds every whole number. */
const exactLimit = 2 ** 24

/**
 * Sums of products of integers, computed in float32: `body` gets the operands as floats. It also runs on their
 * magnitudes, to see that no partial sum can have been rounded.
 */
export function withIntegers(
  op: string,
  operands: readonly (Tensor | null)[],
  body: (...floats: (Tensor | null)[]) => Tensor,
): Tensor {
  return noGrad(() => {
    const floats = operands.map(x => x && x.to(float32))
    const bound = body(...floats.map(x => x && x.abs()))
    if (bound.count > 0 && bound.max().item() >= exactLimit)
      throw new RangeError(`${op}: sums of these integers may exceed 2^24, where they would be rounded; use .float()`)
    return body(...floats).to(commonType(operands))
  })
}

const commonType = (operands: readonly (Tensor | null)[]): DType => operands.find(x => x !== null)!.dtype

export const isInteger = (x: Tensor): boolean => !x.dtype.isFloatingPoint && x.dtype.name !== 'bool'
