import { type Canvas, curve, type Outline } from './canvas.ts'
import type { Dice } from './dice.ts'
import { weave } from './fabric.ts'

export function trouser(canvas: Canvas, dice: Dice): void {
  const cloth = weave(dice, ['plain', 'plain', 'plain', 'fade', 'fade', 'pinstripes', 'speckles', 'checks'])
  const waist = dice.around(4.4, 0.9)
  const hip = waist + dice.around(0.7, 0.5)
  const ankle = dice.around(4.7, 1.4)
  const cuff = dice.around(3.2, 1) // width of a leg at the bottom
  const crotch = dice.around(10, 1.5)
  const end = dice.chance(0.08) ? dice.around(16, 2) : dice.around(26, 1) // shorts now and then
  const top = dice.around(2, 0.7)
  const shorter = dice.around(0, 0.5)
  const leg: Outline = [
    [0, top],
    [waist, top],
    [hip, top + 5],
    [ankle, end + shorter],
    [ankle - cuff, end + shorter],
    [0.3, crotch],
    [0, crotch],
  ]
  canvas.paintBoth(cloth.fabric, leg)
  canvas.line(0.6, 0, [0, top + 1], [0, crotch], 0.45)
  canvas.line(0.6, 0, [-waist, top + 1.3], [waist, top + 1.3], dice.between(0.1, 0.5))
  if (dice.chance(0.5)) {
    for (const side of [-1, 1]) canvas.line(0.6, 0, [side * waist, top + 4], [side * (waist - 2), top + 1.8], 0.4)
  }
}

export function bag(canvas: Canvas, dice: Dice): void {
  const cloth = weave(dice, ['plain', 'plain', 'plain', 'fade', 'checks', 'speckles', 'diagonal', 'stripes'])
  const top = dice.around(9.2, 3.4)
  const bottom = dice.around(24, 1.8)
  const upper = dice.around(10.8, 2.4)
  const lower = upper + dice.around(1, 1.8)
  drawHandle(canvas, dice, top, upper)
  const corners: Outline = [
    [-upper, top],
    [upper, top],
    [lower, bottom],
    [-lower, bottom],
  ]
  const soft: Outline = [
    [-upper, top],
    [0, top - 0.6],
    [upper, top],
    [lower, bottom - 3],
    [lower - 2, bottom],
    [2 - lower, bottom],
    [-lower, bottom - 3],
  ]
  canvas.paint(cloth.fabric, dice.chance(0.55) ? curve(soft) : corners)
  if (dice.chance(0.5)) {
    const flap = top + dice.between(0.25, 0.65) * (bottom - top)
    canvas.paint(cloth.lit(dice.pick([0.7, 0.85, 1.15])), [
      [-upper, top],
      [upper, top],
      [upper * 0.85, flap],
      [-upper * 0.85, flap],
    ])
    canvas.line(0.7, 0, [-upper * 0.85, flap], [upper * 0.85, flap], 0.5)
    canvas.paint(
      dice.pick([0, 1]),
      [
        [-0.9, flap - 1],
        [0.9, flap - 1],
        [0.9, flap + 0.8],
        [-0.9, flap + 0.8],
      ],
      0.7,
    )
  }
  if (dice.chance(0.25)) canvas.line(0.7, 0, [-lower, bottom - 1.5], [lower, bottom - 1.5], 0.4)
}

/** Two arches, a long strap, or nothing (a clutch). */
function drawHandle(canvas: Canvas, dice: Dice, top: number, upper: number): void {
  if (dice.chance(0.15)) return
  const shade = dice.between(0.3, 0.95)
  const foot = upper * dice.between(0.3, 0.95)
  const peak = Math.max(1, top - dice.between(2.5, 10))
  const thick = dice.between(0.8, 1.7)
  const arch: Outline = [
    [-foot, top + 0.5],
    [-foot * 0.8, (top + peak) / 2],
    [-foot * 0.35, peak],
    [foot * 0.35, peak],
    [foot * 0.8, (top + peak) / 2],
    [foot, top + 0.5],
  ]
  for (let i = 0; i + 1 < arch.length; i++) {
    const [[x0, y0], [x1, y1]] = [arch[i], arch[i + 1]]
    canvas.line(thick, shade, [x0, y0], [x1, y1])
  }
}
