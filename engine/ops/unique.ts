import { checkInterrupt } from '../hooks.ts'
import { bool, int32 } from '../tensor/dtype.ts'
import { formatShape, wrapDim } from '../tensor/shape.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { fromValues, tensor } from './creation.ts'
import { hashOfFloat, hashOfInteger, hashRanks } from './core/hash-order.ts'
import { memoryOf } from './core/memory.ts'
import { compact } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { indexSelect } from './gather.ts'
import { reshape, transpose } from './shape.ts'

// Distinct values. None of this has a gradient.

interface UniqueOptions {
  /** Ascending, unless false: then values come in the order of PyTorch's hash table (slices are sorted all the same). */
  sorted?: boolean
  returnInverse?: boolean
  returnCounts?: boolean
  dim?: number | null
}
type Distinct = Tensor | [values: Tensor, ...more: Tensor[]]

/** The tensor as rows to compare: one value a row, or the slices of a dimension. */
function rowsOf(op: string, x: Tensor, dim: number | null | undefined): { rows: Tensor; d: number | null } {
  checkInterrupt()
  checkTensor(op, x)
  if (dim === null || dim === undefined) return { rows: compact(reshape(x.detach(), [-1, 1])), d: null }
  const d = wrapDim(op, dim, x.sizes.length)
  if (x.sizes.length === 0) return { rows: compact(reshape(x.detach(), [1, 1])), d }
  if (x.count === 0 && x.sizes.some((size, i) => i !== d && size === 0))
    throw new RangeError(`${op}: shape ${formatShape(x.sizes)} has no entries to compare along dimension ${d}`)
  // Exchanged with the first, not moved to the front: that is the order in which PyTorch compares.
  const front = compact(transpose(x.detach(), d, 0))
  return { rows: front.sizes[0] === 0 ? reshape(front, [0, 1]) : reshape(front, [front.sizes[0], -1]), d }
}

/** -1, 0 or 1 for two rows in lexicographic order; NaN is greater than all and differs from itself. */
function comparing(rows: Tensor): (i: number, j: number) => number {
  const width = rows.sizes[1]
  const values = memoryOf(rows)
  return (i, j) => {
    for (let k = 0; k < width; k++) {
      const [a, b] = [values[i * width + k], values[j * width + k]]
      if (a < b || (a === a && b !== b)) return -1
      if (a > b || a !== a) return 1
    }
    return 0
  }
}

/** Groups rows in the given order and gathers what was asked for. */
function grouped(
  x: Tensor,
  d: number | null,
  order: ArrayLike<number>,
  same: (i: number, j: number) => boolean,
  { returnInverse = false, returnCounts = false }: UniqueOptions,
): Distinct {
  const firsts: number[] = []
  const counts: number[] = []
  const inverse = new Int32Array(order.length)
  for (let k = 0; k < order.length; k++) {
    if (k === 0 || !same(order[k - 1], order[k])) {
      firsts.push(order[k])
      counts.push(0)
    }
    counts[counts.length - 1]++
    inverse[order[k]] = firsts.length - 1
  }
  const chosen = tensor(Int32Array.from(firsts))
  const values = indexSelect(
    d === null ? reshape(x.detach(), -1) : x.sizes.length === 0 ? reshape(x.detach(), 1) : x.detach(),
    d ?? 0,
    chosen,
  )
  const results: [Tensor, ...Tensor[]] = [values]
  if (returnInverse) results.push(reshape(tensor(inverse), d === null ? x.sizes : [order.length]))
  if (returnCounts) results.push(tensor(Int32Array.from(counts)))
  return results.length === 1 ? values : results
}

/** The distinct values (or slices along a dimension), sorted; with where each entry went and how often each came. */
export function unique(x: Tensor, options: UniqueOptions = {}): Distinct {
  const { rows, d } = rowsOf('unique', x, options.dim)
  if (options.sorted === false && d === null && x.dtype !== bool) {
    const ranks = hashRanks(memoryOf(rows), x.dtype.isFloatingPoint ? hashOfFloat : hashOfInteger)
    const byRank = Array.from(ranks.keys()).sort((i, j) => ranks[i] - ranks[j])
    return grouped(x, d, byRank, (i, j) => ranks[i] === ranks[j], options)
  }
  const compare = comparing(rows)
  const order = Array.from({ length: rows.sizes[0] }, (_, i) => i).sort(compare)
  return grouped(x, d, order, (i, j) => compare(i, j) === 0, options)
}

/** As `unique`, but only neighbours are compared and the order stays. */
export function uniqueConsecutive(x: Tensor, options: UniqueOptions = {}): Distinct {
  const { rows, d } = rowsOf('uniqueConsecutive', x, options.dim)
  const compare = comparing(rows)
  const order = Array.from({ length: rows.sizes[0] }, (_, i) => i)
  return grouped(x, d, order, (i, j) => compare(i, j) === 0, options)
}

/** Whether each element is one of the test elements. */
export function isin(
  elements: Tensor | number,
  tests: Tensor | number,
  { invert = false }: { assumeUnique?: boolean; invert?: boolean } = {},
): Tensor {
  checkInterrupt()
  const [all, wanted] = [elements, tests].map(x => (typeof x === 'number' ? tensor(x) : x))
  const known = new Set<number>(wanted.toTypedArray())
  const found = Array.from(all.toTypedArray(), value => known.has(value) !== invert && (value === value || invert))
  return fromValues(found, all.sizes, bool)
}

