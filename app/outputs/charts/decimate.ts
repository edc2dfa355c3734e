/**
 * Fewer points, same picture: each bucket of neighbours keeps its lowest and its highest point, so that no spike is lost.
 * First and last point always stay.
 */
export function decimate<Point>(
  points: readonly Point[],
  budget: number,
  value: (point: Point) => number | null,
): readonly Point[] {
  if (points.length <= budget) return points
  const buckets = Math.max(1, Math.floor((budget - 2) / 2))
  const inner = points.length - 2
  const kept: Point[] = [points[0]]
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = 1 + Math.floor((bucket * inner) / buckets)
    const end = 1 + Math.floor(((bucket + 1) * inner) / buckets)
    let low = -1
    let high = -1
    for (let i = start; i < end; i++) {
      const y = value(points[i])
      if (y === null || !Number.isFinite(y)) continue
      if (low < 0 || y < value(points[low])!) low = i
      if (high < 0 || y > value(points[high])!) high = i
    }
    if (low < 0) continue
    const [first, second] = low <= high ? [low, high] : [high, low]
    kept.push(points[first])
    if (second !== first) kept.push(points[second])
  }
  kept.push(points[points.length - 1])
  return kept
}
