import { rule, record } from '../../autograd/node.ts'
import { kernels, type UnaryF32, type UnaryI32 } from '../../backends/index.ts'
import { checkInterrupt } from '../../hooks.ts'
import { bool, float32, int32, type DType } from '../../tensor/dtype.ts'
import { empty, Tensor } from '../../tensor/tensor.ts'
import { refuseOverflow } from './operands.ts'
import { cast, compact, copyElements } from './stride.ts'

/** A pointwise function of one tensor. */
export type Unary = (x: Tensor) => Tensor

/** What the derivative gets after the gradient: the input, the output or nothing. */
type Derivative = (g: Tensor, saved: Tensor) => Tensor
interface UnaryRule {
  saves: 'input' | 'output' | 'nothing'
  derivative: Derivative
  /** What integers become: float32 (exp, sqrt ...), the result of an int32 kernel, or themselves (floor, round ...). */
  integers?: UnaryI32 | 'unchanged'
  /** What bools become, taken as 0 and 1; without it they are refused where integers are not. */
  bools?: DType
  /** Where PyTorch prints another name than the op's own. */
  prints?: string
}

export function checkTensor(op: string, x: unknown): asserts x is Tensor {
  if (x instanceof Tensor) return
  const got =
    x === undefined
      ? 'undefined'
      : x === null
        ? 'null'
        : Array.isArray(x)
          ? 'an array (use torch.tensor)'
          : `a ${typeof x}`
  throw new TypeError(`${op}: expected a tensor, got ${got}`)
}

/** Makes the op of a kernel and its derivative. */
export function unaryOp(name: UnaryF32, { saves, derivative, integers, bools, prints }: UnaryRule): Unary {
  const kernel = `${name}_f32` as const
  const backward = rule<[Tensor]>(prints ?? name, derivative)
  return x => {
    checkInterrupt()
    checkTensor(name, x)
    if (!x.dtype.isFloatingPoint) return onIntegers(name, x, integers, bools, kernel)
    const src = compact(x)
    const out = empty(x.sizes, float32)
    if (out.count > 0) kernels[kernel](src.ptr, out.ptr, out.count)
    return record(out, backward, [x], saves === 'input' ? [x] : saves === 'output' ? [out] : [])
  }
}

function onIntegers(
  name: string,
  x: Tensor,
  integers: UnaryRule['integers'],
  bools: UnaryRule['bools'],
  kernel: `${UnaryF32}_f32`,
): Tensor {
  if (integers === undefined) {
    const src = cast(x, float32)
    const out = empty(x.sizes, float32)
    if (out.count > 0) kernels[kernel](src.ptr, out.ptr, out.count)
    return out
  }
  if (x.dtype === bool && !bools)
    throw new TypeError(`${name}: a bool tensor has no ${name}; use torch.logicalNot, or .int() first`)
  if (integers === 'unchanged') {
    const out = empty(x.sizes, x.dtype)
    copyElements(x, out)
    return out
  }
  const src = compact(cast(x, int32))
  const out = empty(x.sizes, int32)
  if (out.count > 0) kernels[`${integers}_i32`](src.ptr, out.ptr, out.count)
  const result = x.dtype === bool ? bools! : x.dtype
  refuseOverflow(name, result)
  return cast(out, result)
}