/** How often each of 0, 1, 2 ... occurs in a vector of whole numbers, or the sum of its weights. */
export function bincount(
  x: Tensor,
  { weights = null, minlength = 0 }: { weights?: Tensor | null; minlength?: number } = {},
): Tensor {
  checkInterrupt()
  checkTensor('bincount', x)
  if (x.dtype.category === 2) throw new TypeError('bincount: expected whole numbers, got float32; use .long()')
  if (x.sizes.length !== 1) throw new RangeError(`bincount: expected 1 dimension, got shape ${formatShape(x.sizes)}`)
  if (minlength < 0) throw new RangeError(`bincount: minlength must not be negative, got ${minlength}`)
  if (weights && weights.count !== x.count)
    throw new RangeError(`bincount: weights of shape ${formatShape(weights.sizes)} for shape ${formatShape(x.sizes)}`)
  const values = x.toTypedArray()
  const amounts = weights?.toTypedArray()
  let size = minlength
  for (const value of values) {
    if (value < 0) throw new RangeError(`bincount: ${value} is negative`)
    size = Math.max(size, value + 1)
  }
  const bins = new Float64Array(size)
  for (let i = 0; i < values.length; i++) bins[values[i]] += amounts ? amounts[i] : 1
  return fromValues(bins, [size], weights?.dtype ?? int32)
}

/** How many values fall into each of `bins` equal bins between min and max (those of the data if both are 0). */
export function histc(
  x: Tensor,
  { bins = 100, min = 0, max = 0 }: { bins?: number; min?: number; max?: number } = {},
): Tensor {
  checkInterrupt()
  checkTensor('histc', x)
  if (!x.dtype.isFloatingPoint) throw new TypeError(`histc: expected float32, got ${x.dtype.name}; use .float() first`)
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError(`histc: expected at least 1 bin, got ${bins}`)
  const values: ArrayLike<number> & Iterable<number> = x.toTypedArray()
  let [low, high] = [min, max]
  if (low === high && values.length > 0) {
    low = Infinity
    high = -Infinity
    for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)]
  }
  if (low === high) [low, high] = [low - 1, high + 1]
  if (!Number.isFinite(low) || !Number.isFinite(high) || low > high)
    throw new RangeError(`histc: [${low}, ${high}] is no range`)
  const out = empty([bins], x.dtype)
  const counts = memoryOf(out).fill(0)
  for (const value of values) {
    if (value >= low && value <= high)
      counts[Math.min(bins - 1, Math.trunc(Math.fround(Math.fround((value - low) * bins) / (high - low))))]++
  }
  return out
}

interface SearchOptions {
  /** Equal values: behind the last of them instead of before the first. */
  right?: boolean
  side?: 'left' | 'right'
  /** int32 is what indices are here anyway. */
  outInt32?: boolean
  sorter?: Tensor | null
}

/** Where each value would have to stand in its sorted row: the first place whose entry is not smaller. */
export function searchsorted(sorted: Tensor, values: Tensor | number, options: SearchOptions = {}): Tensor {
  checkInterrupt()
  checkTensor('searchsorted', sorted)
  const { right = false, side = right ? 'right' : 'left', sorter = null } = options
  if (side !== 'left' && side !== 'right') throw new TypeError(`searchsorted: side is 'left' or 'right', got ${side}`)
  if (right && side === 'left')
    throw new TypeError("searchsorted: right = true and side = 'left' contradict each other")
  const wanted = typeof values === 'number' ? tensor(values) : values
  const [a, b] = [sorted.sizes, wanted.sizes]
  if (a.length === 0) throw new RangeError('searchsorted: the sorted sequence needs at least 1 dimension')
  if (a.length > 1 && (a.length !== b.length || a.slice(0, -1).some((size, d) => size !== b[d])))
    throw new RangeError(`searchsorted: rows of shape ${formatShape(a)} do not fit values of shape ${formatShape(b)}`)
  if (sorter && formatShape(sorter.sizes) !== formatShape(a))
    throw new RangeError(
      `searchsorted: a sorter of shape ${formatShape(sorter.sizes)} for rows of shape ${formatShape(a)}`,
    )
  const rows = sorted.toTypedArray()
  const needles = wanted.toTypedArray()
  const order = sorter?.toTypedArray()
  const n = a[a.length - 1]
  const perRow = a.length === 1 ? needles.length : (b[b.length - 1] ?? 1)
  const places = Int32Array.from(needles, (value, i) => {
    const row = perRow === 0 ? 0 : Math.floor(i / perRow) * n
    let [low, high] = [0, n]
    while (low < high) {
      const middle = (low + high) >> 1
      const entry = rows[row + (order ? order[row + middle] : middle)]
      const before = side === 'right' ? !(entry > value) : !(entry >= value)
      if (before) low = middle + 1
      else high = middle
    }
    return low
  })
  return reshape(tensor(places), wanted.sizes)
}

/** The number of the bin each value falls into, bins given by their sorted boundaries. */
export const bucketize = (values: Tensor | number, boundaries: Tensor, options: SearchOptions = {}): Tensor => {
  if (boundaries.sizes.length !== 1)
    throw new RangeError(`bucketize: boundaries must be a vector, got shape ${formatShape(boundaries.sizes)}`)
  return searchsorted(boundaries, values, options)
}
