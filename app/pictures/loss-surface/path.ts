import { descend, type Line, type Point } from '../linear-fit.ts'
import { seeded } from '../random.ts'

/** Where an optimizer has been; `seed` decides which examples its minibatches hold. */
export type Path = { lines: Line[]; learningRate: number; batchSize: number; seed: number }

/** Goes one step of minibatch SGD further. The batch of a step depends on seed and step alone. */
export function further(points: readonly Point[], path: Path): Path {
  const { lines, learningRate, batchSize, seed } = path
  const here = lines[lines.length - 1]
  if (!Number.isFinite(here.w)) return path
  return { ...path, lines: [...lines, descend(here, minibatch(points, batchSize, seed + lines.length), learningRate)] }
}

/** `size` different points. */
function minibatch(points: readonly Point[], size: number, seed: number): readonly Point[] {
  if (size >= points.length) return points
  const { uniform } = seeded(seed * 7919)
  const rest = [...points]
  return Array.from({ length: size }, () => rest.splice(Math.floor(uniform() * rest.length), 1)[0])
}

/** The largest learning rate with which full-batch descent does not diverge: 2 over the steepest curvature. */
export function stabilityLimit(ww: number, wb: number): number {
  const half = (ww + 1) / 2
  return 2 / (half + Math.sqrt(half * half - (ww - wb * wb)))
}
