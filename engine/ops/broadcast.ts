import { checkInterrupt } from '../hooks.ts'
import { int32, promoteTypes } from '../tensor/dtype.ts'
import { broadcastShapes as broadcastTwo, formatShape, sizesOf } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { empty, tensor, type TensorOptions } from './creation.ts'
import { checkTensor } from './core/unary.ts'
import { indexSelect } from './gather.ts'
import { stack } from './join.ts'
import { expand, reshape, unsqueeze } from './shape.ts'

// Several tensors brought to one shape, and the points of the grids they span.

const listOf = (tensors: readonly (Tensor | readonly Tensor[])[]): Tensor[] => tensors.flat() as Tensor[]

/** The shape that several shapes broadcast to. */
export function broadcastShapes(...shapes: (readonly number[])[]): number[] {
  return shapes.reduce<number[]>((common, shape) => broadcastTwo('broadcastShapes', common, shape), [])
}

/** All tensors expanded to their common shape. */
export function broadcastTensors(...tensors: (Tensor | readonly Tensor[])[]): Tensor[] {
  checkInterrupt()
  const list = listOf(tensors)
  const sizes = broadcastShapes(...list.map(x => x.sizes))
  return list.map(x => expand(x, sizes))
}

type GridOptions = { indexing?: 'ij' | 'xy' }

/** The coordinates of a grid: one tensor an axis, each of the grid's shape. `indexing` 'xy' exchanges the first two axes. */
export function meshgrid(...args: (Tensor | readonly Tensor[] | GridOptions)[]): Tensor[] {
  checkInterrupt()
  const last = args[args.length - 1]
  const options = last && typeof last === 'object' && 'indexing' in last ? last : null
  const axes = listOf((options ? args.slice(0, -1) : args) as Tensor[])
  const indexing = options?.indexing ?? 'ij'
  if (indexing !== 'ij' && indexing !== 'xy')
    throw new TypeError(`meshgrid: indexing is 'ij' or 'xy', got ${String(indexing)}`)
  if (axes.length === 0) throw new RangeError('meshgrid: expected at least one vector')
  for (const axis of axes) {
    checkTensor('meshgrid', axis)
    if (axis.sizes.length > 1) throw new RangeError(`meshgrid: expected vectors, got shape ${formatShape(axis.sizes)}`)
    if (axis.dtype !== axes[0].dtype)
      throw new TypeError(`meshgrid: ${axis.dtype.name} beside ${axes[0].dtype.name}; all axes need one dtype`)
  }
  const swaps = indexing === 'xy' && axes.length >= 2
  const order = swaps ? [axes[1], axes[0], ...axes.slice(2)] : axes
  const sizes = order.map(axis => axis.count)
  const grids = order.map((axis, d) =>
    expand(
      reshape(
        axis,
        sizes.map((size, i) => (i === d ? size : 1)),
      ),
      sizes,
    ),
  )
  return swaps ? [grids[1], grids[0], ...grids.slice(2)] : grids
}

/** All tuples with one entry of each vector, as rows. */
export function cartesianProd(...vectors: (Tensor | readonly Tensor[])[]): Tensor {
  const list = listOf(vectors)
  if (list.length === 0) throw new RangeError('cartesianProd: expected at least one vector')
  for (const x of list) {
    checkTensor('cartesianProd', x)
    if (x.sizes.length !== 1) throw new RangeError(`cartesianProd: expected vectors, got shape ${formatShape(x.sizes)}`)
  }
  if (list.length === 1) return list[0]
  const dtype = list.map(x => x.dtype).reduce(promoteTypes)
  return reshape(stack(meshgrid(list.map(x => x.to(dtype))), -1), [-1, list.length])
}

/** All choices of r entries of a vector, in order, as rows. */
export function combinations(
  x: Tensor,
  { r = 2, withReplacement = false }: { r?: number; withReplacement?: boolean } = {},
): Tensor {
  checkInterrupt()
  checkTensor('combinations', x)
  if (x.sizes.length !== 1) throw new RangeError(`combinations: expected a vector, got shape ${formatShape(x.sizes)}`)
  if (!Number.isInteger(r) || r < 0) throw new RangeError(`combinations: r must be a whole number >= 0, got ${r}`)
  const chosen: number[] = []
  const row: number[] = []
  const choose = (from: number): void => {
    if (row.length === r) return void chosen.push(...row)
    for (let i = from; i < x.count; i++) {
      row.push(i)
      choose(withReplacement ? i : i + 1)
      row.pop()
    }
  }
  if (r === 0) return empty(0, { dtype: x.dtype })
  choose(0)
  return reshape(indexSelect(x, 0, tensor(Int32Array.from(chosen))), [chosen.length / r, r])
}

function atLeast(x: Tensor | readonly Tensor[], one: (x: Tensor) => Tensor): Tensor | Tensor[] {
  return Array.isArray(x) ? x.map(one) : one(x as Tensor)
}
/** A tensor (or each of a list) with at least 1 dimension. */
export const atleast1d = (x: Tensor | readonly Tensor[]): Tensor | Tensor[] =>
  atLeast(x, y => (y.sizes.length === 0 ? reshape(y, 1) : y))
/** At least 2 dimensions; a vector becomes a row. */
export const atleast2d = (x: Tensor | readonly Tensor[]): Tensor | Tensor[] => atLeast(x, asMatrix)
/** At least 3 dimensions; a matrix [m, n] becomes [m, n, 1], a vector [1, n, 1]. */
export const atleast3d = (x: Tensor | readonly Tensor[]): Tensor | Tensor[] =>
  atLeast(x, y => (y.sizes.length < 3 ? unsqueeze(asMatrix(y), -1) : y))
const asMatrix = (x: Tensor): Tensor =>
  x.sizes.length === 0 ? reshape(x, 1, 1) : x.sizes.length === 1 ? unsqueeze(x, 0) : x

function triangleIndices(op: string, keeps: (row: number, column: number, offset: number) => boolean) {
  return (rows: number, columns: number, { offset = 0, dtype }: TensorOptions & { offset?: number } = {}): Tensor => {
    sizesOf(op, [rows, columns])
    const cells: [number, number][] = []
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) if (keeps(i, j, offset)) cells.push([i, j])
    const flat = Int32Array.from([...cells.map(cell => cell[0]), ...cells.map(cell => cell[1])])
    return tensor(flat, { dtype: dtype ?? int32, shape: [2, cells.length] })
  }
}
/** Rows and columns of the entries in the lower triangle, as [2, n]. */
export const trilIndices = triangleIndices('trilIndices', (row, column, offset) => column <= row + offset)
/** Rows and columns of the entries in the upper triangle, as [2, n]. */
export const triuIndices = triangleIndices('triuIndices', (row, column, offset) => column >= row + offset)
