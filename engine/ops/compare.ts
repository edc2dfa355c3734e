import { jointRule, record } from '../autograd/node.ts'
import { kernels, type TestF32 } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { bool, float32, int32 } from '../tensor/dtype.ts'
import { broadcastShapes, sameShape } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { compareOp, type Comparison } from './core/binary.ts'
import { fillWith } from './creation.ts'
import { resultType, scalar, type TensorLike } from './core/operands.ts'
import { cast, compact } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { expandTo } from './core/view.ts'

/** a == b, element by element; bool. */
export const eq: Comparison = compareOp('eq')
/** a != b. */
export const ne: Comparison = compareOp('ne')
/** a < b. */
export const lt: Comparison = compareOp('lt')
/** a <= b. */
export const le: Comparison = compareOp('le')
/** a > b. */
export const gt: Comparison = compareOp('gt')
/** a >= b. */
export const ge: Comparison = compareOp('ge')
export { eq as equalTo, ne as notEqual, lt as less, le as lessEqual, gt as greater, ge as greaterEqual }

/** Both operands as truth values. */
function truths(op: string, a: Tensor, b: Tensor): [Tensor, Tensor] {
  checkTensor(op, a)
  checkTensor(op, b)
  return [cast(a, bool), cast(b, bool)]
}

/** true where both are not 0. */
export const logicalAnd = (a: Tensor, b: Tensor): Tensor => where(...truths('logicalAnd', a, b), false)
/** true where either is not 0. */
export const logicalOr = (a: Tensor, b: Tensor): Tensor => {
  const [x, y] = truths('logicalOr', a, b)
  return where(x, true, y)
}
/** true where exactly one is not 0. */
export const logicalXor = (a: Tensor, b: Tensor): Tensor => ne(...truths('logicalXor', a, b))
/** true where x is 0. */
export const logicalNot = (x: Tensor): Tensor => eq(x, 0)

function test(name: TestF32): (x: Tensor) => Tensor {
  const kernel = `${name}_f32` as const
  return x => {
    checkInterrupt()
    checkTensor(name, x)
    const src = compact(cast(x, float32))
    const out = empty(x.sizes, bool)
    if (out.count > 0) kernels[kernel](src.ptr, out.ptr, out.count)
    return out
  }
}
/** true where x is not a number. */
export const isnan = test('isnan')
/** true where x is +-infinity. */
export const isinf = test('isinf')
/** true where x is neither NaN nor infinite. */
export const isfinite = test('isfinite')

const whereRule = jointRule<[Tensor]>('where', ([g], wanted, condition) => [
  null,
  wanted(1) ? where(condition, g!, 0) : null,
  wanted(2) ? where(condition, 0, g!) : null,
])

/** a where the condition (bool) holds, else b; all three broadcast. */
export function where(condition: Tensor, a: TensorLike, b: TensorLike): Tensor {
  checkInterrupt()
  checkTensor('where', condition)
  if (condition.dtype !== bool)
    throw new TypeError(`where: the condition must be a bool tensor, got ${condition.dtype.name}`)
  const type = resultType(a, b)
  const x = typeof a === 'object' ? cast(a, type) : scalar(a, type)
  const y = typeof b === 'object' ? cast(b, type) : scalar(b, type)
  const sizes = broadcastShapes('where', broadcastShapes('where', condition.sizes, x.sizes), y.sizes)
  const out = empty(sizes, type)
  if (out.count > 0) {
    const [c, u, v] = [condition, x, y].map(t => (t.count === 1 ? t : compact(expandTo('where', t, sizes))))
    const step = (t: Tensor): 0 | 1 => (t.count === out.count ? 1 : 0)
    const kernel = type.bytes === 4 ? kernels.where4 : kernels.where1
    kernel(c.ptr, u.ptr, v.ptr, out.ptr, out.count, step(c), step(u), step(v))
  }
  return out.dtype === float32 ? record(out, whereRule, [condition, a, b], [condition]) : out
}

/** true where x is +infinity. */
export const isposinf = (x: Tensor): Tensor => eq(x, Infinity)
/** true where x is -infinity. */
export const isneginf = (x: Tensor): Tensor => eq(x, -Infinity)
/** true everywhere: there are no complex numbers here. */
export const isreal = (x: Tensor): Tensor => fillWith(empty(x.sizes, bool), 1)
/** true where the sign bit is set: negative numbers and -0. */
export function signbit(x: Tensor): Tensor {
  checkTensor('signbit', x)
  if (x.dtype !== float32) return lt(x, 0)
  const bits = compact(x.detach())
  return lt(new Tensor(bits.storage, bits.offset, bits.sizes, bits.strides, int32), 0)
}

interface Closeness {
  rtol?: number
  atol?: number
  /** Two NaN count as close. */
  equalNan?: boolean
}

/** |a - b| <= atol + rtol |b|, element by element. */
export function isclose(a: Tensor, b: Tensor, { rtol = 1e-5, atol = 1e-8, equalNan = false }: Closeness = {}): Tensor {
  checkTensor('isclose', a)
  checkTensor('isclose', b)
  if (a.dtype !== b.dtype)
    throw new TypeError(`isclose: ${a.dtype.name} beside ${b.dtype.name}; both must have the same dtype`)
  if (rtol < 0 || atol < 0) throw new RangeError(`isclose: rtol and atol must not be negative, got ${rtol}, ${atol}`)
  const same = equalNan ? eq(a, b).logicalOr(isnan(a).logicalAnd(isnan(b))) : eq(a, b)
  if (rtol === 0 && atol === 0) return same
  const [x, y] = [a.detach().float(), b.detach().float()]
  const near = le(x.sub(y).abs(), y.abs().mul(rtol).add(atol))
  return same.logicalOr(near.logicalAnd(isfinite(y)))
}
/** Whether all elements are close. */
export const allclose = (a: Tensor, b: Tensor, options: Closeness = {}): boolean =>
  isclose(a, b, options).all().item() as unknown as boolean

/** Whether two tensors have the same shape and elements. */
export function equal(a: Tensor, b: Tensor): boolean {
  checkTensor('equal', a)
  checkTensor('equal', b)
  return sameShape(a.sizes, b.sizes) && (eq(a, b).all().item() as unknown as boolean)
}
