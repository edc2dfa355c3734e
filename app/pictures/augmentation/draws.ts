import { seeded } from '../random.ts'

/** How far each change may go; 0 leaves the picture as it is. */
export type Strengths = {
  flip: boolean
  /** Up to this share of the area may be cut away. */
  crop: number
  brightness: number
  contrast: number
  /** In turns of the colour circle, to either side. */
  hue: number
}

/** One picture under chance. The box is the part that is seen, in shares of the width and the height. */
export type Draw = {
  mirrored: boolean
  box: { left: number; top: number; width: number; height: number }
  brightness: number
  contrast: number
  hue: number
}

export const unchanged: Strengths = { flip: false, crop: 0, brightness: 0, contrast: 0, hue: 0 }

/** Sixteen (or `count`) independent draws; the same seed gives the same ones, and each strength scales its own chance. */
export function drawAll(strengths: Strengths, seed: number, count = 16): Draw[] {
  const { uniform } = seeded(seed * 7919 + 3)
  const between = (low: number, high: number) => low + (high - low) * uniform()
  return Array.from({ length: count }, () => {
    const mirrored = uniform() < 0.5 && strengths.flip
    const box = drawBox(strengths.crop, uniform)
    const around = (strength: number) => between(1 - strength, 1 + strength)
    const brightness = around(strengths.brightness)
    const contrast = around(strengths.contrast)
    return { mirrored, box, brightness, contrast, hue: between(-strengths.hue, strengths.hue) }
  })
}

/** A part of random area and proportions (3 : 4 to 4 : 3) at a random place, as RandomResizedCrop draws it. */
function drawBox(crop: number, uniform: () => number): Draw['box'] {
  const area = 1 - crop * uniform()
  const stretch = (uniform() * 2 - 1) * Math.min(1, 4 * crop)
  const ratio = (4 / 3) ** stretch
  const height = Math.min(1, area / Math.min(1, Math.sqrt(area * ratio)))
  const width = Math.min(1, area / height)
  return { left: uniform() * (1 - width), top: uniform() * (1 - height), width, height }
}

export const areaOf = ({ box }: Draw) => box.width * box.height
