import { jointRule, record, recordAll, rule } from '../autograd/node.ts'
import { noGrad } from '../autograd/mode.ts'
import { float32, int32 } from '../tensor/dtype.ts'
import { broadcastShapes, count, formatShape, wrapDim } from '../tensor/shape.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { mul, neg } from './arithmetic.ts'
import { eye, fromValues, zerosLike } from './creation.ts'
import { choleskyInPlace, luInPlace, luSolve } from './core/dense.ts'
import { matricesOf, matrixAt } from './core/matrices.ts'
import { memoryOf } from './core/memory.ts'
import { compact } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { diagonal, tril } from './diagonal.ts'
import { stack } from './join.ts'
import { matmul } from './matmul.ts'
import { expand, movedim, reshape, select, squeeze, transpose, unsqueeze } from './shape.ts'

// Systems of equations, determinants and Cholesky factors of (batches of) matrices [..., n, n], computed in float64.

const turned = (x: Tensor): Tensor => transpose(x, -2, -1)

/** LU factors of every matrix of a batch. */
function factors(op: string, x: Tensor, { batch, n }: { batch: number; n: number }, refuseSingular: boolean) {
  const src = compact(x.detach())
  return Array.from({ length: batch }, (_, b) => {
    const lu = matrixAt(src, b, n * n)
    const { order, sign } = luInPlace(lu, n)
    let singular = false
    for (let i = 0; i < n; i++) singular ||= lu[i * n + i] === 0
    if (singular && refuseSingular)
      throw new RangeError(`${op}: matrix ${b} of shape ${formatShape(x.sizes)} is singular and has no inverse`)
    return { lu, order, sign }
  })
}

const solveRule = jointRule<[Tensor, Tensor]>('linalgSolve', ([g], wanted, a, x) => {
  const toB = solve(turned(a), g!)
  return [wanted(0) ? neg(matmul(toB, turned(x))) : null, toB]
})

/** The x with A x = B, for matrices B [..., n, k] or vectors [n] (or [..., n] beside a batch of A). */
export function solve(a: Tensor, b: Tensor): Tensor {
  const { n, lead } = matricesOf('solve', a, true)
  checkTensor('solve', b)
  const vector = b.sizes.length === 1 || formatShape(b.sizes) === formatShape(a.sizes.slice(0, -1))
  const columns = vector ? unsqueeze(b, -1) : b
  if (columns.sizes[columns.sizes.length - 2] !== n)
    throw new RangeError(`solve: shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)} do not fit`)
  const k = columns.sizes[columns.sizes.length - 1]
  const batchSizes = broadcastShapes('solve', lead, columns.sizes.slice(0, -2))
  const left = expand(a, [...batchSizes, n, n])
  const right = expand(columns, [...batchSizes, n, k])
  const batch = count(batchSizes)
  const lus = factors('solve', left, { batch, n }, true)
  const src = compact(right.detach())
  const out = empty(right.sizes, float32)
  const [from, to] = [memoryOf(src), memoryOf(out)]
  for (let i = 0; i < batch; i++)
    for (let j = 0; j < k; j++) {
      const x = luSolve(lus[i].lu, lus[i].order, n, row => from[i * n * k + row * k + j])
      for (let row = 0; row < n; row++) to[i * n * k + row * k + j] = x[row]
    }
  const x = record(out, solveRule, [left, right], [left, out])
  return vector ? squeeze(x, -1) : x
}

const invRule = rule<[Tensor]>('linalgInv', (g, inverse) => neg(matmul(turned(inverse), matmul(g, turned(inverse)))))

/** The inverse of square matrices. */
export function inv(a: Tensor): Tensor {
  const { batch, n } = matricesOf('inv', a, true)
  const lus = factors('inv', a, { batch, n }, true)
  const out = empty(a.sizes, float32)
  const to = memoryOf(out)
  for (let i = 0; i < batch; i++)
    for (let j = 0; j < n; j++) {
      const x = luSolve(lus[i].lu, lus[i].order, n, row => Number(row === j))
      for (let row = 0; row < n; row++) to[i * n * n + row * n + j] = x[row]
    }
  return record(out, invRule, [a], [out])
}
export { inv as inverse }

