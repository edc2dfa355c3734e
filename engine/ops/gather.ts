import { jointRule, record, rule } from '../autograd/node.ts'
import { kernels } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { bool, float32 } from '../tensor/dtype.ts'
import { formatShape, wrapDim } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { zeros } from './creation.ts'
import { addRows, checkedIndex, checkSource, within } from './core/indices.ts'
import { linesOf, memoryOf } from './core/memory.ts'
import { scalar, scaled } from './core/operands.ts'
import { cast, compact } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { expandTo } from './core/view.ts'
import { broadcastShapes } from '../tensor/shape.ts'
import { where } from './compare.ts'
import { scatterReduce } from './select.ts'
import { expand, reshape } from './shape.ts'

const gatherRule = rule<[readonly number[], number, Tensor]>('gather', (g, sizes, dim, index) =>
  scatterAdd(zeros(sizes), dim, index, g),
)

/** out[i][j][k] = x[index[i][j][k]][j][k] for dim 0, and so on for the others. */
export function gather(x: Tensor, dim: number, index: Tensor): Tensor {
  checkInterrupt()
  checkTensor('gather', x)
  if (x.sizes.length === 0) return reshape(gather(reshape(x, 1), dim, reshape(index, [-1])), index.sizes)
  const d = wrapDim('gather', dim, x.sizes.length)
  const part = compact(within('gather', x.detach(), index, d))
  const at = checkedIndex('gather', index, x.sizes[d])
  const out = empty(index.sizes, x.dtype)
  const { outer, inner } = linesOf(index.sizes, d)
  if (out.count > 0) {
    const kernel = x.dtype.bytes === 4 ? kernels.gather4 : kernels.gather1
    kernel(part.ptr, at.ptr, out.ptr, outer, part.sizes[d], index.sizes[d], inner)
  }
  return x.dtype.isFloatingPoint ? record(out, gatherRule, [x], [x.sizes, d, at]) : out
}

const scatterRule = rule<[number, Tensor]>(
  'scatter',
  (g, dim, index) => scatter(g, dim, index, 0),
  (g, dim, index) => gather(g, dim, index),
)
const scatterAddRule = rule<[number, Tensor]>(
  'scatterAdd',
  g => g,
  (g, dim, index) => gather(g, dim, index),
)

/** out[o, at[o, i, j], j] += src[o, i, j] for integers and bools. */
function addIntegers(src: Tensor, at: Tensor, out: Tensor, lines: { outer: number; n: number; inner: number }): void {
  const { outer, n, inner } = lines
  const [from, index, to] = [src, at, out].map(memoryOf)
  const step = out.count / outer
  for (let i = 0; i < from.length; i++)
    to[Math.floor(i / (n * inner)) * step + index[i] * inner + (i % inner)] += from[i]
  if (out.dtype === bool) for (let i = 0; i < to.length; i++) to[i] = Number(to[i] !== 0)
}

function scattered(op: 'scatter' | 'scatterAdd', x: Tensor, dim: number, index: Tensor, src: Tensor | number): Tensor {
  checkInterrupt()
  checkTensor(op, x)
  if (x.sizes.length === 0) {
    const line = (t: Tensor) => (t.sizes.length === 0 ? reshape(t, 1) : t)
    return reshape(scattered(op, line(x), dim, line(index), src instanceof Tensor ? line(src) : src), [])
  }
  const d = wrapDim(op, dim, x.sizes.length)
  if (src instanceof Tensor) checkSource(op, x, src)
  const source = src instanceof Tensor ? within(op, src, index, -1) : scalar(src, x.dtype)
  const values = compact(expandTo(op, source.detach(), index.sizes))
  const at = checkedIndex(op, index, x.sizes[d])
  const out = x.detach().clone()
  const target = within(op, out, index, d)
  const dst = compact(target)
  const { outer, inner } = linesOf(index.sizes, d)
  if (values.count > 0) {
    const kernel =
      op === 'scatter' ? (x.dtype.bytes === 4 ? kernels.scatter4 : kernels.scatter1) : kernels.scatterAdd_f32
    if (op === 'scatterAdd' && x.dtype !== float32) addIntegers(values, at, dst, { outer, n: index.sizes[d], inner })
    else kernel(values.ptr, at.ptr, dst.ptr, outer, x.sizes[d], index.sizes[d], inner)
  }
  if (dst !== target) target.copy_(dst)
  return x.dtype.isFloatingPoint
    ? record(out, op === 'scatterAdd' ? scatterAddRule : scatterRule, [x, source], [d, at])
    : out
}

