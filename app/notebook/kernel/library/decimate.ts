/**
 * Thins a line to about `most` points and keeps its look: of every bucket the lowest and the highest stay, in their
 * order, and so do the ends. Spikes survive, which means of buckets would not show.
 */
export function decimate(x: number[], y: number[], most: number): { x: number[]; y: number[] } {
  if (x.length <= most) return { x: [...x], y: [...y] }
  const kept = new Set([0, x.length - 1])
  const buckets = Math.floor((most - 2) / 2)
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor((bucket * x.length) / buckets)
    const to = Math.floor(((bucket + 1) * x.length) / buckets)
    let low = from
    let high = from
    for (let i = from; i < to; i++) {
      if (y[i] < y[low] || Number.isNaN(y[low])) low = i
      if (y[i] > y[high] || Number.isNaN(y[high])) high = i
    }
    kept.add(low).add(high)
  }
  const order = [...kept].toSorted((a, b) => a - b)
  return { x: order.map(i => x[i]), y: order.map(i => y[i]) }
}