/** Determinants without one row and column each, with alternating signs: the derivative of the determinant. */
function cofactors(a: Tensor, { batch, n }: { batch: number; n: number }): Tensor {
  const src = compact(a.detach())
  const out = empty(a.sizes, float32)
  const to = memoryOf(out)
  for (let b = 0; b < batch; b++) {
    const matrix = matrixAt(src, b, n * n)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const minor = matrix.filter((_, at) => Math.floor(at / n) !== i && at % n !== j)
        const { sign } = luInPlace(minor, n - 1)
        let value = (i + j) % 2 === 0 ? sign : -sign
        for (let k = 0; k < n - 1; k++) value *= minor[k * (n - 1) + k]
        to[b * n * n + i * n + j] = value
      }
  }
  return out
}

const perMatrix = (x: Tensor): Tensor => unsqueeze(unsqueeze(x, -1), -1)

const detRule = rule<[Tensor, Tensor]>('linalgDet', (g, a, d) => {
  if (d.eq(0).any().item()) return mul(perMatrix(g), cofactors(a, matricesOf('det', a, true)))
  return mul(perMatrix(mul(g, d)), turned(inv(a)))
})

/** The determinant of square matrices. */
export function det(a: Tensor): Tensor {
  const { batch, n, lead } = matricesOf('det', a, true)
  const values = factors('det', a, { batch, n }, false).map(({ lu, sign }) => {
    let value = sign
    for (let i = 0; i < n; i++) value *= lu[i * n + i]
    return value
  })
  const out = fromValues(values, lead, float32)
  return record(out, detRule, [a], [a, out])
}

const slogdetRule = jointRule<[Tensor]>('linalgSlogdet', ([, g], _wanted, a) => [
  g ? mul(perMatrix(g), turned(inv(a))) : zerosLike(a),
])

/** Sign and ln of the absolute value of the determinant. */
export function slogdet(a: Tensor): [sign: Tensor, logabsdet: Tensor] & { sign: Tensor; logabsdet: Tensor } {
  const { batch, n, lead } = matricesOf('slogdet', a, true)
  const found = factors('slogdet', a, { batch, n }, false).map(({ lu, sign }) => {
    let [direction, size] = [sign, 0]
    for (let i = 0; i < n; i++) {
      direction *= Math.sign(lu[i * n + i])
      size += Math.log(Math.abs(lu[i * n + i]))
    }
    return [direction, size]
  })
  const [sign, logabsdet] = [0, 1].map(k =>
    fromValues(
      found.map(pair => pair[k]),
      lead,
      float32,
    ),
  )
  recordAll([sign, logabsdet], slogdetRule, [a], [a])
  return Object.assign([sign, logabsdet] as [Tensor, Tensor], { sign, logabsdet })
}

/** ln of the determinant; NaN where it is negative. */
export function logdet(a: Tensor): Tensor {
  const { sign, logabsdet } = slogdet(a)
  return logabsdet.where(sign.ge(0), NaN)
}

const triangularRule = jointRule<[Tensor, Tensor, TriangularOptions]>(
  'linalgSolveTriangular',
  ([g], wanted, a, x, options) => {
    const toB = solveTriangular(turned(a), g!, { ...options, upper: !options.upper })
    const product = options.left === false ? matmul(turned(x), toB) : matmul(toB, turned(x))
    const triangle = options.upper ? turned(tril(turned(product))) : tril(product)
    const toA = options.unitriangular ? triangle.sub(diagonal(triangle, { dim1: -2, dim2: -1 }).diagEmbed()) : triangle
    return [wanted(0) ? neg(toA) : null, toB]
  },
)

interface TriangularOptions {
  upper: boolean
  /** false solves x A = B. */
  left?: boolean
  /** Takes the diagonal of A for ones. */
  unitriangular?: boolean
}

