import { seeded } from '../random.ts'

export const length = 160
/** Values before this place are for fitting. */
export const fitted = 100

const { normal } = seeded(11)
export const wave: readonly number[] = Array.from({ length }, (_, t) => Math.sin(0.08 * t))
export const series: readonly number[] = wave.map(value => value + 0.2 * normal())

/** The linear rule that predicts best from the last `tau` values: weights, oldest first, and a constant at the end. */
export function fitRule(values: readonly number[], tau: number): number[] {
  const rows = values.slice(tau).map((y, i) => ({ x: [...values.slice(i, i + tau), 1], y }))
  const size = tau + 1
  // Normal equations X'X w = X'y, with a trace of ridge so that they can always be solved.
  const matrix = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) => rows.reduce((sum, { x }) => sum + x[i] * x[j], i === j ? 1e-6 : 0)),
    rows.reduce((sum, { x, y }) => sum + x[i] * y, 0),
  ])
  return solve(matrix)
}

/** Gauss-Jordan elimination of [A | b]; A is positive definite, so no pivoting. */
function solve(matrix: number[][]): number[] {
  for (let i = 0; i < matrix.length; i++) {
    const pivot = matrix[i].map(value => value / matrix[i][i])
    matrix[i] = pivot
    for (let k = 0; k < matrix.length; k++) {
      if (k === i) continue
      const factor = matrix[k][i]
      matrix[k] = matrix[k].map((value, j) => value - factor * pivot[j])
    }
  }
  return matrix.map(row => row[matrix.length])
}

/** `steps` predictions after place `from`, which is the last that is known; each is taken for known by the next. */
export function forecast(values: readonly number[], rule: readonly number[], from: number, steps: number): number[] {
  const tau = rule.length - 1
  const known = values.slice(from + 1 - tau, from + 1)
  const ahead: number[] = []
  for (let i = 0; i < steps; i++) {
    const window = [...known, ...ahead].slice(-tau)
    ahead.push(window.reduce((sum, value, j) => sum + rule[j] * value, rule[tau]))
  }
  return ahead
}