/** A copy of x with out[index[i][j]][j] = src[i][j] (for dim 0); `reduce` adds or multiplies instead. */
export function scatter(
  x: Tensor,
  dim: number,
  index: Tensor,
  src: Tensor | number,
  { reduce }: { reduce?: 'add' | 'multiply' } = {},
): Tensor {
  if (reduce === undefined) return scattered('scatter', x, dim, index, src)
  if (reduce !== 'add' && reduce !== 'multiply')
    throw new TypeError(`scatter: reduce is 'add' or 'multiply', got ${String(reduce)}`)
  const values = src instanceof Tensor ? src : expand(scalar(src, x.dtype), index.sizes)
  return scatterReduce(x, dim, index, values, reduce === 'add' ? 'sum' : 'prod')
}
/** A copy of x to which src is added at the index; equal positions add up. */
export const scatterAdd = (x: Tensor, dim: number, index: Tensor, src: Tensor | number): Tensor =>
  scattered('scatterAdd', x, dim, index, src)

const indexSelectRule = jointRule<[readonly number[], number, Tensor]>(
  'indexSelect',
  ([g], _wanted, sizes, dim, index) => [zeros(sizes).indexAdd(dim, index, g!)],
)

/** The entries of a dimension that a 1-d int32 tensor lists, in its order. */
export function indexSelect(x: Tensor, dim: number, index: Tensor): Tensor {
  checkInterrupt()
  const d = wrapDim('indexSelect', dim, x.sizes.length)
  if (index.sizes.length > 1)
    throw new RangeError(`indexSelect: the index must have 1 dimension, got shape ${formatShape(index.sizes)}`)
  if (x.sizes.length === 0) return reshape(indexSelect(reshape(x, 1), 0, index), [])
  const list = index.reshape(-1)
  const picked = x.detach().movedim(d, 0).at(list).movedim(0, d).contiguous()
  return x.dtype.isFloatingPoint ? record(picked, indexSelectRule, [x], [x.sizes, d, list]) : picked
}

const maskedFillRule = jointRule<[Tensor, boolean]>('maskedFill', ([g], wanted, mask, tensorValue) => [
  wanted(0) ? where(mask, 0, g!) : null,
  tensorValue && wanted(1) ? where(mask, g!, 0).sum() : null,
])

/** A copy of x with `value` where the bool mask (which broadcasts) is true. */
export function maskedFill(x: Tensor, mask: Tensor, value: number | boolean | Tensor): Tensor {
  checkInterrupt()
  if (mask.dtype !== bool) throw new TypeError(`maskedFill: the mask must be bool, got ${mask.dtype.name}`)
  const fill = value instanceof Tensor ? value : scalar(value, x.dtype)
  if (fill.sizes.length > 0)
    throw new RangeError(
      `maskedFill: the value must be a number or a 0-dim tensor, got shape ${formatShape(fill.sizes)}`,
    )
  const sizes = broadcastShapes('maskedFill', x.sizes, mask.sizes)
  const out = where(expandTo('maskedFill', mask, sizes), cast(fill.detach(), x.dtype), x.detach())
  return x.dtype.isFloatingPoint ? record(out, maskedFillRule, [x, fill], [mask, value instanceof Tensor]) : out
}

const indexAddRule = rule<[number, Tensor, number]>(
  'indexAdd',
  g => g,
  (g, dim, index, alpha) => (alpha === 1 ? indexSelect(g, dim, index) : indexSelect(g, dim, index).mul(alpha)),
)

/** A copy of x with alpha * source[i] added to entry index[i] of a dimension; equal positions add up. */
export function indexAdd(
  x: Tensor,
  dim: number,
  index: Tensor,
  source: Tensor,
  { alpha = 1 }: { alpha?: number } = {},
): Tensor {
  checkInterrupt()
  checkSource('indexAdd', x, source)
  const d = wrapDim('indexAdd', dim, x.sizes.length)
  if (index.sizes.length > 1)
    throw new RangeError(`indexAdd: the index must have 1 dimension, got shape ${formatShape(index.sizes)}`)
  if (x.sizes.length === 0) return reshape(indexAdd(reshape(x, 1), 0, index, reshape(source, 1), { alpha }), [])
  const list = checkedIndex('indexAdd', index.reshape(-1), x.sizes[d])
  const sizes = x.sizes.map((size, i) => (i === d ? list.count : size))
  if (formatShape(source.sizes) !== formatShape(sizes))
    throw new RangeError(`indexAdd: the source has shape ${formatShape(source.sizes)}, expected ${formatShape(sizes)}`)
  const front = x.detach().movedim(d, 0).contiguous().clone()
  const rows = compact(source.detach().movedim(d, 0))
  const added = compact(scaled(rows, alpha) as Tensor)
  const width = front.count / Math.max(1, front.sizes[0])
  if (added.count > 0) addRows(added, list, front, list.count, width)
  return record(front.movedim(0, d).contiguous(), indexAddRule, [x, source], [d, list, alpha])
}
