import { type Canvas, curve, type Fabric, mirrored, type Outline } from './canvas.ts'
import type { Dice } from './dice.ts'
import type { Cloth } from './fabric.ts'

/** Half widths and heights of a garment for the upper body, in pixels. */
export interface Cut {
  neck: number
  neckline: number
  shoulder: number
  shoulderY: number
  chest: number
  armpitY: number
  waist: number
  hem: number
  hemY: number
}

export interface Sleeve {
  /** Share of the arm that is covered. */
  length: number
  /** Where the wrist would be, measured from the shoulder. */
  reachX: number
  reachY: number
  upper: number
  cuff: number
}

/** Where every garment hangs. */
export const TOP = 2.2

/** The cut that T-shirt, shirt, pullover and coat have in common; their differences are small and overlap. */
export function commonCut(dice: Dice): Cut {
  const chest = dice.around(6.8, 1.5)
  return {
    neck: dice.around(3, 0.8),
    neckline: dice.around(2, 1.2),
    shoulder: chest + dice.around(0.6, 0.9),
    shoulderY: TOP + dice.around(1.8, 0.9),
    chest,
    armpitY: dice.around(9.5, 1.3),
    waist: chest - dice.around(0.5, 0.8),
    hem: chest + dice.around(0, 1),
    hemY: dice.around(25, 1.6),
  }
}

export const longSleeve = (dice: Dice): Sleeve => ({
  length: dice.around(0.95, 0.1),
  reachX: dice.around(3.2, 1.6),
  reachY: dice.around(20, 2),
  upper: dice.around(4.4, 0.8),
  cuff: dice.around(2.9, 0.6),
})

export const shortSleeve = (dice: Dice): Sleeve => ({
  ...longSleeve(dice),
  length: dice.around(0.33, 0.12),
  reachX: dice.around(6.5, 4),
  reachY: dice.around(18, 2.5),
  cuff: dice.around(4, 0.7),
})

export function drawBody(canvas: Canvas, cut: Cut, fabric: Fabric): void {
  const waistY = (cut.armpitY + cut.hemY) / 2
  const right: Outline = [
    [cut.neck, TOP],
    [cut.shoulder, cut.shoulderY],
    [cut.chest, cut.armpitY],
    [cut.waist, waistY],
    [cut.hem, cut.hemY],
  ]
  canvas.paint(fabric, [...right, ...mirrored(right).toReversed()])
}

export function drawSleeves(canvas: Canvas, cut: Cut, sleeve: Sleeve, cloth: Cloth, light: number): void {
  const { length, reachX, reachY, upper, cuff } = sleeve
  const norm = Math.sqrt(reachX * reachX + reachY * reachY)
  const [outX, outY] = [reachY / norm, -reachX / norm] // across the arm, outwards
  const width = upper + (cuff - upper) * length
  const [endX, endY] = [cut.shoulder + reachX * length, cut.shoulderY + 1.5 + reachY * length]
  const half = width / 2
  const outline: Outline = [
    [cut.shoulder - 1, cut.shoulderY - 0.4],
    [cut.shoulder + upper * 0.35, cut.shoulderY + 1.4],
    [endX + outX * half, endY + outY * half],
    [endX - outX * half, endY - outY * half],
    [cut.chest - 0.3, cut.armpitY],
  ]
  canvas.paintBoth(cloth.lit(light), outline)
  for (const side of [-1, 1]) {
    canvas.line(0.7, 0, [side * cut.shoulder, cut.shoulderY], [side * cut.chest, cut.armpitY], 0.35)
  }
}

/** Cuts the neckline out, or shows the inner back of the garment there. */
export function drawNeckline(canvas: Canvas, cut: Cut, pointed: boolean, inside: Fabric | number): void {
  const { neck, neckline: depth } = cut
  const shape: Outline = pointed
    ? [
        [-neck, TOP - 1.5],
        [neck, TOP - 1.5],
        [neck, TOP],
        [0, TOP + depth * 1.8],
        [-neck, TOP],
      ]
    : curve([
        [-neck, TOP - 0.4],
        [0, TOP - 0.8],
        [neck, TOP - 0.4],
        [neck * 0.6, TOP + depth * 0.8],
        [0, TOP + depth],
        [-neck * 0.6, TOP + depth * 0.8],
      ])
  canvas.paint(inside, shape)
}

export const insideOf = (dice: Dice, cloth: Cloth): Fabric | number => (dice.chance(0.5) ? 0 : cloth.lit(0.45))
