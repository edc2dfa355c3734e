/** Factorisations of one small matrix in float64, row-major. Plain numbers, no tensors. */

/** LU with partial pivoting, in place: L below the diagonal (ones on it), U above; which row stands where, and its sign. */
export function luInPlace(a: Float64Array, n: number): { order: Int32Array; sign: number } {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  let sign = 1
  for (let k = 0; k < n; k++) {
    let best = k
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[best * n + k])) best = i
    if (best !== k) {
      for (let j = 0; j < n; j++) [a[k * n + j], a[best * n + j]] = [a[best * n + j], a[k * n + j]]
      ;[order[k], order[best]] = [order[best], order[k]]
      sign = -sign
    }
    const pivot = a[k * n + k]
    if (pivot === 0) continue
    for (let i = k + 1; i < n; i++) {
      const factor = (a[i * n + k] /= pivot)
      if (factor !== 0) for (let j = k + 1; j < n; j++) a[i * n + j] -= factor * a[k * n + j]
    }
  }
  return { order, sign }
}

/** Solves L U x = b for one column of b, the rows of b taken in the order of the pivots. */
export function luSolve(lu: Float64Array, order: Int32Array, n: number, b: (row: number) => number): Float64Array {
  const x = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let total = b(order[i])
    for (let j = 0; j < i; j++) total -= lu[i * n + j] * x[j]
    x[i] = total
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i] -= lu[i * n + j] * x[j]
    x[i] /= lu[i * n + i]
  }
  return x
}

/** The lower Cholesky factor in place (zero above); the order of the first minor that is not positive, or 0. */
export function choleskyInPlace(a: Float64Array, n: number): number {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let total = a[i * n + j]
      for (let k = 0; k < j; k++) total -= a[i * n + k] * a[j * n + k]
      if (i > j) a[i * n + j] = total / a[j * n + j]
      else if (!(total > 0)) return j + 1
      else a[j * n + j] = Math.sqrt(total)
    }
    for (let k = j + 1; k < n; k++) a[j * n + k] = 0
  }
  return 0
}

/** Householder QR of an m x n matrix with LAPACK's signs: Q is m x m, R m x n. */
export function householder(a: Float64Array, m: number, n: number): { q: Float64Array; r: Float64Array } {
  const r = a.slice()
  const q = new Float64Array(m * m)
  for (let i = 0; i < m; i++) q[i * m + i] = 1
  for (let k = 0; k < Math.min(m - 1, n); k++) {
    let below = 0
    for (let i = k + 1; i < m; i++) below += r[i * n + k] ** 2
    if (below === 0) continue
    const alpha = r[k * n + k]
    const beta = -Math.sign(alpha || 1) * Math.sqrt(alpha ** 2 + below)
    const v = Float64Array.from({ length: m }, (_, i) => (i < k ? 0 : i === k ? 1 : r[i * n + k] / (alpha - beta)))
    const tau = (beta - alpha) / beta
    for (let j = k; j < n; j++) {
      let dot = 0
      for (let i = k; i < m; i++) dot += v[i] * r[i * n + j]
      for (let i = k; i < m; i++) r[i * n + j] -= tau * dot * v[i]
    }
    for (let i = 0; i < m; i++) {
      let dot = 0
      for (let j = k; j < m; j++) dot += q[i * m + j] * v[j]
      for (let j = k; j < m; j++) q[i * m + j] -= tau * dot * v[j]
    }
    for (let i = k + 1; i < m; i++) r[i * n + k] = 0
  }
  return { q, r }
}

const sweeps = 60

/** Eigenvalues (ascending) and eigenvectors (columns) of a symmetric matrix, by Jacobi's rotations. */
export function jacobiEigen(a: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let off = 0
    let all = 0
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        all += a[i * n + j] ** 2
        if (i !== j) off += a[i * n + j] ** 2
      }
    if (off <= 1e-30 * all) break
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q)
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[i * n + i] - a[j * n + j])
  const vectors = new Float64Array(n * n)
  order.forEach((from, to) => {
    for (let i = 0; i < n; i++) vectors[i * n + to] = v[i * n + from]
  })
  return { values: Float64Array.from(order, i => a[i * n + i]), vectors }
}

function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  if (a[p * n + q] === 0) return
  const theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q])
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[k * n + p], a[k * n + q]]
    a[k * n + p] = c * x - s * y
    a[k * n + q] = s * x + c * y
  }
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[p * n + k], a[q * n + k]]
    a[p * n + k] = c * x - s * y
    a[q * n + k] = s * x + c * y
    const [u, w] = [v[k * n + p], v[k * n + q]]
    v[k * n + p] = c * u - s * w
    v[k * n + q] = s * u + c * w
  }
}

/** Singular values (descending) and vectors of an m x n matrix with m >= n, by one-sided Jacobi rotations. */
export function jacobiSvd(
  a: Float64Array,
  m: number,
  n: number,
): { u: Float64Array; s: Float64Array; v: Float64Array } {
  const w = a.slice()
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let rotated = false
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        let [alpha, beta, gamma] = [0, 0, 0]
        for (let i = 0; i < m; i++) {
          alpha += w[i * n + p] ** 2
          beta += w[i * n + q] ** 2
          gamma += w[i * n + p] * w[i * n + q]
        }
        if (Math.abs(gamma) <= 1e-15 * Math.sqrt(alpha * beta)) continue
        rotated = true
        const zeta = (beta - alpha) / (2 * gamma)
        const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta))
        const c = 1 / Math.sqrt(1 + t * t)
        for (const [matrix, rows] of [
          [w, m],
          [v, n],
        ] as const)
          for (let i = 0; i < rows; i++) {
            const [x, y] = [matrix[i * n + p], matrix[i * n + q]]
            matrix[i * n + p] = c * x - c * t * y
            matrix[i * n + q] = c * t * x + c * y
          }
      }
    if (!rotated) break
  }
  const norms = Float64Array.from({ length: n }, (_, j) => {
    let total = 0
    for (let i = 0; i < m; i++) total += w[i * n + j] ** 2
    return Math.sqrt(total)
  })
  const order = Array.from({ length: n }, (_, j) => j).sort((i, j) => norms[j] - norms[i])
  const u = new Float64Array(m * n)
  const sorted = new Float64Array(n * n)
  order.forEach((from, to) => {
    for (let i = 0; i < m; i++) u[i * n + to] = norms[from] > 0 ? w[i * n + from] / norms[from] : 0
    for (let i = 0; i < n; i++) sorted[i * n + to] = v[i * n + from]
  })
  return { u, s: Float64Array.from(order, j => norms[j]), v: sorted }
}
