import { record, rule } from '../autograd/node.ts'
import { kernels } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { bool, int32 } from '../tensor/dtype.ts'
import { broadcastShapes, count, formatShape } from '../tensor/shape.ts'
import { parseSlice, Slice, type SliceText } from '../tensor/slice.ts'
import { empty, Tensor, type Nested } from '../tensor/tensor.ts'
import { tensor, zeros } from './creation.ts'
import { addRows, maskPositions } from './core/indices.ts'
import { scalar } from './core/operands.ts'
import { cast, compact, copyElements } from './core/stride.ts'
import { alias, expandTo } from './core/view.ts'
import { clone, reshape, select, sliceDim, unsqueeze } from './shape.ts'

/**
 * One entry of an index: a position, a slice (`'1:3'` or `slice(a, b)`), `null` for a new dimension, `'...'` for all
 * dimensions in between, a list or int32 tensor of positions, or a boolean mask.
 */
export type Index = number | SliceText | Slice | null | boolean | Tensor | Nested<number>[] | Nested<boolean>[]

/** After ints, slices and new dimensions: a view, and the int32 positions chosen along its dimensions, null for all. */
interface Resolved {
  view: Tensor
  positions: (Tensor | null)[]
}

const isList = (index: Index): index is Tensor | Nested<number>[] | Nested<boolean>[] =>
  index instanceof Tensor || Array.isArray(index)

function asIndexTensor(index: Tensor | Nested<number>[] | Nested<boolean>[]): Tensor {
  if (index instanceof Tensor) {
    if (index.dtype.isFloatingPoint)
      throw new TypeError('index: a float32 tensor is no index; make it with { dtype: torch.int32 } or use .long()')
    return index
  }
  const made = tensor(index as Nested<number>)
  return made.dtype === bool ? made : cast(made, int32)
}

/** How many dimensions of the tensor an entry uses up. */
const consumed = (index: Index): number =>
  index === null || index === '...' || typeof index === 'boolean'
    ? 0
    : isList(index) && index instanceof Tensor && index.dtype === bool
      ? index.sizes.length
      : 1

/** Applies the parts that are views and collects the rest. */
function resolve(x: Tensor, indices: readonly Index[]): Resolved {
  const normal = indices.map(index => (isList(index) ? asIndexTensor(index) : index))
  const used = normal.reduce<number>((total, index) => total + consumed(index), 0)
  if (used > x.sizes.length)
    throw new RangeError(`index: ${used} indices for a tensor of shape ${formatShape(x.sizes)}`)
  const dots = normal.indexOf('...')
  const open = new Array<Index>(x.sizes.length - used).fill(':')
  const full = dots < 0 ? [...normal, ...open] : [...normal.slice(0, dots), ...open, ...normal.slice(dots + 1)]
  if (full.includes('...')) throw new SyntaxError("index: '...' may stand only once")
  let view = x
  const positions: (Tensor | null)[] = []
  for (const index of full) {
    const dim = positions.length
    if (typeof index === 'number') view = select(view, dim, index)
    else if (index === null) {
      view = unsqueeze(view, dim)
      positions.push(null)
    } else if (typeof index === 'boolean') {
      view = unsqueeze(view, dim)
      positions.push(tensor(new Int32Array(index ? [0] : [])))
    } else if (index instanceof Tensor && index.dtype === bool) {
      index.sizes.forEach((size, d) => {
        if (size !== view.sizes[dim + d])
          throw new RangeError(
            `index: a mask of shape ${formatShape(index.sizes)} does not fit dimensions ${formatShape(view.sizes.slice(dim, dim + index.sizes.length))}`,
          )
      })
      if (index.sizes.length === 0) throw new TypeError('index: use true or false instead of a 0-dim bool tensor')
      positions.push(...maskPositions(index))
    } else if (index instanceof Tensor) positions.push(cast(index, int32))
    else {
      const { start, end, step } = index instanceof Slice ? index : parseSlice(index as string)
      if (step !== 1 || start !== null || end !== null) view = sliceDim(view, dim, start, end, step)
      positions.push(null)
    }
  }
  return { view, positions }
}

/** Advanced positions as one flat list of rows: the indexed dimensions count as one, in front of the others. */
interface Rows {
  indexed: number[]
  rest: number[]
  /** Flat int32 row numbers into the indexed dimensions, of shape `shape`. */
  at: Tensor
  shape: number[]
  /** Where the result's index dimensions go: at the place of the indexed ones if those are neighbours, else in front. */
  place: number
}

function rowsOf(view: Tensor, positions: readonly (Tensor | null)[]): Rows {
  const indexed = positions.map((_, d) => d).filter(d => positions[d] !== null)
  const rest = view.sizes.map((_, d) => d).filter(d => !indexed.includes(d))
  const shape = indexed
    .map(d => positions[d]!.sizes as number[])
    .reduce((a, b) => broadcastShapes('index', a, b), [] as number[])
  const n = count(shape)
  const rows = empty(shape, int32)
  if (n > 0) rows.zero_()
  let step = 1
  for (const d of [...indexed].reverse()) {
    const size = view.sizes[d]
    const at = compact(expandTo('index', positions[d]!, shape)).clone()
    const bad = n > 0 ? kernels.checkIndex(at.ptr, n, size) : -1
    if (bad >= 0)
      throw new RangeError(
        `index ${at.reshape(-1).at(bad).item()} is out of range for dimension ${d} with size ${size}`,
      )
    if (n > 0) {
      kernels.mul_i32(at.ptr, scalar(step, int32).ptr, at.ptr, n, 1, 0)
      kernels.add_i32(rows.ptr, at.ptr, rows.ptr, n, 1, 1)
    }
    step *= size
  }
  const neighbours = indexed.every((d, i) => i === 0 || d === indexed[i - 1] + 1)
  return { indexed, rest, at: rows, shape, place: neighbours ? indexed[0] : 0 }
}