/** The x with A x = B for a triangular A, of which only that triangle is read. */
export function solveTriangular(a: Tensor, b: Tensor, options: TriangularOptions): Tensor {
  const { upper, left = true, unitriangular = false } = options
  const { n, lead } = matricesOf('solveTriangular', a, true)
  const { lead: leadB } = matricesOf('solveTriangular', b, false)
  if (b.sizes[b.sizes.length - (left ? 2 : 1)] !== n)
    throw new RangeError(`solveTriangular: shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)} do not fit`)
  if (!left) return turned(solveTriangular(turned(a), turned(b), { upper: !upper, unitriangular }))
  const batchSizes = broadcastShapes('solveTriangular', lead, leadB)
  const k = b.sizes[b.sizes.length - 1]
  const [matrix, right] = [expand(a, [...batchSizes, n, n]), expand(b, [...batchSizes, n, k])]
  const [src, values] = [compact(matrix.detach()), compact(right.detach())]
  const out = empty(right.sizes, float32)
  const [from, given, to] = [src, values, out].map(memoryOf)
  for (let i = 0; i < count(batchSizes); i++)
    for (let j = 0; j < k; j++) {
      const x = new Float64Array(n)
      for (let step = 0; step < n; step++) {
        const row = upper ? n - 1 - step : step
        let total = given[i * n * k + row * k + j]
        for (let c = upper ? row + 1 : 0; c < (upper ? n : row); c++) total -= from[i * n * n + row * n + c] * x[c]
        x[row] = unitriangular ? total : total / from[i * n * n + row * n + row]
      }
      for (let row = 0; row < n; row++) to[i * n * k + row * k + j] = x[row]
    }
  return record(out, triangularRule, [matrix, right], [matrix, out, options])
}

const choleskyRule = rule<[Tensor]>('linalgCholesky', (g, l) => {
  // L^-T Phi(L^T g) L^-1, made symmetric; Phi takes the lower triangle with half of the diagonal.
  const product = tril(matmul(turned(l), g))
  const phi = product.sub(diagonal(product, { dim1: -2, dim2: -1 }).diagEmbed().mul(0.5))
  const half = solveTriangular(turned(l), phi, { upper: true })
  const whole = solveTriangular(l, half, { upper: false, left: false })
  return mul(whole.add(turned(whole)), 0.5)
})

/** The lower triangular L with L L^T = A for positive definite matrices; with `upper` its transpose. */
export function cholesky(a: Tensor, { upper = false }: { upper?: boolean } = {}): Tensor {
  const { batch, n } = matricesOf('cholesky', a, true)
  const src = compact(a.detach())
  const out = empty(a.sizes, float32)
  for (let b = 0; b < batch; b++) {
    const matrix = matrixAt(src, b, n * n)
    const order = choleskyInPlace(matrix, n)
    if (order > 0)
      throw new RangeError(
        `cholesky: matrix ${b} is not positive definite: its leading minor of order ${order} is not positive`,
      )
    memoryOf(out).set(matrix, b * n * n)
  }
  const l = record(out, choleskyRule, [a], [out])
  return upper ? turned(l) : l
}

const choleskySolveRule = jointRule<[Tensor, Tensor, boolean]>('choleskySolve', ([g], _wanted, x, l, upper) => {
  const toB = choleskySolve(g!, l, { upper })
  // As in PyTorch the other triangle gets a gradient too, though its values are not read.
  const product = matmul(toB, turned(x))
  const both = product.add(turned(product))
  return [toB, neg(upper ? matmul(l, both) : matmul(both, l))]
})

/** The x with A x = B, from the Cholesky factor of A. */
export function choleskySolve(b: Tensor, l: Tensor, { upper = false }: { upper?: boolean } = {}): Tensor {
  const x = noGrad(() => {
    const lower = upper ? turned(l) : l
    return solveTriangular(turned(lower), solveTriangular(lower, b, { upper: false }), { upper: true })
  })
  return record(x, choleskySolveRule, [b, l], [x, l, upper])
}
/** The inverse of A from its Cholesky factor. */
export const choleskyInverse = (l: Tensor, options: { upper?: boolean } = {}): Tensor =>
  choleskySolve(expand(eye(l.sizes[l.sizes.length - 1]), l.sizes), l, options)

