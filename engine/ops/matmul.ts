import { record, rule } from '../autograd/node.ts'
import { kernels } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { bool, float32 } from '../tensor/dtype.ts'
import { broadcastShapes, count, formatShape } from '../tensor/shape.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { add, mul } from './arithmetic.ts'
import { memoryOf } from './core/memory.ts'
import { scaled as scaledLike } from './core/operands.ts'
import { compact } from './core/stride.ts'
import { tensordot } from './einsum.ts'
import { checkTensor } from './core/unary.ts'
import { alias, expandTo } from './core/view.ts'
import { expand, reshape, squeeze, t, transpose, unsqueeze } from './shape.ts'

function checkDtypes(op: string, ...operands: Tensor[]): void {
  for (const x of operands) checkTensor(op, x)
  const [{ dtype }] = operands
  if (dtype === bool || operands.some(x => x.dtype !== dtype))
    throw new TypeError(
      `${op}: expected tensors of float32 or of int32 alone, got ${operands.map(x => x.dtype.name).join(' and ')}; use .float() first`,
    )
}

const doNotFit = (op: string, a: Tensor, b: Tensor, m: number, n: number): RangeError =>
  new RangeError(`${op}: shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)} do not fit: ${m} != ${n}`)

/** A matrix whose rows or columns the kernels can walk: one of the two strides is 1. */
const walkable = (x: Tensor): Tensor => {
  const r = x.sizes.length
  const [rows, columns] = [x.strides[r - 2], x.strides[r - 1]]
  return columns === 1 || rows === 1 ? x : compact(x)
}

/** C[batch, M, N] = A B for matrices given as [batch, M, K] and [batch, K, N] tensors, any of them strided. */
function multiply(a: Tensor, b: Tensor, sizes: readonly number[]): Tensor {
  const out = empty(sizes, a.dtype)
  if (a.dtype !== float32) return integerProduct(a, b, out)
  const x = walkable(a)
  const y = walkable(b)
  const rank = x.sizes.length
  const [M, K] = [x.sizes[rank - 2], x.sizes[rank - 1]]
  const N = y.sizes[rank - 1]
  if (out.count === 0) return out
  if (K === 0) return out.zero_()
  const batch = rank === 3 ? x.sizes[0] : 1
  kernels.gemm_f32(
    batch,
    M,
    N,
    K,
    x.ptr,
    rank === 3 ? x.strides[0] : 0,
    x.strides[rank - 2],
    x.strides[rank - 1],
    y.ptr,
    rank === 3 ? y.strides[0] : 0,
    y.strides[rank - 2],
    y.strides[rank - 1],
    out.ptr,
    M * N,
    N,
    0,
    0,
    0,
  )
  return out
}

/** Exact, entry by entry; what leaves int32 throws. */
function integerProduct(a: Tensor, b: Tensor, out: Tensor): Tensor {
  const [x, y] = [compact(a), compact(b)]
  const [M, K] = x.sizes.slice(-2)
  const N = y.sizes[y.sizes.length - 1]
  const [left, right, to] = [x, y, out].map(memoryOf)
  for (let at = 0; at < out.count; at++) {
    const [column, row] = [at % N, Math.floor(at / N)]
    const start = Math.floor(row / M) * K * N + column
    let total = 0
    for (let k = 0; k < K; k++) total += left[row * K + k] * right[start + k * N]
    if (Math.abs(total) > 2147483647)
      throw new RangeError(`matmul: the result ${total} does not fit int32; use .float() first`)
    to[at] = total
  }
  return out
}

const mmRule = rule<[Tensor, Tensor]>(
  'mm',
  (g, _a, b) => mm(g, t(b)),
  (g, a) => mm(t(a), g),
)

/** Product of two matrices: [M, K] times [K, N] is [M, N]. */
export function mm(a: Tensor, b: Tensor): Tensor {
  checkInterrupt()
  checkDtypes('mm', a, b)
  if (a.sizes.length !== 2 || b.sizes.length !== 2)
    throw new RangeError(`mm: expected two matrices, got shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)}`)
  if (a.sizes[1] !== b.sizes[0]) throw doNotFit('mm', a, b, a.sizes[1], b.sizes[0])
  return record(multiply(a, b, [a.sizes[0], b.sizes[1]]), mmRule, [a, b], [a, b])
}

const bmmRule = rule<[Tensor, Tensor]>(
  'bmm',
  (g, _a, b) => bmm(g, transpose(b, 1, 2)),
  (g, a) => bmm(transpose(a, 1, 2), g),
)

