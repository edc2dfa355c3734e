import { seeded } from '../random.ts'

/** Hidden values that dropout is applied to, and what has come of it over several draws. */
export type Draws = { rate: number; count: number; last: readonly number[]; sums: readonly number[] }

export const hidden: readonly number[] = [0.8, 1.6, 0.3, 1.1, 0.5, 1.9, 0.9, 1.3, 0.2, 1.5]

/** Inverted dropout: zero with probability `rate`, else divided by what remains, `1 - rate`. */
export function dropped(values: readonly number[], rate: number, seed: number): number[] {
  const { uniform } = seeded(seed * 104729 + 17)
  return values.map(value => (uniform() < rate ? 0 : value / (1 - rate)))
}

export const firstDraw = (rate: number): Draws => drawn({ rate, count: 0, last: hidden, sums: hidden.map(() => 0) })

/** One more mask; its seed is its number, so that a rate always shows the same masks. */
export function drawn({ rate, count, sums }: Draws): Draws {
  const last = dropped(hidden, rate, count + 1)
  return { rate, count: count + 1, last, sums: sums.map((sum, i) => sum + last[i]) }
}
