import { seeded } from './random.ts'

/** A line `y = w x + b` and its half mean squared error on a set of points: what two pictures compute. */
export type Point = { x: number; y: number }
export type Line = { w: number; b: number }

/** Points around `y = 1.5 x - 0.5`. Their x do not lie around 0, which makes the loss a slanted, narrow valley. */
export function samplePoints(count: number, seed: number): Point[] {
  const { uniform, normal } = seeded(seed)
  return Array.from({ length: count }, () => {
    const x = -0.5 + 3 * uniform()
    return { x, y: 1.5 * x - 0.5 + 0.3 * normal() }
  })
}

export function loss(points: readonly Point[], { w, b }: Line): number {
  let sum = 0
  for (const { x, y } of points) sum += (w * x + b - y) ** 2 / 2
  return sum / points.length
}

/** One step against the gradient of the mean loss over `batch`. */
export function descend({ w, b }: Line, batch: readonly Point[], learningRate: number): Line {
  let gradW = 0
  let gradB = 0
  for (const { x, y } of batch) {
    const error = w * x + b - y
    gradW += error * x
    gradB += error
  }
  return { w: w - (learningRate * gradW) / batch.length, b: b - (learningRate * gradB) / batch.length }
}

/** The loss is a quadratic of (w, b): `least + ½ (θ - best)ᵀ H (θ - best)` with H = [[ww, wb], [wb, 1]]. */
export type Quadratic = { best: Line; least: number; ww: number; wb: number }

/** Best line in closed form (the normal equations), and the curvature of the loss around it. */
export function quadratic(points: readonly Point[]): Quadratic {
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  const x = mean(p => p.x)
  const y = mean(p => p.y)
  const ww = mean(p => p.x * p.x)
  const w = (mean(p => p.x * p.y) - x * y) / (ww - x * x)
  const best = { w, b: y - w * x }
  return { best, least: loss(points, best), ww, wb: x }
}

/**
 * The contour on which the loss is `level`: an ellipse around the best line, as `count` points.
 * With H = L Lᵀ (Cholesky), θ = best + L⁻ᵀ u runs round it while u runs round a circle of radius √(2 (level - least)).
 */
export function contour({ best, least, ww, wb }: Quadratic, level: number, count = 72): Line[] {
  const radius = Math.sqrt(2 * (level - least))
  const l11 = Math.sqrt(ww)
  const l21 = wb / l11
  const l22 = Math.sqrt(1 - l21 * l21)
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count
    const b = (radius * Math.sin(angle)) / l22
    const w = (radius * Math.cos(angle) - l21 * b) / l11
    return { w: best.w + w, b: best.b + b }
  })
}
