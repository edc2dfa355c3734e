import { jointRule, record, recordAll } from '../autograd/node.ts'
import { kernels, alloc, free } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { float32, int32 } from '../tensor/dtype.ts'
import { formatShape, wrapDim } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { add, ceil, floor, mul, sub } from './arithmetic.ts'
import { eq, isnan, logicalNot, where } from './compare.ts'
import { tensor, zeros } from './creation.ts'
import { evenly } from './core/evenly.ts'
import { memoryOf } from './core/memory.ts'
import { cast, compact } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { gather } from './gather.ts'
import { pair, type ValuesAndIndices } from './core/reduction.ts'
import { introsort, nthElement, partialSort, quickSelect, type Before } from './core/selection.ts'
import { sum } from './reduce.ts'
import { expand, movedim, reshape, squeeze, unsqueeze } from './shape.ts'

// Order along a dimension: sorting, and what is read off sorted values. NaN counts as the greatest value.

interface SortOptions {
  dim?: number
  descending?: boolean
  /** Equal values keep their order. They always do here. */
  stable?: boolean
}

/** Puts the gradient of picked values back where the values came from. */
const pickedRule = jointRule<[Tensor, number, readonly number[]]>('sort', ([g], _wanted, indices, dim, sizes) => [
  zeros(sizes).scatterAdd(dim, indices, g!),
])

/** The lines of a dimension sorted: values and where they came from, unrecorded, sorted dimension where it was. */
function sortLines(x: Tensor, dim: number, descending: boolean): [values: Tensor, indices: Tensor] {
  const floats = x.dtype === float32
  const rows = compact(movedim(floats ? x.detach() : cast(x, int32), dim, -1))
  const n = rows.sizes[rows.sizes.length - 1]
  const values = empty(rows.sizes, rows.dtype)
  const indices = empty(rows.sizes, int32)
  if (values.count > 0) {
    const room = alloc(8 * n)
    const kernel = floats ? kernels.sort_f32 : kernels.sort_i32
    kernel(rows.ptr, values.ptr, indices.ptr, values.count / n, n, descending ? 1 : 0, room)
    free(room, 8 * n)
  }
  return [cast(compact(movedim(values, -1, dim)), x.dtype), compact(movedim(indices, -1, dim))]
}

/** Sorted along a dimension (the last one): values and indices. */
export function sort(x: Tensor, dim: number | SortOptions = -1, options: SortOptions = {}): ValuesAndIndices {
  checkInterrupt()
  checkTensor('sort', x)
  const { dim: over = -1, descending = false } = typeof dim === 'number' ? { ...options, dim } : dim
  const d = wrapDim('sort', over, x.sizes.length)
  if (x.sizes.length === 0) {
    const values = x.clone()
    return pair(values, zeros([], { dtype: int32 }))
  }
  const [values, indices] = sortLines(x, d, descending)
  recordAll([values], pickedRule, [x], [indices, d, x.sizes])
  return pair(values, indices)
}

/** The indices that sort a tensor along a dimension. */
export const argsort = (x: Tensor, dim: number | SortOptions = -1, options: SortOptions = {}): Tensor =>
  sort(x.detach(), dim, options).indices

/** Sorted along the first dimension. */
export const msort = (x: Tensor): Tensor => sort(x, 0).values

// --- entries chosen by their place in the order

/** Reorders the positions of one line so that the wanted ones come first, or stand at `at`; `value` reads the line. */
type Choose = (order: Int32Array, before: Before, value: (position: number) => number) => number

/** NaN is the greatest value. */
const ascending =
  (value: (i: number) => number): Before =>
  (i, j) => {
    const [a, b] = [value(i), value(j)]
    return a < b || (b !== b && a === a)
  }

/**
 * For every line of a dimension the positions of `count` entries, from where `choose` says they begin in its order; and
 * the values there, through which gradients flow back.
 */
function chosen(x: Tensor, dim: number, count: number, descending: boolean, choose: Choose): ValuesAndIndices {
  const line = x.sizes.length === 0 ? reshape(x, 1) : x
  const rows = compact(movedim(line.detach(), dim, -1))
  const n = line.sizes[dim]
  const places = empty([...rows.sizes.slice(0, -1), count], int32)
  const [values, at] = [rows, places].map(memoryOf)
  const order = new Int32Array(n)
  let start = 0
  const value = (i: number): number => values[start + i]
  const up = ascending(value)
  const before: Before = descending ? (i, j) => up(j, i) : up
  for (let row = 0; count > 0 && row < places.count / count; row++, start += n) {
    for (let i = 0; i < n; i++) order[i] = i
    const from = choose(order, before, value)
    for (let k = 0; k < count; k++) at[row * count + k] = order[from + k]
  }
  const indices = movedim(places, -1, dim).contiguous()
  const picked = gather(line, dim, indices)
  return x.sizes.length === 0 ? pair(reshape(picked, []), reshape(indices, [])) : pair(picked, indices)
}

