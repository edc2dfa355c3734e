import { seeded } from '../random.ts'

/** Minibatches of one channel that a batch normalization has seen. */
export type Seen = {
  size: number
  /** How many so far; also the seed of the last one. */
  count: number
  /** The last minibatch; the first value is the marked example, which is in every one. */
  values: readonly number[]
  /** What the layer counts along for evaluation. */
  running: Moments
  /** Mean and spread of each minibatch so far, the last few of them. */
  history: readonly Moments[]
}

export type Moments = { mean: number; variance: number }

export const epsilon = 1e-5
const momentum = 0.1
const remembered = 40

/** The channel as it comes: where its values lie, and the one that is followed. */
export const channel = { mean: 3, spread: 1.8, marked: 4.6 }

export function minibatch(size: number, seed: number): number[] {
  const { normal } = seeded(seed * 7919 + size)
  return Array.from({ length: size }, (_, i) => (i === 0 ? channel.marked : channel.mean + channel.spread * normal()))
}

/** Mean, and variance divided by n, as the layer normalizes with. */
export function momentsOf(values: readonly number[]): Moments {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, variance }
}

/** gamma (x - mean) / sqrt(variance + epsilon) + beta */
export const normalized = (value: number, { mean, variance }: Moments, gamma: number, beta: number) =>
  (gamma * (value - mean)) / Math.sqrt(variance + epsilon) + beta

export const firstBatch = (size: number): Seen =>
  further({ size, count: 0, values: [], running: { mean: 0, variance: 1 }, history: [] })

/** One more minibatch; the running statistics move a tenth of the way (with the variance divided by n - 1). */
export function further({ size, count, running, history }: Seen): Seen {
  const values = minibatch(size, count + 1)
  const moments = momentsOf(values)
  const unbiased = (moments.variance * size) / (size - 1)
  return {
    size,
    count: count + 1,
    values,
    running: {
      mean: running.mean + momentum * (moments.mean - running.mean),
      variance: running.variance + momentum * (unbiased - running.variance),
    },
    history: [...history, moments].slice(-remembered),
  }
}

/** Values as a heap of dots: each in its bin, on top of those that came before. */
export function heaped(values: readonly number[], width: number): { bin: number; level: number }[] {
  const levels = new Map<number, number>()
  return values.map(value => {
    const bin = Math.round(value / width)
    const level = levels.get(bin) ?? 0
    levels.set(bin, level + 1)
    return { bin, level }
  })
}