/** Products of two batches of matrices: [B, M, K] times [B, K, N] is [B, M, N]. */
export function bmm(a: Tensor, b: Tensor): Tensor {
  checkInterrupt()
  checkDtypes('bmm', a, b)
  if (a.sizes.length !== 3 || b.sizes.length !== 3)
    throw new RangeError(
      `bmm: expected two batches of matrices, got shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)}`,
    )
  if (a.sizes[0] !== b.sizes[0]) throw doNotFit('bmm', a, b, a.sizes[0], b.sizes[0])
  if (a.sizes[2] !== b.sizes[1]) throw doNotFit('bmm', a, b, a.sizes[2], b.sizes[1])
  return record(multiply(a, b, [a.sizes[0], a.sizes[1], b.sizes[2]]), bmmRule, [a, b], [a, b])
}

const dotRule = rule<[Tensor, Tensor]>(
  'dot',
  (g, _a, b) => mul(g, b),
  (g, a) => mul(g, a),
)

/** Inner product of two vectors. */
export function dot(a: Tensor, b: Tensor): Tensor {
  checkInterrupt()
  checkDtypes('dot', a, b)
  if (a.sizes.length !== 1 || b.sizes.length !== 1)
    throw new RangeError(`dot: expected two vectors, got shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)}`)
  if (a.sizes[0] !== b.sizes[0]) throw doNotFit('dot', a, b, a.sizes[0], b.sizes[0])
  if (a.dtype !== float32) return mul(a, b).sum().to(a.dtype)
  const product = multiply(alias(a, [1, a.count], [0, a.strides[0]]), alias(b, [b.count, 1], [b.strides[0], 0]), [])
  return record(product, dotRule, [a, b], [a, b])
}
export { dot as inner1d, dot as vdot }

const mvRule = rule<[Tensor, Tensor]>(
  'mv',
  (g, _a, v) => outer(g, v),
  (g, a) => mv(t(a), g),
)

/** Product of a matrix and a vector: [M, K] times [K] is [M]. */
export function mv(a: Tensor, v: Tensor): Tensor {
  checkInterrupt()
  checkDtypes('mv', a, v)
  if (a.sizes.length !== 2 || v.sizes.length !== 1)
    throw new RangeError(
      `mv: expected a matrix and a vector, got shapes ${formatShape(a.sizes)} and ${formatShape(v.sizes)}`,
    )
  if (a.sizes[1] !== v.sizes[0]) throw doNotFit('mv', a, v, a.sizes[1], v.sizes[0])
  return record(multiply(a, alias(v, [v.count, 1], [v.strides[0], 1]), [a.sizes[0]]), mvRule, [a, v], [a, v])
}

/** Outer product of two vectors: [M] and [N] give [M, N]. */
export function outer(a: Tensor, b: Tensor): Tensor {
  if (a.sizes.length !== 1 || b.sizes.length !== 1)
    throw new RangeError(`outer: expected two vectors, got shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)}`)
  return mul(unsqueeze(a, 1), b)
}
export { outer as ger }

/**
 * The matrix product as PyTorch's `@`: vectors give inner products or vectors, matrices [M, K] times [K, N] give
 * [M, N], and dimensions in front of the last two are batches that broadcast.
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  checkInterrupt()
  checkDtypes('matmul', a, b)
  const [m, n] = [a.sizes.length, b.sizes.length]
  if (m === 0 || n === 0)
    throw new RangeError(
      `matmul: both need at least 1 dimension, got shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)}`,
    )
  const [inner, other] = [a.sizes[m - 1], b.sizes[Math.max(0, n - 2)]]
  if (inner !== other) throw doNotFit('matmul', a, b, inner, other)
  if (m === 2 && n === 2) return mm(a, b)
  if (m === 1 && n === 1) return dot(a, b)
  if (m === 2 && n === 1) return mv(a, b)
  if (m === 1 && n === 2) return mv(t(b), a)
  if (m === 1) return squeeze(matmul(unsqueeze(a, 0), b), -2)
  if (n === 1) return squeeze(matmul(a, unsqueeze(b, 1)), -1)
  const [M, K, N] = [a.sizes[m - 2], inner, b.sizes[n - 1]]
  // A batch of matrices with one matrix on the right is one tall matrix.
  if (n === 2) return reshape(mm(reshape(a, [count(a.sizes.slice(0, -1)), K]), b), [...a.sizes.slice(0, -1), N])
  const lead = broadcastShapes('matmul', a.sizes.slice(0, -2), b.sizes.slice(0, -2))
  const batch = lead.reduce((x, y) => x * y, 1)
  const x = reshape(expand(a, [...lead, M, K]), [batch, M, K])
  const y = reshape(expand(b, [...lead, K, N]), [batch, K, N])
  return reshape(bmm(x, y), [...lead, M, N])
}

/** Factors of the input and of the product. */
interface Scales {
  beta?: number
  alpha?: number
}

