import { jointRule, record } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'
import { bool, int32 } from '../tensor/dtype.ts'
import { broadcastShapes, formatShape, wrapDim } from '../tensor/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { div, mul } from './arithmetic.ts'
import { eq, logicalAnd, where } from './compare.ts'
import { onesLike, tensor, zeros } from './creation.ts'
import { memoryOf } from './core/memory.ts'
import { scalar } from './core/operands.ts'
import { compact } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { checkedIndex, checkSource, maskPositions, within } from './core/indices.ts'
import { gather, scatter, scatterAdd } from './gather.ts'
import { at, indexPut } from './indexing.ts'
import { stack } from './join.ts'
import { clone, expand, movedim, reshape, select, sliceDim } from './shape.ts'

// Choosing by mask or by flat position, and copies with a part replaced.

function checkMask(op: string, mask: Tensor): void {
  checkTensor(op, mask)
  if (mask.dtype !== bool) throw new TypeError(`${op}: the mask must be bool, got ${mask.dtype.name}`)
}

/** The elements where the mask, which broadcasts, is true, as a vector. */
export function maskedSelect(x: Tensor, mask: Tensor): Tensor {
  checkMask('maskedSelect', mask)
  const sizes = broadcastShapes('maskedSelect', x.sizes, mask.sizes)
  const whole = sizes.length === 0 ? [1] : sizes
  return at(expand(x, whole), expand(mask, whole))
}

/** A copy of x whose elements under the mask come, in order, from `source`. */
export function maskedScatter(x: Tensor, mask: Tensor, source: Tensor): Tensor {
  checkMask('maskedScatter', mask)
  checkSource('maskedScatter', x, source)
  const sizes = broadcastShapes('maskedScatter', x.sizes, mask.sizes)
  const order = expand(mask, sizes).reshape(-1).cumsum(0)
  const needed = order.count === 0 ? 0 : order.at(-1).item()
  if (needed > source.count)
    throw new RangeError(`maskedScatter: the mask is true ${needed} times, the source has ${source.count} elements`)
  if (needed === 0) return expand(x, sizes).clone()
  const picked = take(source, order.sub(scalar(1, int32)).clamp(scalar(0, int32)))
  return where(mask, reshape(picked, sizes), x)
}

/** Positions of all elements that are not 0: [n, rank], or a tensor a dimension with `asTuple`. */
export function nonzero(x: Tensor): Tensor
export function nonzero(x: Tensor, options: { asTuple: true }): Tensor[]
export function nonzero(x: Tensor, options: { asTuple?: boolean }): Tensor | Tensor[]
export function nonzero(x: Tensor, { asTuple = false }: { asTuple?: boolean } = {}): Tensor | Tensor[] {
  checkInterrupt()
  checkTensor('nonzero', x)
  if (asTuple) return maskPositions((x.sizes.length === 0 ? reshape(x.detach(), 1) : x.detach()).to(bool))
  if (x.sizes.length === 0) return tensor(new Int32Array(0), { shape: [x.item() ? 1 : 0, 0] })
  return stack(maskPositions(x.detach().to(bool)), 1)
}
/** Positions of all elements that are not 0, [n, rank]. */
export const argwhere = (x: Tensor): Tensor => nonzero(x)

/** The elements at flat positions, in the shape of the index. */
export function take(x: Tensor, index: Tensor): Tensor {
  checkTensor('take', x)
  return at(reshape(x, -1), checkedIndex('take', index, x.count))
}

/** A copy of x with source[i] written, or added, at flat position index[i]. */
export function put(
  x: Tensor,
  index: Tensor,
  source: Tensor,
  options: boolean | { accumulate?: boolean } = {},
): Tensor {
  checkTensor('put', x)
  const accumulate = typeof options === 'boolean' ? options : (options.accumulate ?? false)
  checkSource('put', x, source)
  if (index.count !== source.count) throw new RangeError(`put: ${index.count} positions for ${source.count} values`)
  const list = checkedIndex('put', index, x.count)
  return reshape(indexPut(reshape(x, -1), [list], reshape(source, index.sizes), { accumulate }), x.sizes)
}

/** `gather` with an index that broadcasts against x outside of `dim`; flat without one. Fits argsort and argmax. */
export function takeAlongDim(x: Tensor, indices: Tensor, dim?: number | { dim?: number | null } | null): Tensor {
  checkTensor('takeAlongDim', x)
  const over = typeof dim === 'object' ? dim?.dim : dim
  if (over === undefined || over === null) return gather(reshape(x, -1), 0, reshape(indices, -1))
  if (x.sizes.length !== indices.sizes.length)
    throw new RangeError(
      `takeAlongDim: shapes ${formatShape(x.sizes)} and ${formatShape(indices.sizes)} differ in their number of dimensions`,
    )
  const d = wrapDim('takeAlongDim', over, x.sizes.length)
  const common = broadcastShapes(
    'takeAlongDim',
    x.sizes.map((size, i) => (i === d ? 1 : size)),
    indices.sizes.map((size, i) => (i === d ? 1 : size)),
  )
  const sized = (t: Tensor) =>
    expand(
      t,
      common.map((size, i) => (i === d ? t.sizes[d] : size)),
    )
  return gather(sized(x), d, sized(indices))
}

