import { jointRule, recordAll } from '../autograd/node.ts'
import { float32, int32 } from '../tensor/dtype.ts'
import { formatShape } from '../tensor/shape.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { div, mul, sub } from './arithmetic.ts'
import { eye, full, zeros } from './creation.ts'
import { householder, jacobiEigen, jacobiSvd } from './core/dense.ts'
import { matricesOf, matrixAt } from './core/matrices.ts'
import { memoryOf } from './core/memory.ts'
import { compact } from './core/stride.ts'
import { diagEmbed, tril, triu } from './diagonal.ts'
import { cat } from './join.ts'
import { solveTriangular } from './linalg.ts'
import { matmul } from './matmul.ts'
import { narrow, transpose, unsqueeze } from './shape.ts'

// Orthogonal factorisations of (batches of) matrices [..., m, n], computed in float64.

const turned = (x: Tensor): Tensor => transpose(x, -2, -1)

/** Copies a block of a matrix kept in float64 into matrix `b` of a batch. */
function store(out: Tensor, b: number, from: Float64Array, width: number): void {
  const [rows, columns] = out.sizes.slice(-2)
  const to = memoryOf(out)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) to[(b * rows + i) * columns + j] = from[i * width + j]
}

const qrRule = jointRule<[Tensor, Tensor]>('linalgQr', ([gQ, gR], _wanted, q, r) => {
  const [m, n] = [q.sizes[q.sizes.length - 2], r.sizes[r.sizes.length - 1]]
  if (q.sizes[q.sizes.length - 1] !== Math.min(m, n))
    throw new RangeError("qr: only mode 'reduced' has a derivative (or 'complete' of matrices no taller than wide)")
  const zeroQ = gQ ?? zeros(q.sizes)
  const zeroR = gR ?? zeros(r.sizes)
  const upper = triu(sub(matmul(zeroR, turned(r)), matmul(turned(q), zeroQ)))
  const symmetric = upper.add(turned(upper))
  const balanced = symmetric.sub(diagEmbed(symmetric.diagonal({ dim1: -2, dim2: -1 })).mul(0.5))
  const square = narrow(r, -1, 0, Math.min(m, n))
  const solved = (x: Tensor) => solveTriangular(turned(square), x, { upper: false, left: false })
  if (m >= n) return [solved(matmul(q, balanced).add(zeroQ))]
  const left = solved(balanced)
  const wide = cat([left, zeros([...left.sizes.slice(0, -1), n - m])], -1)
  return [matmul(q, wide.add(zeroR))]
})

/** Orthonormal Q and upper triangular R with Q R = A. `mode` 'complete' gives a square Q, 'r' only R. */
export function qr(
  a: Tensor,
  { mode = 'reduced' }: { mode?: 'reduced' | 'complete' | 'r' } = {},
): [Q: Tensor, R: Tensor] & { Q: Tensor; R: Tensor } {
  const { batch, m, n, lead } = matricesOf('qr', a, false)
  if (!['reduced', 'complete', 'r'].includes(mode))
    throw new TypeError(`qr: mode is 'reduced', 'complete' or 'r', got ${String(mode)}`)
  const k = mode === 'complete' ? m : Math.min(m, n)
  const src = compact(a.detach())
  const Q = empty(mode === 'r' ? [0] : [...lead, m, k], float32)
  const R = empty([...lead, k, n], float32)
  for (let b = 0; b < batch; b++) {
    const { q, r } = householder(matrixAt(src, b, m * n), m, n)
    if (mode !== 'r') store(Q, b, q, m)
    store(R, b, r, n)
  }
  recordAll([Q, R], qrRule, [a], [Q, R])
  return Object.assign([Q, R] as [Tensor, Tensor], { Q, R })
}

const eighRule = jointRule<[Tensor, Tensor]>('linalgEigh', ([gL, gV], _wanted, values, vectors) => {
  let middle = gL ? diagEmbed(gL) : zeros(vectors.sizes)
  if (gV) {
    const n = values.sizes[values.sizes.length - 1]
    const gaps = sub(unsqueeze(values, -2), unsqueeze(values, -1)).where(eye(n).eq(0), Infinity)
    middle = middle.add(div(matmul(turned(vectors), gV), gaps))
  }
  return [matmul(matmul(vectors, middle), turned(vectors))]
})

/** Eigenvalues, ascending, and eigenvectors (columns) of symmetric matrices, of which one triangle is read. */
export function eigh(
  a: Tensor,
  { UPLO = 'L' }: { UPLO?: 'L' | 'U' } = {},
): [values: Tensor, vectors: Tensor] & { eigenvalues: Tensor; eigenvectors: Tensor } {
  const { batch, n, lead } = matricesOf('eigh', a, true)
  const lower = UPLO.toUpperCase() === 'L' ? tril(a.detach()) : turned(triu(a.detach()))
  const src = compact(lower.add(turned(tril(lower, -1))))
  const values = empty([...lead, n], float32)
  const vectors = empty([...lead, n, n], float32)
  for (let b = 0; b < batch; b++) {
    const found = jacobiEigen(matrixAt(src, b, n * n), n)
    memoryOf(values).set(found.values, b * n)
    store(vectors, b, found.vectors, n)
  }
  recordAll([values, vectors], eighRule, [a], [values, vectors])
  return Object.assign([values, vectors] as [Tensor, Tensor], { eigenvalues: values, eigenvectors: vectors })
}
/** The eigenvalues of symmetric matrices, ascending. */
export const eigvalsh = (a: Tensor, options: { UPLO?: 'L' | 'U' } = {}): Tensor => eigh(a, options)[0]

