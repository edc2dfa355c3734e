import { record, rule } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'
import { formatShape, wholeNumber, wrapDim } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { int32 } from '../tensor/dtype.ts'
import { fromValues, zeros } from './creation.ts'
import { memoryOf } from './core/memory.ts'
import { compact } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { padded } from './core/padded.ts'
import { alias, recordView } from './core/view.ts'
import { sum } from './reduce.ts'
import { reshape } from './shape.ts'

// Diagonals and triangles of matrices.

const diagonalRule = rule<[readonly number[], number, number, number]>('diagonal', (g, sizes, offset, dim1, dim2) =>
  padded(g, sizes, whole => diagonal(whole, { offset, dim1, dim2 })),
)

/** The diagonal of two dimensions, as the last dimension; `offset` > 0 lies above it. */
export function diagonal(
  x: Tensor,
  { offset = 0, dim1 = 0, dim2 = 1 }: { offset?: number; dim1?: number; dim2?: number } = {},
): Tensor {
  checkInterrupt()
  wholeNumber('diagonal', 'offset', offset)
  const a = wrapDim('diagonal', dim1, x.sizes.length)
  const b = wrapDim('diagonal', dim2, x.sizes.length)
  if (a === b) throw new RangeError(`diagonal: dim1 and dim2 are both ${dim1}`)
  const length = Math.max(
    0,
    offset >= 0 ? Math.min(x.sizes[a], x.sizes[b] - offset) : Math.min(x.sizes[a] + offset, x.sizes[b]),
  )
  const start = length === 0 ? 0 : offset >= 0 ? offset * x.strides[b] : -offset * x.strides[a]
  const rest = x.sizes.map((_, d) => d).filter(d => d !== a && d !== b)
  const out = alias(
    x,
    [...rest.map(d => x.sizes[d]), length],
    [...rest.map(d => x.strides[d]), x.strides[a] + x.strides[b]],
    x.offset + start,
  )
  return recordView(out, diagonalRule, x, [x.sizes, offset, a, b])
}

interface DiagonalOptions {
  offset?: number
  dim1?: number
  dim2?: number
}

/** The last dimension laid along a diagonal of two new ones, zero elsewhere. */
export function diagEmbed(x: Tensor, { offset = 0, dim1 = -2, dim2 = -1 }: DiagonalOptions = {}): Tensor {
  checkInterrupt()
  checkTensor('diagEmbed', x)
  const rank = x.sizes.length + 1
  const [a, b] = [wrapDim('diagEmbed', dim1, rank), wrapDim('diagEmbed', dim2, rank)]
  if (a === b) throw new RangeError(`diagEmbed: dim1 and dim2 are both ${dim1}`)
  if (x.sizes.length === 0) throw new RangeError('diagEmbed: expected at least 1 dimension, got a 0-dim tensor')
  const n = x.sizes[x.sizes.length - 1] + Math.abs(offset)
  const rest = x.sizes.slice(0, -1)
  const sizes = Array.from({ length: rank }, (_, d) => (d === a || d === b ? n : rest.shift()!))
  const out = zeros(sizes, { dtype: x.dtype })
  diagonal(out, { offset, dim1: a, dim2: b }).copy_(x)
  return out
}

/** A matrix with the vector on its diagonal; of a matrix, its diagonal (a copy). */
export function diag(x: Tensor, offset: number | { diagonal?: number } = 0): Tensor {
  checkTensor('diag', x)
  const at = wholeNumber('diag', 'diagonal', typeof offset === 'number' ? offset : (offset.diagonal ?? 0))
  if (x.sizes.length === 1) return diagEmbed(x, { offset: at })
  if (x.sizes.length !== 2)
    throw new RangeError(`diag: expected a vector or a matrix, got shape ${formatShape(x.sizes)}`)
  return diagonal(x, { offset: at }).clone()
}

/** A matrix with all elements on its diagonal. */
export const diagflat = (x: Tensor, offset: number | { offset?: number } = 0): Tensor =>
  diagEmbed(reshape(x, -1), { offset: typeof offset === 'number' ? offset : offset.offset })

/** A copy of x with its diagonal replaced by `src`; gradients flow to both. */
export function diagonalScatter(x: Tensor, src: Tensor, options: DiagonalOptions = {}): Tensor {
  const out = x.clone()
  const window = diagonal(out, options)
  if (formatShape(window.sizes) !== formatShape(src.sizes))
    throw new RangeError(
      `diagonalScatter: src of shape ${formatShape(src.sizes)}, the diagonal has ${formatShape(window.sizes)}`,
    )
  window.copy_(src)
  return out
}

/** The sum of the diagonal of a matrix. */
export function trace(x: Tensor): Tensor {
  checkTensor('trace', x)
  if (x.sizes.length !== 2) throw new RangeError(`trace: expected a matrix, got shape ${formatShape(x.sizes)}`)
  return sum(diagonal(x))
}

function triangle(op: 'tril' | 'triu', keeps: (row: number, column: number, offset: number) => boolean) {
  const backward = rule<[number]>(op, (g, offset) => run(g, offset))
  function run(x: Tensor, offset: number | { diagonal?: number } = 0): Tensor {
    checkInterrupt()
    checkTensor(op, x)
    const k = wholeNumber(op, 'diagonal', typeof offset === 'number' ? offset : (offset.diagonal ?? 0))
    const rank = x.sizes.length
    if (rank < 2) throw new RangeError(`${op}: expected at least 2 dimensions, got shape ${formatShape(x.sizes)}`)
    const [rows, columns] = [x.sizes[rank - 2], x.sizes[rank - 1]]
    const src = compact(x)
    const out = empty(x.sizes, x.dtype)
    const [from, to] = [memoryOf(src), memoryOf(out)]
    for (let at = 0; at < out.count;) {
      for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) to[at] = keeps(i, j, k) ? from[at] : 0
    }
    return record(out, backward, [x], [k])
  }
  return run
}
/** The lower triangle of matrices, zero above; `diagonal` > 0 keeps so many more diagonals. */
export const tril = triangle('tril', (row, column, offset) => column <= row + offset)
/** The upper triangle of matrices, zero below. */
export const triu = triangle('triu', (row, column, offset) => column >= row + offset)

/** Powers of a vector as the columns of a matrix: x^0, x^1 ... up to N columns. */
export function vander(x: Tensor, { N = x.sizes[x.sizes.length - 1] }: { N?: number } = {}): Tensor {
  const powers = fromValues(
    Int32Array.from({ length: N }, (_, i) => i),
    [N],
    int32,
  )
  return x.unsqueeze(-1).pow(powers)
}