const addmmRule = rule<[Tensor, Tensor, number, number]>(
  'addmm',
  (g, _a, _b, beta) => (beta === 1 ? g : mul(g, beta)),
  (g, _a, b, _beta, alpha) => scaled(mm(g, t(b)), alpha),
  (g, a, _b, _beta, alpha) => scaled(mm(t(a), g), alpha),
)
const scaled = (x: Tensor, factor: number): Tensor => scaledLike(x, factor) as Tensor

/** beta * input + alpha * a b, the input broadcast to the product's shape. A bias row is added inside the kernel. */
export function addmm(input: Tensor, a: Tensor, b: Tensor, { beta = 1, alpha = 1 }: Scales = {}): Tensor {
  checkInterrupt()
  checkDtypes('addmm', input, a, b)
  if (a.sizes.length !== 2 || b.sizes.length !== 2)
    throw new RangeError(`addmm: expected two matrices, got shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)}`)
  if (a.sizes[1] !== b.sizes[0]) throw doNotFit('addmm', a, b, a.sizes[1], b.sizes[0])
  const sizes = [a.sizes[0], b.sizes[1]]
  const bias =
    input.sizes.length === 1 && input.sizes[0] === sizes[1] && alpha === 1 && beta === 1 && input.dtype === float32
      ? compact(input)
      : null
  const out =
    bias === null ? sumOf('addmm', input, multiply(a, b, sizes), { beta, alpha }).detach() : biased(a, b, bias, sizes)
  return record(out, addmmRule, [input, a, b], [a, b, beta, alpha])
}

/** beta * input + alpha * product, in the product's shape, to which the input must broadcast. */
function sumOf(op: string, input: Tensor, product: Tensor, { beta = 1, alpha = 1 }: Scales): Tensor {
  expandTo(op, input, product.sizes)
  return beta === 0 ? scaled(product, alpha) : add(scaled(input, beta), scaled(product, alpha))
}

function biased(a: Tensor, b: Tensor, bias: Tensor, sizes: readonly number[]): Tensor {
  const out = empty(sizes, float32)
  if (out.count === 0) return out
  const [x, y] = [walkable(a), walkable(b)]
  kernels.gemm_f32(
    1,
    sizes[0],
    sizes[1],
    x.sizes[1],
    x.ptr,
    0,
    x.strides[0],
    x.strides[1],
    y.ptr,
    0,
    y.strides[0],
    y.strides[1],
    out.ptr,
    0,
    sizes[1],
    0,
    bias.ptr,
    0,
  )
  return out
}

/** beta * input + alpha * (a matrix times a vector). */
export function addmv(input: Tensor, a: Tensor, v: Tensor, scales: Scales = {}): Tensor {
  checkDtypes('addmv', input, a, v)
  return sumOf('addmv', input, mv(a, v), scales)
}

/** beta * input + alpha * (products of batches of matrices). */
export function baddbmm(input: Tensor, a: Tensor, b: Tensor, scales: Scales = {}): Tensor {
  checkDtypes('baddbmm', input, a, b)
  return sumOf('baddbmm', input, bmm(a, b), scales)
}

/** beta * input + alpha * (the sum of the products of batches of matrices). */
export function addbmm(input: Tensor, a: Tensor, b: Tensor, scales: Scales = {}): Tensor {
  checkDtypes('addbmm', input, a, b)
  if (a.sizes.length !== 3 || b.sizes.length !== 3 || a.sizes[0] !== b.sizes[0])
    throw new RangeError(
      `addbmm: expected two batches of as many matrices, got shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)}`,
    )
  if (a.sizes[2] !== b.sizes[1]) throw doNotFit('addbmm', a, b, a.sizes[2], b.sizes[1])
  // One product with the batch as part of the summed dimension.
  const product = tensordot(a, b, [
    [0, 2],
    [0, 1],
  ])
  return sumOf('addbmm', input, product, scales)
}

/** beta * input + alpha * (the outer product of two vectors). */
export const addr = (input: Tensor, a: Tensor, b: Tensor, scales: Scales = {}): Tensor =>
  sumOf('addr', input, outer(a, b), scales)

/** Products along the last dimensions of both. */
export function inner(a: Tensor, b: Tensor): Tensor {
  const [m, n] = [a.sizes.length, b.sizes.length]
  if (m === 0 || n === 0) return mul(a, b)
  if (a.sizes[m - 1] !== b.sizes[n - 1]) throw doNotFit('inner', a, b, a.sizes[m - 1], b.sizes[n - 1])
  return tensordot(a, b, [[m - 1], [n - 1]])
}
