import { seeded } from '../random.ts'

/** Polynomials fitted to noisy points of a known curve on [-1, 1], by least squares in Legendre polynomials. */
export type Point = { x: number; y: number }

/** The curve that hides behind the points: a cubic. */
export const truth = (x: number) => 0.4 - 2.4 * x - 0.8 * x * x + 4.2 * x * x * x

export function sample(count: number, noise: number, seed: number): Point[] {
  const { uniform, normal } = seeded(seed)
  return Array.from({ length: count }, () => {
    const x = 2 * uniform() - 1
    return { x, y: truth(x) + noise * normal() }
  })
}

/** P₀(x) … P_degree(x); in this basis the normal equations stay solvable at degrees where powers of x do not. */
export function legendre(x: number, degree: number): number[] {
  const values = [1, x]
  for (let k = 1; k < degree; k++) values.push(((2 * k + 1) * x * values[k] - k * values[k - 1]) / (k + 1))
  return values.slice(0, degree + 1)
}

/** The coefficients with the least squared error; a trace of ridge decides where points do not. */
export function fit(points: readonly Point[], degree: number): number[] {
  const size = degree + 1
  const matrix = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1e-7 : 0)))
  const right = new Array<number>(size).fill(0)
  for (const { x, y } of points) {
    const basis = legendre(x, degree)
    for (let i = 0; i < size; i++) {
      right[i] += (basis[i] * y) / points.length
      for (let j = 0; j < size; j++) matrix[i][j] += (basis[i] * basis[j]) / points.length
    }
  }
  return solve(matrix, right)
}

export const valueAt = (coefficients: readonly number[], x: number) =>
  legendre(x, coefficients.length - 1).reduce((sum, p, i) => sum + p * coefficients[i], 0)

export const meanSquaredError = (coefficients: readonly number[], points: readonly Point[]) =>
  points.reduce((sum, { x, y }) => sum + (valueAt(coefficients, x) - y) ** 2, 0) / points.length

/** Solves a symmetric positive definite system by the Cholesky factor L: L Lᵀ x = b. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const n = right.length
  const lower = matrix.map(row => row.map(() => 0))
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i][j]
      for (let k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k]
      lower[i][j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j][j]
    }
  }
  const x = [...right]
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= lower[i][k] * x[k]
    x[i] /= lower[i][i]
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= lower[k][i] * x[k]
    x[i] /= lower[i][i]
  }
  return x
}
