import type { FieldOutput } from '../../notebook/outputs.ts'

type Rgba = readonly [number, number, number, number]

/**
 * Colours of a field. A picture in the page cannot follow the theme, so nothing (zero, or the least value) is transparent and lets the
 * paper through, and what is large stands in a tone that is clear on light and on dark paper.
 */
const blue = [46, 108, 232] as const
const orange = [226, 104, 26] as const
const teal = [22, 160, 150] as const
/** Like `--series-1` to `--series-8`, in tones for both papers. */
const categories: readonly (readonly [number, number, number])[] = [
  [66, 120, 236],
  [226, 116, 40],
  [32, 150, 138],
  [196, 70, 152],
  [168, 136, 24],
  [132, 98, 220],
  [212, 70, 62],
  [118, 126, 140],
]

/** Entry 0 of every palette: a value that is not a number. */
const missing: Rgba = [128, 128, 128, 90]
const steps = 127

type Colours = FieldOutput['colors']

const mix = (from: readonly number[], to: readonly number[], share: number) =>
  from.map((part, i) => Math.round(part + (to[i] - part) * share)) as [number, number, number]

/** A colour for a place between 0 (min) and 1 (max) of the scale. */
const ramps: Record<Exclude<Colours, 'categories'>, (place: number) => Rgba> = {
  // Through teal to blue: two hues tell more values apart than one.
  sequential: place => [...mix(teal, blue, Math.min(1, place * 1.25)), Math.round(255 * place ** 0.9)],
  diverging: place => [...(place < 0.5 ? orange : blue), Math.round(255 * Math.abs(2 * place - 1))],
}

export function paletteOf(colours: Colours): readonly Rgba[] {
  if (colours === 'categories') return [missing, ...categories.map(color => [...color, 110] as const)]
  return [missing, ...Array.from({ length: steps }, (_, i) => ramps[colours](i / (steps - 1)))]
}

/** The palette's entry for a value. */
export function indexOf(value: number, colours: Colours, min: number, max: number): number {
  if (Number.isNaN(value)) return 0
  if (colours === 'categories') return 1 + (Math.max(0, Math.round(value)) % categories.length)
  const [low, high] = rangeOf(colours, min, max)
  const place = high > low ? (value - low) / (high - low) : 0.5
  return 1 + Math.round(Math.max(0, Math.min(1, place)) * (steps - 1))
}

/** A diverging scale reaches equally far on both sides of zero. */
export function rangeOf(colours: Colours, min: number, max: number): [number, number] {
  if (colours !== 'diverging') return [min, max]
  const reach = Math.max(Math.abs(min), Math.abs(max))
  return [-reach, reach]
}

/** The scale as a CSS gradient, upwards. */
export function gradientOf(colours: Exclude<Colours, 'categories'>): string {
  const stops = Array.from({ length: 9 }, (_, i) => {
    const [r, g, b, a] = ramps[colours](i / 8)
    return `rgb(${r} ${g} ${b} / ${(a / 255).toFixed(2)})`
  })
  return `linear-gradient(to top, ${stops.join(', ')})`
}
