import { jointRule, recordAll } from '../autograd/node.ts'
import { kernels, alloc, free } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { float32, int32 } from '../tensor/dtype.ts'
import { formatShape, wrapDim } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { add, ceil, floor, mul, sub } from './arithmetic.ts'
import { eq, isnan, logicalNot, where } from './compare.ts'
import { tensor, zeros } from './creation.ts'
import { memoryOf } from './core/memory.ts'
import { cast, compact } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { gather } from './gather.ts'
import { pair, type ValuesAndIndices } from './core/reduction.ts'
import { sum } from './reduce.ts'
import { expand, movedim, narrow, reshape, squeeze, unsqueeze } from './shape.ts'

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

/** The k largest (or smallest) values along a dimension, in order, and their indices. */
export function topk(
  x: Tensor,
  k: number,
  dim: number | { dim?: number; largest?: boolean; sorted?: boolean } = -1,
  options: { largest?: boolean; sorted?: boolean } = {},
): ValuesAndIndices {
  const { dim: over = -1, largest = true } = typeof dim === 'number' ? { ...options, dim } : dim
  const d = wrapDim('topk', over, x.sizes.length)
  const n = x.sizes[d] ?? 1
  if (!Number.isInteger(k) || k < 0 || k > n)
    throw new RangeError(`topk: k = ${k} does not fit dimension ${d} of shape ${formatShape(x.sizes)}`)
  if (x.sizes.length === 0) return sort(x)
  const { values, indices } = sort(x, d, { descending: largest })
  return pair(narrow(values, d, 0, k).contiguous(), narrow(indices, d, 0, k).contiguous())
}

interface PickOptions {
  dim?: number | null
  keepdim?: boolean
}

/** The entries at one place of each sorted line; `place` may differ from line to line. */
function atPlace(
  x: Tensor,
  dim: number,
  keepdim: boolean,
  place: (values: Tensor) => Tensor | number,
): ValuesAndIndices {
  const { values, indices } = sort(x, dim)
  if (x.sizes.length === 0) return pair(values, indices)
  const chosen = place(values)
  const at = chosen instanceof Tensor ? chosen : null
  const pick = (from: Tensor): Tensor => {
    const one = at ? gather(from, dim, at) : narrow(from, dim, chosen as number, 1)
    return keepdim ? one.contiguous() : squeeze(one, dim).contiguous()
  }
  return pair(pick(values), pick(indices))
}

/** The k-th smallest value along a dimension (k from 1), and its index. */
export function kthvalue(
  x: Tensor,
  k: number,
  dim: number | PickOptions = -1,
  options: PickOptions = {},
): ValuesAndIndices {
  const { dim: over, keepdim = false } = typeof dim === 'number' ? { ...options, dim } : dim
  const d = wrapDim('kthvalue', over ?? -1, x.sizes.length)
  const n = x.sizes[d] ?? 1
  if (!Number.isInteger(k) || k < 1 || k > n)
    throw new RangeError(`kthvalue: k = ${k} does not fit dimension ${d} of shape ${formatShape(x.sizes)}`)
  return atPlace(x, d, keepdim, () => k - 1)
}

/** How many entries of each line are numbers, as [.., 1, ..] along the dimension. */
const numbersIn = (x: Tensor, dim: number): Tensor => sum(logicalNot(isnan(x)), dim, { keepdim: true })

function medianOp(op: 'median' | 'nanmedian') {
  const middle =
    (x: Tensor, d: number) =>
    (values: Tensor): Tensor | number => {
      const n = x.sizes[d]
      if (x.dtype !== float32) return (n - 1) >> 1
      const numbers = numbersIn(values, d)
      const half = numbers
        .sub(tensor(1, { dtype: int32 }))
        .floorDivide(tensor(2, { dtype: int32 }))
        .clamp(tensor(0, { dtype: int32 }))
      // A NaN stands at the end of its sorted line, and wins unless it is left out.
      return op === 'nanmedian' ? half : where(eq(numbers, n), half, tensor(n - 1, { dtype: int32 }))
    }
  function reduce(x: Tensor): Tensor
  function reduce(x: Tensor, dim: number | PickOptions, options?: PickOptions): ValuesAndIndices
  function reduce(x: Tensor, dim?: number | PickOptions, options: PickOptions = {}): Tensor | ValuesAndIndices {
    checkTensor(op, x)
    const { dim: over, keepdim = false } = typeof dim === 'object' ? dim : { ...options, dim }
    if (over === undefined || over === null) {
      if (x.count === 0) return tensor(NaN)
      const flat = reshape(x, -1)
      return atPlace(flat, 0, false, middle(flat, 0)).values
    }
    const d = wrapDim(op, over, x.sizes.length)
    if (x.sizes[d] === 0) throw new RangeError(`${op}: dimension ${d} of shape ${formatShape(x.sizes)} is empty`)
    return atPlace(x, d, keepdim, middle(x, d))
  }
  return reduce
}
/** The middle value (of two the lower): of all, or along a dimension with its index. */
export const median = medianOp('median')
/** The median of the values that are no NaN. */
export const nanmedian = medianOp('nanmedian')

/** The most frequent value along a dimension (of several the smallest) and where it stands. */
export function mode(x: Tensor, dim: number | PickOptions = -1, options: PickOptions = {}): ValuesAndIndices {
  checkTensor('mode', x)
  const { dim: over, keepdim = false } = typeof dim === 'number' ? { ...options, dim } : dim
  const d = wrapDim('mode', over ?? -1, x.sizes.length)
  if (x.sizes.length > 0 && x.sizes[d] === 0)
    throw new RangeError(`mode: dimension ${d} of shape ${formatShape(x.sizes)} is empty`)
  return atPlace(x, d, keepdim, values => {
    const rows = compact(movedim(values.detach(), d, -1))
    const n = x.sizes[d]
    const places = empty([...rows.sizes.slice(0, -1), 1], int32)
    const [sorted, at] = [memoryOf(rows), memoryOf(places)]
    for (let row = 0; row < places.count; row++) {
      let [best, longest, run] = [0, 0, 0]
      for (let i = 0; i < n; i++) {
        run = i > 0 && sorted[row * n + i] === sorted[row * n + i - 1] ? run + 1 : 1
        if (run > longest) [best, longest] = [i, run]
      }
      at[row] = best
    }
    return movedim(places, -1, d)
  })
}

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