/** The k largest (or smallest) values along a dimension, in order, and their indices. */
export function topk(
  x: Tensor,
  k: number,
  dim: number | { dim?: number; largest?: boolean; sorted?: boolean } = -1,
  options: { largest?: boolean; sorted?: boolean } = {},
): ValuesAndIndices {
  checkInterrupt()
  checkTensor('topk', x)
  const { dim: over = -1, largest = true, sorted = true } = typeof dim === 'number' ? { ...options, dim } : dim
  const d = wrapDim('topk', over, x.sizes.length)
  const n = x.sizes[d] ?? 1
  if (!Number.isInteger(k) || k < 0 || k > n)
    throw new RangeError(`topk: k = ${k} does not fit dimension ${d} of shape ${formatShape(x.sizes)}`)
  return chosen(x, d, k, largest, (order, before) => {
    if (k * 64 <= n) partialSort(order, 0, k, n, before)
    else {
      nthElement(order, k - 1, before)
      if (sorted) introsort(order, k - 1, before)
    }
    return 0
  })
}

interface PickOptions {
  dim?: number | null
  keepdim?: boolean
}

/** One entry of each line, without the dimension unless it is kept. */
function one(x: Tensor, dim: number, keepdim: boolean, choose: Choose): ValuesAndIndices {
  const picked = chosen(x, dim, 1, false, choose)
  return keepdim || x.sizes.length === 0 ? picked : pair(squeeze(picked.values, dim), squeeze(picked.indices, dim))
}

/** The k-th smallest value along a dimension (k from 1), and its index. */
export function kthvalue(
  x: Tensor,
  k: number,
  dim: number | PickOptions = -1,
  options: PickOptions = {},
): ValuesAndIndices {
  checkInterrupt()
  checkTensor('kthvalue', x)
  const { dim: over, keepdim = false } = typeof dim === 'number' ? { ...options, dim } : dim
  const d = wrapDim('kthvalue', over ?? -1, x.sizes.length)
  const n = x.sizes[d] ?? 1
  if (!Number.isInteger(k) || k < 1 || k > n)
    throw new RangeError(`kthvalue: k = ${k} does not fit dimension ${d} of shape ${formatShape(x.sizes)}`)
  return one(x, d, keepdim, (order, before) => {
    quickSelect(order, k - 1, before)
    return k - 1
  })
}

function medianOp(op: 'median' | 'nanmedian') {
  const middle: Choose = (order, before, value) => {
    const numbers = order.reduce((count, i) => count + Number(value(i) === value(i)), 0)
    // A NaN wins, unless it is left out.
    if (op === 'median' && numbers < order.length) return order.findIndex(i => value(i) !== value(i))
    const place = Math.max(0, (numbers - 1) >> 1)
    nthElement(order, place, before)
    return place
  }
  function reduce(x: Tensor): Tensor
  function reduce(x: Tensor, dim: number | PickOptions, options?: PickOptions): ValuesAndIndices
  function reduce(x: Tensor, dim?: number | PickOptions, options: PickOptions = {}): Tensor | ValuesAndIndices {
    checkInterrupt()
    checkTensor(op, x)
    const { dim: over, keepdim = false } = typeof dim === 'object' ? dim : { ...options, dim }
    if (over === undefined || over === null) {
      const flat = reshape(x, -1)
      if (flat.count === 0) return tensor(NaN)
      const { values } = one(flat.detach(), 0, false, middle)
      return record(values, evenly, [flat], [flat, values, [1]])
    }
    const d = wrapDim(op, over, x.sizes.length)
    if (x.sizes[d] === 0) throw new RangeError(`${op}: dimension ${d} of shape ${formatShape(x.sizes)} is empty`)
    return one(x, d, keepdim, middle)
  }
  return reduce
}
/** The middle value (of two the lower): of all, or along a dimension with its index. */
export const median = medianOp('median')
/** The median of the values that are no NaN. */
export const nanmedian = medianOp('nanmedian')