const svdRule = jointRule<[Tensor, Tensor, Tensor]>('linalgSvd', ([gU, gS, gVh], _wanted, u, s, vh) => {
  const k = s.sizes[s.sizes.length - 1]
  let middle = gS ? diagEmbed(gS) : zeros([...s.sizes, k])
  const [columns, rows] = [unsqueeze(s, -2), unsqueeze(s, -1)]
  const gaps = sub(mul(columns, columns), mul(rows, rows)).where(eye(k).eq(0), Infinity)
  const skew = (x: Tensor) => div(sub(x, turned(x)), gaps)
  if (gU) middle = middle.add(mul(skew(matmul(turned(u), gU)), columns))
  if (gVh) middle = middle.add(mul(rows, skew(matmul(vh, turned(gVh)))))
  let out = matmul(matmul(u, middle), vh)
  const [m, n] = [u.sizes[u.sizes.length - 2], vh.sizes[vh.sizes.length - 1]]
  if (gU && m > k) out = out.add(matmul(div(sub(gU, matmul(u, matmul(turned(u), gU))), columns), vh))
  if (gVh && n > k) out = out.add(matmul(u, div(sub(gVh, matmul(matmul(gVh, turned(vh)), vh)), rows)))
  return [out]
})

/** U, S (descending) and V^T with U diag(S) V^T = A, in their reduced form. */
export function svd(a: Tensor): [U: Tensor, S: Tensor, Vh: Tensor] & { U: Tensor; S: Tensor; Vh: Tensor } {
  const { batch, m, n, lead } = matricesOf('svd', a, false)
  const k = Math.min(m, n)
  const tall = m >= n
  const src = compact((tall ? a : turned(a)).detach())
  const [long, short] = [Math.max(m, n), k]
  const left = empty([...lead, long, short], float32)
  const right = empty([...lead, short, short], float32)
  const S = empty([...lead, k], float32)
  for (let b = 0; b < batch; b++) {
    const found = jacobiSvd(matrixAt(src, b, m * n), long, short)
    memoryOf(S).set(found.s, b * k)
    store(left, b, found.u, short)
    store(right, b, found.v, short)
  }
  const [U, Vh] = tall ? [left, turned(right)] : [right, turned(left)]
  const [u, vh] = [U.contiguous().detach(), Vh.contiguous().detach()]
  recordAll([u, S, vh], svdRule, [a], [u, S, vh])
  return Object.assign([u, S, vh] as [Tensor, Tensor, Tensor], { U: u, S, Vh: vh })
}
/** The singular values of matrices, descending. */
export const svdvals = (a: Tensor): Tensor => svd(a).S

interface RankOptions {
  atol?: number | Tensor | null
  rtol?: number | Tensor | null
  hermitian?: boolean
}

/** Below which singular values count as 0: the larger of atol and rtol times the greatest. */
function threshold(a: Tensor, s: Tensor, { atol, rtol }: RankOptions): Tensor {
  const [m, n] = a.sizes.slice(-2)
  const relative = rtol ?? (atol === null || atol === undefined ? Math.max(m, n) * 2 ** -23 : 0)
  const greatest = s.count > 0 ? s.amax(-1, { keepdim: true }) : full([1], 0)
  const perMatrix = (x: number | Tensor) => (typeof x === 'number' || x.sizes.length === 0 ? x : unsqueeze(x, -1))
  return mul(greatest, perMatrix(relative)).clamp(perMatrix(atol ?? 0))
}

/** How many singular values are not 0. */
export function matrixRank(a: Tensor, options: RankOptions = {}): Tensor {
  const s = svdvals(a.detach())
  return s
    .gt(threshold(a, s, options))
    .sum(-1)
    .to(int32)
}

/** The Moore-Penrose inverse. */
export function pinv(a: Tensor, options: RankOptions = {}): Tensor {
  if (a.count === 0) return turned(a).clone()
  const { U, S, Vh } = svd(a)
  const inverse = S.reciprocal().where(S.gt(threshold(a, S, options).detach()), 0)
  return matmul(mul(turned(Vh), unsqueeze(inverse, -2)), turned(U))
}
export { pinv as pinverse }

/** The ratio of the greatest and the least singular value. */
export function cond(a: Tensor): Tensor {
  const s = svdvals(a)
  if (s.sizes[s.sizes.length - 1] === 0)
    throw new RangeError(`cond: shape ${formatShape(a.sizes)} has no singular values`)
  return div(s.select(-1, 0), s.select(-1, -1))
}
