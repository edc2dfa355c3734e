import { jointRule, record, rule } from '../autograd/node.ts'
import { kernels } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { float32, type DType } from '../tensor/dtype.ts'
import { wrapDim } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { maximum, minimum, mul } from './arithmetic.ts'
import { ge, gt, le, logicalAnd, logicalOr, lt, where } from './compare.ts'
import { scalar, type TensorLike } from './core/operands.ts'
import { checkTensor } from './core/unary.ts'
import { cast, compact } from './core/stride.ts'
import { sum } from './reduce.ts'
import { exp } from './transcendental.ts'

const clampRule = rule<[Tensor, number, number]>('clamp', (g, x, lo, hi) =>
  where(logicalAnd(ge(x, lo), le(x, hi)), g, 0),
)

/** Limits to a bound of `clamp`: a number, a tensor that broadcasts, or null for none. */
export type Bound = number | Tensor | null | undefined

/** x where it lies in [min, max], else the nearer bound. NaN stays NaN. */
export function clamp(x: Tensor, min?: Bound | { min?: Bound; max?: Bound }, max?: Bound): Tensor {
  checkInterrupt()
  checkTensor('clamp', x)
  const bounds = typeof min === 'object' && min !== null && !(min instanceof Tensor) ? min : { min, max }
  const [lo, hi] = [bounds.min ?? null, bounds.max ?? null]
  if (lo === null && hi === null) throw new TypeError('clamp: expected min, max or both')
  if (lo instanceof Tensor || hi instanceof Tensor || !x.dtype.isFloatingPoint) {
    return clampBetween(x, lo, hi)
  }
  const [from, to] = [lo ?? -Infinity, hi ?? Infinity]
  const src = compact(x)
  const out = empty(x.sizes, float32)
  if (out.count > 0) kernels.clamp_f32(src.ptr, out.ptr, out.count, from, to)
  return record(out, clampRule, [x], [x, from, to])
}
export { clamp as clip }

const clampTensorRule = jointRule<[Tensor, TensorLike, TensorLike]>('clamp', ([g], wanted, x, lo, hi) => [
  where(logicalAnd(ge(x, lo), le(x, hi)), g!, 0),
  wanted(1) ? where(logicalAnd(lt(x, lo), lt(lo as Tensor, hi)), g!, 0) : null,
  wanted(2) ? where(logicalOr(gt(x, hi), lt(hi as Tensor, lo)), g!, 0) : null,
])

/** Bounds that are tensors, or numbers beside integers. Where they cross, the upper one wins. */
function clampBetween(x: Tensor, lo: number | Tensor | null, hi: number | Tensor | null): Tensor {
  const bound = (value: number | Tensor | null): Tensor | null =>
    typeof value === 'number' ? scalar(value, float32) : value
  const [low, high] = [bound(lo), bound(hi)]
  const raised = low === null ? x.detach() : maximum(x.detach(), low.detach())
  const out = high === null ? raised : minimum(raised, high.detach())
  return record(out, clampTensorRule, [x, low ?? 0, high ?? 0], [x, low ?? -Infinity, high ?? Infinity])
}
/** x, but at least `min`. */
export const clampMin = (x: Tensor, min: number | Tensor): Tensor => clamp(x, min)
/** x, but at most `max`. */
export const clampMax = (x: Tensor, max: number | Tensor): Tensor => clamp(x, null, max)

/** `dim` by position or by name, with the dtype the input is first cast to. */
export type SoftmaxArgs = number | { dim: number; dtype?: DType }

function alongDim(
  name: 'softmax' | 'logSoftmax',
  gradient: 'softmaxGrad_f32' | 'logSoftmaxGrad_f32',
  twice: (gg: Tensor, g: Tensor, y: Tensor, dim: number) => [Tensor, Tensor],
) {
  const run = (
    kernel: (a: number, b: number, outer: number, n: number, inner: number) => void,
    x: Tensor,
    dim: number,
  ): Tensor => {
    const src = compact(x)
    const out = empty(x.sizes, float32)
    const n = x.sizes[dim] ?? 1
    const inner = x.sizes.slice(dim + 1).reduce((a, b) => a * b, 1)
    if (out.count > 0) kernel(src.ptr, out.ptr, out.count / n / inner, n, inner)
    return out
  }
  // The derivative is a kernel of (g, y) with a derivative of its own.
  const twiceRule = jointRule<[Tensor, Tensor, number]>(`${name}Backward`, ([gg], _wanted, g, y, dim) =>
    twice(gg!, g, y, dim),
  )
  const derivative = (g: Tensor, y: Tensor, dim: number): Tensor => {
    const gradient0 = compact(g)
    const out = run(
      (gPtr, outPtr, outer, n, inner) => kernels[gradient](gPtr, y.ptr, outPtr, outer, n, inner),
      gradient0,
      dim,
    )
    return record(out, twiceRule, [g, y], [g, y, dim])
  }
  const backward = rule<[Tensor, number]>(name, derivative)
  return (x: Tensor, dim: SoftmaxArgs): Tensor => {
    checkInterrupt()
    checkTensor(name, x)
    const { dim: over, dtype } = typeof dim === 'number' ? { dim, dtype: undefined } : (dim ?? {})
    if (typeof over !== 'number')
      throw new TypeError(`${name}: name the dimension to normalise over, for instance ${name}(x, 1)`)
    if (!x.dtype.isFloatingPoint && dtype === undefined)
      throw new TypeError(`${name}: expected float32, got ${x.dtype.name}; use .float() first`)
    const input = cast(x, float32)
    const d = wrapDim(name, over, x.sizes.length)
    const out = run(kernels[`${name}_f32`], input, d)
    return record(out, backward, [x], [out, d])
  }
}

/** e^x / sum(e^x) along a dimension, the largest value taken out first; d = y (g - sum(g y)). */
export const softmax = alongDim('softmax', 'softmaxGrad_f32', (gg, g, y, dim) => {
  const inner = (u: Tensor, v: Tensor) => sum(mul(u, v), dim, { keepdim: true })
  const toG = mul(y, gg.sub(inner(gg, y)))
  const toY = mul(gg, g)
    .sub(mul(gg, inner(g, y)))
    .sub(mul(g, inner(gg, y)))
  return [toG, toY]
})

/** x - ln(sum(e^x)) along a dimension; d = g - e^y sum(g). */
export const logSoftmax = alongDim('logSoftmax', 'logSoftmaxGrad_f32', (gg, g, y, dim) => {
  const p = exp(y)
  const total = sum(g, dim, { keepdim: true })
  return [gg.sub(sum(mul(gg, p), dim, { keepdim: true })), mul(mul(gg, p), total).neg()]
})
