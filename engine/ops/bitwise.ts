import { kernels } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { bool, int32 } from '../tensor/dtype.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { logicalNot } from './compare.ts'
import { integerOp, type Binary } from './core/binary.ts'
import { cast, compact } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'

// Bits of whole numbers; of bools, logic. A whole number takes the dtype of the tensor beside it.

/** a & b. */
export const bitwiseAnd: Binary = integerOp('bitwiseAnd', 'bitwiseAnd')
/** a | b. */
export const bitwiseOr: Binary = integerOp('bitwiseOr', 'bitwiseOr')
/** a ^ b. */
export const bitwiseXor: Binary = integerOp('bitwiseXor', 'bitwiseXor')
/** a << b. */
export const bitwiseLeftShift: Binary = integerOp('shiftLeft', 'bitwiseLeftShift')
/** a >> b, the sign kept. */
export const bitwiseRightShift: Binary = integerOp('shiftRight', 'bitwiseRightShift')

/** ~x; of bools, not. */
export function bitwiseNot(x: Tensor): Tensor {
  checkInterrupt()
  checkTensor('bitwiseNot', x)
  if (x.dtype.isFloatingPoint) throw new TypeError(`bitwiseNot: works on integers and bools, got ${x.dtype.name}`)
  if (x.dtype === bool) return logicalNot(x)
  const src = compact(cast(x, int32))
  const out = empty(x.sizes, int32)
  if (out.count > 0) kernels.bitwiseNot_i32(src.ptr, out.ptr, out.count)
  return cast(out, x.dtype)
}
