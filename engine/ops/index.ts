import { jointRule, record, rule } from '../autograd/node.ts'
import { kernels } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { bool, int32 } from '../tensor/dtype.ts'
import { broadcastShapes, count, formatShape } from '../tensor/shape.ts'
import { parseSlice, Slice, type SliceText } from '../tensor/slice.ts'
import { empty, Tensor, type Nested } from '../tensor/tensor.ts'
import { tensor, zeros } from './creation.ts'
import { scalar } from './core/operands.ts'
import { cast, compact, copyElements } from './core/stride.ts'
import { alias, expandTo } from './core/view.ts'
import { permute, reshape, select, sliceDim, unsqueeze } from './shape.ts'

/**
 * One entry of an index: a position, a slice (`'1:3'` or `slice(a, b)`), `null` for a new dimension, `'...'` for all
 * dimensions in between, a list or int32 tensor of positions, or a boolean mask.
 */
export type Index = number | SliceText | Slice | null | boolean | Tensor | Nested<number>[] | Nested<boolean>[]

/** After ints, slices and new dimensions have been applied as views: the positions chosen along some dimensions. */
interface Advanced {
  /** int32 positions or null (all), one entry a dimension of the view. */
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

/** Positions of the true entries of a mask, one int32 tensor a dimension. */
export function maskPositions(mask: Tensor): Tensor[] {
  const flat = compact(mask).toTypedArray()
  const found: number[] = []
  for (let i = 0; i < flat.length; i++) if (flat[i]) found.push(i)
  const at = Int32Array.from(found)
  let below = 1
  return mask.sizes
    .map((_, d) => d)
    .reverse()
    .map(d => {
      const step = below
      const n = mask.sizes[d]
      below *= n
      return tensor(at.map(i => Math.floor(i / step) % n))
    })
    .reverse()
}

/** How many dimensions of the tensor an entry uses up. */
const consumed = (index: Index): number =>
  index === null || index === '...' || typeof index === 'boolean'
    ? 0
    : isList(index) && index instanceof Tensor && index.dtype === bool
      ? index.sizes.length
      : 1

/** Applies the parts that are views and collects the rest. */
function resolve(x: Tensor, indices: readonly Index[]): { view: Tensor; advanced: Advanced } {
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
  return { view, advanced: { positions } }
}

/** Advanced positions as one flat list of rows: dimensions with positions come first, the others behind as `inner`. */
interface Rows {
  /** The view with its indexed dimensions in front. */
  front: Tensor
  indexed: number[]
  rest: number[]
  /** Flat row numbers into the indexed dimensions, shape `shape`. */
  rows: Tensor
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
  return { front: permute(view, [...indexed, ...rest]), indexed, rest, rows, shape, place: neighbours ? indexed[0] : 0 }
}

const indexRule = jointRule<[readonly number[], Rows]>('index', ([g], _wanted, sizes, rows) => {
  const whole = zeros(sizes)
  writeRows(whole, rows, g!, true)
  return [whole]
})

/** Result shape: the index dimensions at `place`, the untouched ones around them. */
function resultSizes({ front, indexed, rest, shape, place }: Rows): number[] {
  const inner = rest.map((_, i) => front.sizes[indexed.length + i])
  return [...inner.slice(0, place), ...shape, ...inner.slice(place)]
}

function readRows(view: Tensor, rows: Rows): Tensor {
  const { front, indexed, rows: at, shape, place } = rows
  const inner = front.sizes.slice(indexed.length)
  const n = count(shape)
  const width = count(inner)
  const src = compact(front)
  const flat = empty([...shape, ...inner], view.dtype)
  if (n > 0 && width > 0) {
    if (view.dtype.bytes === 4) kernels.gatherRows4(src.ptr, at.ptr, flat.ptr, n, width)
    else kernels.gatherRows1(src.ptr, at.ptr, flat.ptr, n, width)
  }
  if (place === 0) return flat
  const k = shape.length
  const order = [
    ...inner.slice(0, place).map((_, i) => k + i),
    ...shape.map((_, i) => i),
    ...inner.slice(place).map((_, i) => k + place + i),
  ]
  return permute(flat, order)
}

/** Writes (or adds) values, laid out like the result of the same index, into the rows of a tensor. */
function writeRows(x: Tensor, rows: Rows, values: Tensor, add: boolean): void {
  const { indexed, rest, rows: at, shape, place } = rows
  const order = [...indexed, ...rest]
  const front = alias(
    x,
    order.map(d => x.sizes[d]),
    order.map(d => x.strides[d]),
  )
  const inner = front.sizes.slice(indexed.length)
  const k = shape.length
  const spread = expandTo('setAt', values, resultSizes({ ...rows, front }))
  const toFront = [
    ...shape.map((_, i) => place + i),
    ...inner.slice(0, place).map((_, i) => i),
    ...inner.slice(place).map((_, i) => place + k + i),
  ]
  const src = compact(permute(spread, toFront))
  const dst = compact(front)
  const [n, width] = [count(shape), count(inner)]
  if (n > 0 && width > 0) {
    if (add) kernels.scatterAddRows_f32(src.ptr, at.ptr, dst.ptr, n, width)
    else if (x.dtype.bytes === 4) kernels.scatterRows4(src.ptr, at.ptr, dst.ptr, n, width)
    else kernels.scatterRows1(src.ptr, at.ptr, dst.ptr, n, width)
  }
  if (dst !== front) copyElements(dst, front)
}

/**
 * The part of a tensor that an index names: `x.at(0)`, `x.at(':', 1)`, `x.at('1:3', null, '...')`, `x.at(rows, columns)`,
 * `x.at(mask)`. Ints and slices give views that share memory; lists, tensors and masks copy.
 */
export function at(x: Tensor, ...indices: Index[]): Tensor {
  checkInterrupt()
  const { view, advanced } = resolve(x, indices)
  if (advanced.positions.every(p => p === null)) return view === x ? alias0(x) : view
  const rows = rowsOf(view, advanced.positions)
  const out = readRows(view.detach(), { ...rows, front: rows.front.detach() })
  return out.dtype.isFloatingPoint ? record(out.base ? out.detach() : out, indexRule, [view], [view.sizes, rows]) : out
}
const alias0 = (x: Tensor): Tensor => reshape(x, x.sizes)

const writeRule = rule<[Rows]>(
  'indexPut',
  (g, rows) => {
    const kept = g.clone()
    writeRows(kept, rows, scalar(0, kept.dtype), false)
    return kept
  },
  (g, rows) => readRows(g, { ...rows, front: permute(g, [...rows.indexed, ...rows.rest]) }),
)

/** Writes `value` (a tensor that broadcasts, or a number) where the index points; gradients flow to both. */
export function setAt(x: Tensor, indices: Index | readonly Index[], value: Tensor | number | boolean): Tensor {
  checkInterrupt()
  const list = Array.isArray(indices) ? (indices as Index[]) : [indices as Index]
  const { view, advanced } = resolve(x, list)
  const given = value instanceof Tensor ? value : scalar(value, x.dtype)
  if (advanced.positions.every(p => p === null)) {
    view.copy_(given)
    return x
  }
  const rows = rowsOf(view, advanced.positions)
  const source = cast(given, x.dtype)
  const changed = view.detach().clone()
  writeRows(changed, rows, source, false)
  const out = changed.dtype.isFloatingPoint
    ? record(changed, writeRule, [view, given], [{ ...rows, front: changed }])
    : changed
  view.copy_(out)
  return x
}
