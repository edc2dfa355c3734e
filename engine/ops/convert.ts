import { record, rule } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'
import { bool, DType, dtypeOf, float32, int32, uint8 } from '../tensor/dtype.ts'
import { Tensor } from '../tensor/tensor.ts'
import { cast } from './core/stride.ts'
import { alias } from './core/view.ts'

const toRule = rule('toCopy', g => g)

/** The same values in another dtype. Gradients flow between floats. The tensor itself where nothing changes. */
export function to(
  x: Tensor,
  ...targets: (DType | string | { dtype?: DType | string; device?: string } | Tensor)[]
): Tensor {
  checkInterrupt()
  let dtype = x.dtype
  for (const target of targets) {
    if (target instanceof DType) dtype = target
    else if (target instanceof Tensor) dtype = target.dtype
    else if (typeof target === 'object') dtype = target.dtype === undefined ? dtype : dtypeOf(target.dtype)
    else if (target !== 'cpu') dtype = dtypeOf(target)
  }
  const out = cast(x, dtype)
  return out !== x && x.dtype === float32 && dtype === float32 ? record(out, toRule, [x], []) : out
}

/** As float32. */
export const float = (x: Tensor): Tensor => to(x, float32)
/** As int32 (PyTorch's int64 is int32 here); the part behind the point is dropped. */
export const long = (x: Tensor): Tensor => to(x, int32)
export { long as int }
/** As bool: true where not 0. */
const toBool = (x: Tensor): Tensor => to(x, bool)
export { toBool as bool }
/** As uint8: modulo 256. */
export const byte = (x: Tensor): Tensor => to(x, uint8)
export const type = (x: Tensor, dtype: DType | string): Tensor => to(x, dtype)
export const typeAs = (x: Tensor, other: Tensor): Tensor => to(x, other.dtype)
/** The tensor itself: there is one device. */
export const cpu = (x: Tensor): Tensor => x

/** The same memory outside of the graph: no gradient flows through. A change in place is seen by both. */
export function detach(x: Tensor): Tensor {
  return alias(x)
}