/** A list of positions along one dimension of x, checked, and that dimension. */
function listAlong(op: string, x: Tensor, dim: number, index: Tensor): { d: number; list: Tensor } {
  checkInterrupt()
  checkTensor(op, x)
  const d = wrapDim(op, dim, x.sizes.length)
  if (index.sizes.length > 1)
    throw new RangeError(`${op}: the index must have 1 dimension, got shape ${formatShape(index.sizes)}`)
  return { d, list: checkedIndex(op, reshape(index, -1), x.sizes[d] ?? 1) }
}

/** A copy of x with entry index[i] of a dimension replaced by source[i]. */
export function indexCopy(x: Tensor, dim: number, index: Tensor, source: Tensor): Tensor {
  const { d, list } = listAlong('indexCopy', x, dim, index)
  checkSource('indexCopy', x, source)
  if (x.sizes.length === 0) return reshape(source, []).clone()
  const wanted = x.sizes.map((size, i) => (i === d ? list.count : size))
  if (formatShape(source.sizes) !== formatShape(wanted))
    throw new RangeError(
      `indexCopy: the source has shape ${formatShape(source.sizes)}, expected ${formatShape(wanted)}`,
    )
  return movedim(indexPut(movedim(x, d, 0), [list], movedim(source, d, 0)), 0, d)
}

/** A copy of x with the listed entries of a dimension filled with one value. */
export function indexFill(x: Tensor, dim: number, index: Tensor, value: number | boolean | Tensor): Tensor {
  const { d, list } = listAlong('indexFill', x, dim, index)
  const fill = value instanceof Tensor ? value : scalar(value, x.dtype)
  if (fill.sizes.length > 0)
    throw new RangeError(`indexFill: the value must be a number or a 0-dim tensor, got ${formatShape(fill.sizes)}`)
  if (x.sizes.length === 0) return where(tensor(list.count > 0), fill, x)
  return movedim(indexPut(movedim(x, d, 0), [list], fill), 0, d)
}

/** A tensor of the shape of x filled with one value; gradients flow to the value. */
export const fill = (x: Tensor, value: number | boolean | Tensor): Tensor => clone(x).fill_(value)

/** A copy of x with one entry along a dimension replaced. */
export function selectScatter(x: Tensor, src: Tensor, dim: number, index: number): Tensor {
  const out = x.clone()
  return replaced('selectScatter', out, select(out, dim, index), src)
}

/** A copy of x with a slice of a dimension replaced. */
export function sliceScatter(
  x: Tensor,
  src: Tensor,
  dim = 0,
  start: number | null = null,
  end: number | null = null,
  step = 1,
): Tensor {
  const out = x.clone()
  return replaced('sliceScatter', out, sliceDim(out, dim, start, end, step), src)
}

function replaced(op: string, out: Tensor, window: Tensor, src: Tensor): Tensor {
  if (formatShape(window.sizes) !== formatShape(src.sizes))
    throw new RangeError(`${op}: src has shape ${formatShape(src.sizes)}, the part ${formatShape(window.sizes)}`)
  window.copy_(src)
  return out
}

// --- scatterReduce: what arrives at one place is combined

type Reduction = 'sum' | 'prod' | 'mean' | 'amax' | 'amin'
const greatest = (a: number, b: number): number => (a > b || a !== a ? a : b)
const least = (a: number, b: number): number => (a < b || a !== a ? a : b)

interface Combining {
  start: number
  step: (a: number, b: number) => number
  /** Gradients of x and src from g, x, src, the result and the index. */
  derivative(g: Tensor, x: Tensor, src: Tensor, out: Tensor, at: Place): [Tensor, Tensor]
}
interface Place {
  dim: number
  index: Tensor
  includeSelf: boolean
}

const sharedExtreme: Combining['derivative'] = (g, x, src, out, { dim, index }) => {
  // Equal extremes share the gradient.
  const fromSelf = eq(x, out).float()
  const fromSrc = eq(src, gather(out, dim, index)).float()
  const share = div(g, scatterAdd(fromSelf, dim, index, fromSrc))
  return [mul(fromSelf, share), mul(fromSrc, gather(share, dim, index))]
}