/** The indexed dimensions in front, and how many values a row of the others has. */
function frontOf(x: Tensor, { indexed, rest }: Rows): { front: Tensor; inner: number[] } {
  const order = [...indexed, ...rest]
  const sizes = order.map(d => x.sizes[d])
  const front = alias(
    x,
    sizes,
    order.map(d => x.strides[d]),
  )
  return { front, inner: sizes.slice(indexed.length) }
}

const readRule = rule<[readonly number[], Rows]>('index', (g, sizes, rows) => putRows(zeros(sizes), rows, g, true))

/** The rows of a tensor, with the index dimensions where they belong. */
function takeRows(x: Tensor, rows: Rows): Tensor {
  const { at, shape, place } = rows
  const { front, inner } = frontOf(x, rows)
  const [n, width] = [count(shape), count(inner)]
  const src = compact(front)
  const flat = empty([...shape, ...inner], x.dtype)
  if (n > 0 && width > 0) {
    if (x.dtype.bytes === 4) kernels.gatherRows4(src.ptr, at.ptr, flat.ptr, n, width)
    else kernels.gatherRows1(src.ptr, at.ptr, flat.ptr, n, width)
  }
  const k = shape.length
  const order = [
    ...inner.slice(0, place).map((_, i) => k + i),
    ...shape.map((_, i) => i),
    ...inner.slice(place).map((_, i) => k + place + i),
  ]
  const out =
    place === 0
      ? flat
      : alias(
          flat,
          order.map(d => flat.sizes[d]),
          order.map(d => flat.strides[d]),
        )
  return record(out, readRule, [x], [x.sizes, rows])
}

const putRule = rule<[Rows, boolean]>(
  'indexPut',
  (g, rows, adds) => (adds ? g : putRows(g, rows, scalar(0, g.dtype), false)),
  (g, rows) => takeRows(g, rows),
)

/** A copy of x with values, which broadcast to the shape of the index, written (or added) at its rows. */
function putRows(x: Tensor, rows: Rows, values: Tensor, adds: boolean): Tensor {
  const { rest, at, shape, place } = rows
  const out = empty(x.sizes, x.dtype)
  copyElements(x, out)
  const { front, inner } = frontOf(out, rows)
  const k = shape.length
  const spread = expandTo('index', values, [...inner.slice(0, place), ...shape, ...inner.slice(place)])
  const order = [...shape.map((_, i) => place + i), ...rest.map((_, i) => (i < place ? i : k + i))]
  const src = compact(
    alias(
      spread,
      order.map(d => spread.sizes[d]),
      order.map(d => spread.strides[d]),
    ),
  )
  const dst = compact(front)
  const [n, width] = [count(shape), count(inner)]
  if (n > 0 && width > 0) {
    if (adds) addRows(src, at, dst, n, width)
    else if (x.dtype.bytes === 4) kernels.scatterRows4(src.ptr, at.ptr, dst.ptr, n, width)
    else kernels.scatterRows1(src.ptr, at.ptr, dst.ptr, n, width)
  }
  if (dst !== front) copyElements(dst, front)
  return record(out, putRule, [x, values], [rows, adds])
}

/**
 * The part of a tensor that an index names: `x.at(0)`, `x.at(':', 1)`, `x.at('1:3', null, '...')`, `x.at(rows, columns)`,
 * `x.at(mask)`. Ints and slices give views that share memory; lists, tensors and masks copy.
 */
export function at(x: Tensor, ...indices: Index[]): Tensor {
  checkInterrupt()
  const { view, positions } = resolve(x, indices)
  if (positions.every(p => p === null)) return view === x ? reshape(x, x.sizes) : view
  return takeRows(view, rowsOf(view, positions))
}

/** Writes `value` (a tensor that broadcasts, or a number) where the index points; gradients flow to both. */
export function setAt(x: Tensor, indices: Index | readonly Index[], value: Tensor | number | boolean): Tensor {
  write(x, Array.isArray(indices) ? (indices as Index[]) : [indices as Index], value, false)
  return x
}

/** A copy of x with `values` written, or added with `accumulate`, where the lists of positions point. */
export function indexPut(
  x: Tensor,
  indices: readonly Index[],
  values: Tensor | number,
  { accumulate = false }: { accumulate?: boolean } = {},
): Tensor {
  return write(clone(x), indices, values, accumulate)
}

function write(x: Tensor, indices: readonly Index[], value: Tensor | number | boolean, adds: boolean): Tensor {
  checkInterrupt()
  const { view, positions } = resolve(x, indices)
  const given = value instanceof Tensor ? value : scalar(value, x.dtype)
  const kept = given.sizes.slice(given.sizes.findIndex(size => size !== 1))
  // As in PyTorch, leading dimensions of size 1 that the place lacks are dropped.
  const source = given.sizes.length > view.sizes.length && given.count > 0 ? reshape(given, kept) : given
  if (positions.every(p => p === null)) view.copy_(adds ? view.add(source) : source)
  else view.copy_(putRows(view, rowsOf(view, positions), source.to(x.dtype), adds))
  return x
}
