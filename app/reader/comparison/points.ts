import type { Result } from '../keep/results.ts'

/** What the accuracy is drawn against. */
export const measures = ['parameters', 'multiplyAdds', 'seconds'] as const
export type Measure = (typeof measures)[number]

/** Decades that hold all values, with room for labels; [0, 1] where there are none. */
export function decades(values: readonly number[]): [number, number] {
  const logs = values.filter(value => value > 0).map(Math.log10)
  if (logs.length === 0) return [0, 1]
  const low = Math.floor(Math.min(...logs) * 2) / 2
  const high = Math.ceil(Math.max(...logs) * 2) / 2
  return [low, Math.max(high, low + 1)]
}

/** Whole powers of ten within a range of logarithms. */
export const powersWithin = ([low, high]: readonly [number, number]): number[] =>
  Array.from({ length: Math.floor(high) - Math.ceil(low) + 1 }, (_, i) => Math.ceil(low) + i)

/** Accuracies in per cent: a range of whole steps that holds them, and the steps. */
export function percentAxis(shares: readonly number[]): { range: [number, number]; ticks: number[] } {
  const percents = shares.map(share => 100 * share)
  const [least, most] = percents.length > 0 ? [Math.min(...percents), Math.max(...percents)] : [0, 100]
  const step = most - least > 40 ? 20 : most - least > 12 ? 5 : 2
  const low = Math.max(0, Math.floor((least - 0.5) / step) * step)
  const high = Math.min(100, Math.ceil((most + 0.5) / step) * step)
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step)
  return { range: [low, high], ticks }
}

/** A power of ten as a reader says it: 1,000 is 1 k. */
export function inShort(value: number): string {
  const steps = [
    [1e9, ' G'],
    [1e6, ' M'],
    [1e3, ' k'],
    [1, ''],
  ] as const
  const [unit, name] = steps.find(([unit]) => value >= unit) ?? steps[3]
  const number = value / unit
  return `${number >= 100 ? Math.round(number) : Number(number.toPrecision(2))}${name}`
}

export type Label = { x: number; y: number; text: string }
type PlacedLabel = Label & { anchor: 'start' | 'end' | 'middle' }
type Box = { left: number; right: number; top: number; bottom: number }

const lineHeight = 14
/** Rough width of a letter; Chinese ones are twice as wide. */
const widthOf = (text: string) => Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e80' ? 13 : 7), 0)

/** Where around its point a label may stand, the best places first. */
const places: readonly { dx: number; dy: number; anchor: PlacedLabel['anchor'] }[] = [
  { dx: 9, dy: 4, anchor: 'start' },
  { dx: -9, dy: 4, anchor: 'end' },
  { dx: 0, dy: -10, anchor: 'middle' },
  { dx: 0, dy: 20, anchor: 'middle' },
  { dx: 8, dy: -9, anchor: 'start' },
  { dx: 8, dy: 17, anchor: 'start' },
  { dx: -8, dy: -9, anchor: 'end' },
  { dx: -8, dy: 17, anchor: 'end' },
  // In a crowd: further up and down.
  ...[-24, 31, -38, 45].flatMap(dy => [
    { dx: 8, dy, anchor: 'start' as const },
    { dx: -8, dy, anchor: 'end' as const },
  ]),
]

export function boxOf({ x, y, text, anchor }: PlacedLabel): Box {
  const width = widthOf(text)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - lineHeight + 3, bottom: y + 3 }
}

export const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Labels beside their points, so that none covers another, a point, or the picture's edge where there is a choice. */
export function placeLabels(labels: readonly Label[], within: Box, radius = 5): PlacedLabel[] {
  const taken: Box[] = labels.map(({ x, y }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }))
  return labels.map(({ x, y, text }) => {
    const candidates = places.map(({ dx, dy, anchor }) => ({ x: x + dx, y: y + dy, text, anchor }))
    const isFree = (label: PlacedLabel) => {
      const box = boxOf(label)
      const inside =
        box.left >= within.left && box.right <= within.right && box.top >= within.top && box.bottom <= within.bottom
      return inside && taken.every(other => !overlap(box, other))
    }
    const chosen = candidates.find(isFree) ?? candidates[0]
    taken.push(boxOf(chosen))
    return chosen
  })
}

/** Of each network the newest result, in the order in which networks first appear. */
export function newest(results: readonly Result[]): Result[] {
  return [...new Map(results.map(result => [result.network, result])).values()]
}