const reductions: Record<Reduction, Combining> = {
  sum: {
    start: 0,
    step: (a, b) => a + b,
    derivative: (g, _x, _src, _out, { dim, index }) => [g, gather(g, dim, index)],
  },
  mean: {
    start: 0,
    step: (a, b) => a + b,
    derivative: (g, x, src, _out, at) => {
      const share = div(g, countsOf(x, src, at))
      return [share, gather(share, at.dim, at.index)]
    },
  },
  prod: {
    start: 1,
    step: (a, b) => a * b,
    derivative: (g, x, src, out, at) => {
      const { dim, index, includeSelf } = at
      const product = (a: Tensor, b: Tensor) => scatterReduce(a, dim, index, b, 'prod', { includeSelf })
      const self = where(eq(x, 0), 1, x)
      const toSelf = div(mul(g, product(self, src)), self)
      const zero = eq(src, 0)
      const zeroCount = gather(scatterAdd(zeros(x.sizes), dim, index, zero.float()), dim, index)
      const single = logicalAnd(zero, eq(zeroCount, 1))
      const others = gather(mul(g, product(x, where(single, 1, src))), dim, index)
      return [toSelf, where(single, others, div(gather(mul(g, out), dim, index), where(zero, 1, src)))]
    },
  },
  amax: { start: -Infinity, step: greatest, derivative: sharedExtreme },
  amin: { start: Infinity, step: least, derivative: sharedExtreme },
}

/** How many values each place of the result combines, at least 1. */
function countsOf(x: Tensor, src: Tensor, { dim, index, includeSelf }: Place): Tensor {
  const own = includeSelf ? onesLike(x.detach().float()) : zeros(x.sizes)
  return scatterAdd(own, dim, index, onesLike(src.detach().float())).clamp(1)
}

const scatterReduceRule = jointRule<[Reduction, Tensor, Tensor, Tensor, Place]>(
  'scatterReduce',
  ([g], _wanted, reduce, x, src, out, at) => {
    const [toSelf, toSrc] = reductions[reduce].derivative(g!, x, src, out, at)
    return [at.includeSelf ? toSelf : scatter(toSelf, at.dim, at.index, 0), toSrc]
  },
)

/** A copy of x where the values of src that share a place in the index are combined (with x's own, if included). */
export function scatterReduce(
  x: Tensor,
  dim: number,
  index: Tensor,
  src: Tensor,
  reduce: Reduction,
  { includeSelf = true }: { includeSelf?: boolean } = {},
): Tensor {
  checkInterrupt()
  checkTensor('scatterReduce', x)
  const combining = reductions[reduce]
  if (!combining)
    throw new TypeError(`scatterReduce: reduce is one of ${Object.keys(reductions).join(', ')}, got ${String(reduce)}`)
  checkSource('scatterReduce', x, src)
  const d = wrapDim('scatterReduce', dim, x.sizes.length)
  within('scatterReduce', x, index, d)
  within('scatterReduce', src, index, -1)
  const [least, most] = x.dtype.isFloatingPoint ? [-Infinity, Infinity] : [-(2 ** 31), 2 ** 31 - 1]
  const start = Math.min(Math.max(combining.start, least), most)
  const out = includeSelf ? clone(x.detach()) : scatter(x.detach(), d, index, start)
  const list = checkedIndex('scatterReduce', index, x.sizes[d] ?? 1)
  combine(out, d, list, compact(src.detach()), combining.step)
  const place: Place = { dim: d, index: list, includeSelf }
  const result =
    reduce !== 'mean'
      ? out
      : x.dtype.isFloatingPoint
        ? div(out, countsOf(x, src, place))
        : div(out, countsOf(x, src, place), { roundingMode: 'floor' }).to(x.dtype)
  return record(result, scatterReduceRule, [x, src], [reduce, x, src, result, place])
}

/** A copy of x where the entries of source that share an index along a dimension are combined. */
export function indexReduce(
  x: Tensor,
  dim: number,
  index: Tensor,
  source: Tensor,
  reduce: Exclude<Reduction, 'sum'>,
  options: { includeSelf?: boolean } = {},
): Tensor {
  const { d, list } = listAlong('indexReduce', x, dim, index)
  const column = source.sizes.map((_, i) => (i === d ? list.count : 1))
  return scatterReduce(x, d, expand(reshape(list, column), source.sizes), source, reduce, options)
}

/** Steps every value of src into its place of out. */
function combine(out: Tensor, dim: number, index: Tensor, src: Tensor, step: (a: number, b: number) => number): void {
  const [to, at, from] = [out, index, src].map(memoryOf)
  const position = index.sizes.map(() => 0)
  for (let i = 0; i < index.count; i++) {
    let [target, source] = [0, 0]
    position.forEach((p, d) => {
      target += (d === dim ? at[i] : p) * out.strides[d]
      source += p * src.strides[d]
    })
    to[target] = step(to[target], from[source])
    for (let d = position.length - 1; d >= 0 && ++position[d] === index.sizes[d]; d--) position[d] = 0
  }
  if (out.dtype === bool) for (let i = 0; i < to.length; i++) to[i] = Number(to[i] !== 0)
}