/** The most frequent value along a dimension (of several the smallest) and where it stands. */
export function mode(x: Tensor, dim: number | PickOptions = -1, options: PickOptions = {}): ValuesAndIndices {
  checkInterrupt()
  checkTensor('mode', x)
  const { dim: over, keepdim = false } = typeof dim === 'number' ? { ...options, dim } : dim
  const d = wrapDim('mode', over ?? -1, x.sizes.length)
  if (x.sizes[d] === 0) throw new RangeError(`mode: dimension ${d} of shape ${formatShape(x.sizes)} is empty`)
  return one(x, d, keepdim, (order, _before, value) => {
    introsort(order, order.length, (i, j) => value(i) < value(j))
    let [best, longest, run] = [0, 0, 0]
    order.forEach((position, i) => {
      run++
      if (i + 1 < order.length && value(order[i + 1]) === value(position)) return
      if (run > longest) [best, longest] = [i, run]
      run = 0
    })
    return best
  })
}

/** How many entries of each line are numbers, as [.., 1, ..] along the dimension. */
const numbersIn = (x: Tensor, dim: number): Tensor => sum(logicalNot(isnan(x)), dim, { keepdim: true })

type Interpolation = 'linear' | 'lower' | 'higher' | 'nearest' | 'midpoint'
interface QuantileOptions extends PickOptions {
  interpolation?: Interpolation
}

/** Where in the sorted line a rank between two places reads: the lower place, the upper one, and the share of it. */
const roundings: Record<Interpolation, (rank: Tensor) => [below: Tensor, above: Tensor, weight: Tensor | number]> = {
  linear: rank => [floor(rank), ceil(rank), sub(rank, floor(rank))],
  midpoint: rank => [floor(rank), ceil(rank), 0.5],
  lower: rank => [floor(rank), floor(rank), 0],
  higher: rank => [ceil(rank), ceil(rank), 0],
  nearest: rank => [rank.round(), rank.round(), 0],
}

function quantileOp(op: 'quantile' | 'nanquantile') {
  return (
    x: Tensor,
    q: number | Tensor,
    dim?: number | null | QuantileOptions,
    options: QuantileOptions = {},
  ): Tensor => {
    checkTensor(op, x)
    if (x.dtype !== float32) throw new TypeError(`${op}: expected float32, got ${x.dtype.name}; use .float() first`)
    if (x.count === 0) throw new RangeError(`${op}: expected values, got shape ${formatShape(x.sizes)}`)
    const named = typeof dim === 'object' && dim !== null ? dim : { ...options, dim }
    const { dim: over = null, keepdim = false, interpolation = 'linear' } = named
    const rounding = roundings[interpolation]
    if (!rounding)
      throw new TypeError(`${op}: interpolation is one of ${Object.keys(roundings).join(', ')}, got ${interpolation}`)
    const levels = q instanceof Tensor ? q : tensor(q)
    if (levels.sizes.length > 1)
      throw new RangeError(`${op}: q must be a number or a vector, got shape ${formatShape(levels.sizes)}`)
    if (levels.lt(0).logicalOr(levels.gt(1)).any().item()) throw new RangeError(`${op}: q must lie in [0, 1]`)
    // Lines last: [rest..., n], sorted; a rank for each level and line.
    const d = over === null ? 0 : wrapDim(op, over, x.sizes.length)
    const lines = over === null ? reshape(x, -1) : x.sizes.length === 0 ? reshape(x, 1) : movedim(x, d, -1)
    const last = lines.sizes.length - 1
    const { values } = sort(lines)
    const numbers = numbersIn(lines.detach(), last).float()
    const length = op === 'quantile' ? tensor(lines.sizes[last]) : numbers
    let rank = mul(levels.reshape(-1), sub(length, 1).clamp(0))
    rank = expand(rank, [...lines.sizes.slice(0, -1), levels.count])
    // A NaN, sorted to the end, is read by every quantile of its line.
    if (op === 'quantile') rank = where(eq(numbers, lines.sizes[last]), rank, lines.sizes[last] - 1)
    const [below, above, weight] = rounding(rank)
    const low = gather(values, last, below.long())
    const mixed = weight === 0 ? low : add(low, mul(sub(gather(values, last, above.long()), low), weight))
    const shape = over === null ? x.sizes.map(() => 1) : x.sizes.map((size, i) => (i === d ? 1 : size))
    const atFront = movedim(mixed, -1, 0)
    const kept = keepdim
      ? reshape(over === null ? atFront : unsqueeze(atFront, d + 1), [levels.count, ...shape])
      : atFront
    const shaped = x.sizes.length === 0 ? reshape(kept, [levels.count]) : kept
    return (levels.sizes.length === 0 ? squeeze(shaped, 0) : shaped).contiguous()
  }
}
/** The value below which a share q of the values lies; interpolated between two of them. */
export const quantile = quantileOp('quantile')
/** The quantile of the values that are no NaN. */
export const nanquantile = quantileOp('nanquantile')