/** A multiplied n times with itself; negative n is a power of the inverse. */
export function matrixPower(a: Tensor, n: number): Tensor {
  matricesOf('matrixPower', a, true)
  if (!Number.isInteger(n)) throw new RangeError(`matrixPower: expected a whole number, got ${n}`)
  if (n < 0) return matrixPower(inv(a), -n)
  if (n === 0) return expand(eye(a.sizes[a.sizes.length - 1]), a.sizes).clone()
  if (n === 1) return a.clone()
  const half = matrixPower(a, n >> 1)
  const square = matmul(half, half)
  return n % 2 === 1 ? matmul(square, a) : square
}

/** The vector product of vectors of 3 along a dimension. */
export function cross(a: Tensor, b: Tensor, dim?: number | { dim?: number | null } | null): Tensor {
  checkTensor('cross', a)
  checkTensor('cross', b)
  const sizes = broadcastShapes('cross', a.sizes, b.sizes)
  const given = typeof dim === 'object' ? dim?.dim : dim
  const d = given === undefined || given === null ? sizes.indexOf(3) : wrapDim('cross', given, sizes.length)
  if (a.sizes.length !== b.sizes.length || sizes[d] !== 3 || a.sizes[d] !== 3 || b.sizes[d] !== 3)
    throw new RangeError(
      `cross: shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)} have no common dimension of size 3`,
    )
  const part = (x: Tensor, i: number): Tensor => select(x, d, i % 3)
  const parts = [0, 1, 2].map(i =>
    part(a, i + 1)
      .mul(part(b, i + 2))
      .sub(part(a, i + 2).mul(part(b, i + 1))),
  )
  return stack(parts, d)
}

/** The product of several matrices, in the order given; vectors may stand at the ends. */
export const multiDot = (tensors: readonly Tensor[]): Tensor => tensors.reduce((product, x) => matmul(product, x))

/** Inner products of vectors along a dimension. */
export const vecdot = (a: Tensor, b: Tensor, { dim = -1 }: { dim?: number } = {}): Tensor => mul(a, b).sum(dim)

/** The tensor that undoes `tensordot(a, ., ind)`. */
export function tensorinv(a: Tensor, { ind = 2 }: { ind?: number } = {}): Tensor {
  const [left, right] = [a.sizes.slice(0, ind), a.sizes.slice(ind)]
  return reshape(inv(reshape(a, [count(left), count(right)])), [...right, ...left])
}

/** The x with tensordot(a, x) = b; `dims` of a are moved to its end first. */
export function tensorsolve(a: Tensor, b: Tensor, { dims = null }: { dims?: readonly number[] | null } = {}): Tensor {
  const moved = dims
    ? movedim(
        a,
        dims,
        dims.map((_, i) => i - dims.length),
      )
    : a
  const rest = moved.sizes.slice(b.sizes.length)
  return reshape(solve(reshape(moved, [b.count, count(rest)]), reshape(b, -1)), rest)
}

const nothing = (x: Tensor): Tensor =>
  fromValues(new Int32Array(count(x.sizes.slice(0, -2))), x.sizes.slice(0, -2), int32)
/** The inverse and, for each matrix, 0: what cannot be inverted throws here. */
export const invEx = (a: Tensor): [Tensor, Tensor] => [inv(a), nothing(a)]
/** The solution and, for each matrix, 0. */
export const solveEx = (a: Tensor, b: Tensor): [Tensor, Tensor] => [solve(a, b), nothing(a)]
/** The Cholesky factor and, for each matrix, 0. */
export const choleskyEx = (a: Tensor, options: { upper?: boolean } = {}): [Tensor, Tensor] => [
  cholesky(a, options),
  nothing(a),
]
