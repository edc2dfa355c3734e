import type { Line, Point } from './panel.ts'

/** Every x at which some line has a value, ascending: the stops of the readout. */
export function positionsOf(lines: readonly Pick<Line, 'points'>[]): number[] {
  const xs = new Set<number>()
  for (const { points } of lines) for (const point of points) if (point.y !== null) xs.add(point.x)
  return [...xs].toSorted((a, b) => a - b)
}

/** The point of a line that stands for `x`: the closest one, if it lies within the line's own extent. */
export function nearest(points: readonly Point[], x: number): Point | null {
  let best: Point | null = null
  let low = Infinity
  let high = -Infinity
  for (const point of points) {
    if (point.y === null) continue
    low = Math.min(low, point.x)
    high = Math.max(high, point.x)
    if (!best || Math.abs(point.x - x) < Math.abs(best.x - x)) best = point
  }
  return x < low || x > high ? null : best
}
