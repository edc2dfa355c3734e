import { type Canvas, curve, rectangle } from './canvas.ts'
import {
  commonCut,
  type Cut,
  drawBody,
  drawNeckline,
  drawSleeves,
  insideOf,
  longSleeve,
  shortSleeve,
  TOP,
} from './cut.ts'
import type { Dice } from './dice.ts'
import { type Cloth, type PatternName, weave } from './fabric.ts'

const casual: readonly PatternName[] = ['plain', 'plain', 'plain', 'fade', 'stripes', 'speckles', 'diagonal']
const formal: readonly PatternName[] = [
  'plain',
  'fade',
  'pinstripes',
  'pinstripes',
  'checks',
  'checks',
  'checks',
  'stripes',
  'speckles',
]
const heavy: readonly PatternName[] = ['plain', 'plain', 'plain', 'fade', 'speckles', 'pinstripes']

/** A print, a pocket or a label on the chest. */
function drawPrint(canvas: Canvas, dice: Dice, cloth: Cloth): void {
  const [x, y] = [dice.around(0, 2), dice.around(12, 3)]
  const [w, h] = [dice.between(1, 4.5), dice.between(0.8, 4.5)]
  const shade = cloth.brightness > 0.6 ? dice.between(0, 0.4) : dice.between(0.6, 1)
  const box = rectangle(x, y, w, h)
  canvas.paint(shade, dice.chance(0.4) ? curve(box) : box, dice.between(0.5, 1))
}

export function tShirt(canvas: Canvas, dice: Dice): void {
  const cut = commonCut(dice)
  const cloth = weave(dice, casual)
  const sleeve = dice.chance(0.1) ? longSleeve(dice) : shortSleeve(dice)
  if (!dice.chance(0.06)) drawSleeves(canvas, cut, sleeve, cloth, dice.around(0.95, 0.1))
  drawBody(canvas, cut, cloth.fabric)
  drawNeckline(canvas, cut, dice.chance(0.25), insideOf(dice, cloth))
  if (dice.chance(0.45)) drawPrint(canvas, dice, cloth)
}

export function pullover(canvas: Canvas, dice: Dice): void {
  const cut = commonCut(dice)
  cut.neckline = dice.around(1.2, 0.7)
  cut.hem -= dice.around(0.7, 0.6)
  const cloth = weave(dice, casual)
  const light = dice.around(0.95, 0.1)
  const sleeve = longSleeve(dice)
  sleeve.upper += 0.5
  sleeve.cuff += 0.6
  drawSleeves(canvas, cut, sleeve, cloth, light)
  drawBody(canvas, cut, cloth.fabric)
  const { hem, hemY, neck } = cut
  if (dice.chance(0.75)) canvas.line(0.8, 0, [-hem, hemY - 1.6], [hem, hemY - 1.6], dice.between(0.15, 0.5)) // ribbing
  if (dice.chance(0.25)) {
    const collar = dice.between(0.6, 1.8) // turtleneck or hood
    canvas.paint(cloth.lit(0.85), [
      [-neck, TOP + 1],
      [neck, TOP + 1],
      [neck - 0.4, TOP - collar],
      [0.4 - neck, TOP - collar],
    ])
  } else {
    drawNeckline(canvas, cut, dice.chance(0.12), insideOf(dice, cloth))
    canvas.line(0.6, 0, [-neck, TOP + 0.6], [0, TOP + cut.neckline + 0.7], 0.25)
    canvas.line(0.6, 0, [neck, TOP + 0.6], [0, TOP + cut.neckline + 0.7], 0.25)
  }
  if (dice.chance(0.2)) drawPrint(canvas, dice, cloth)
}

/** A row of buttons or a placket down the front. */
function drawFront(
  canvas: Canvas,
  dice: Dice,
  cut: Cut,
  from: number,
  width: number,
  shade: number,
  depth: number,
): void {
  const x = dice.around(0, 0.8)
  canvas.line(width, shade, [x, from], [x + dice.around(0, 0.7), cut.hemY], depth)
}

function drawCollar(canvas: Canvas, cut: Cut, cloth: Cloth, light: number, depth: number): void {
  const { neck } = cut
  canvas.paintBoth(cloth.lit(light), [
    [neck + 0.2, TOP - 0.9],
    [0.2, TOP + depth],
    [neck + 0.9, TOP + depth * 0.9],
  ])
  for (const side of [-1, 1])
    canvas.line(0.5, 0, [side * (neck + 0.9), TOP + depth * 0.9], [0.2 * side, TOP + depth], 0.4)
}

export function shirt(canvas: Canvas, dice: Dice): void {
  const cut = commonCut(dice)
  const cloth = weave(dice, formal)
  const sleeve = dice.chance(0.25) ? shortSleeve(dice) : longSleeve(dice)
  cut.hemY -= 0.6
  cut.hem += dice.around(0.6, 0.6)
  sleeve.upper -= 0.4
  sleeve.cuff -= 0.5
  drawSleeves(canvas, cut, sleeve, cloth, dice.around(0.95, 0.1))
  drawBody(canvas, cut, cloth.fabric)
  drawNeckline(canvas, cut, true, insideOf(dice, cloth))
  drawCollar(canvas, cut, cloth, dice.pick([0.75, 1.15, 1.25]), dice.around(2.6, 0.7))
  drawFront(canvas, dice, cut, TOP + 2.5, dice.between(0.8, 1.6), dice.chance(0.08) ? 1 : 0, dice.between(0.4, 0.8))
  for (let y = TOP + 5; y < cut.hemY - 1; y += 3.2) canvas.line(0.8, 1, [-0.4, y], [0.4, y], 0.6)
  if (dice.chance(0.3)) {
    const [x, y] = [dice.around(3.6, 0.5), dice.around(10, 1)]
    canvas.paint(
      0,
      [
        [x - 1.5, y],
        [x + 1.5, y],
        [x + 1.5, y + 2.8],
        [x - 1.5, y + 2.8],
      ],
      0.25,
    )
  }
}

export function coat(canvas: Canvas, dice: Dice): void {
  const cut = commonCut(dice)
  cut.hem += dice.around(0.8, 0.8)
  cut.hemY = dice.around(26.3, 0.9)
  const cloth = weave(dice, heavy)
  const light = dice.around(0.92, 0.1)
  const sleeve = longSleeve(dice)
  drawSleeves(canvas, cut, { ...sleeve, upper: sleeve.upper + 0.4, cuff: sleeve.cuff + 0.4 }, cloth, light)
  drawBody(canvas, cut, cloth.fabric)
  drawNeckline(canvas, cut, true, insideOf(dice, cloth))
  const lapel = dice.around(6, 2.5)
  canvas.paintBoth(cloth.lit(dice.pick([0.7, 1.2])), [
    [cut.neck + 0.4, TOP - 0.6],
    [0.3, TOP + lapel],
    [cut.neck + 1.2, TOP + lapel * 0.55],
  ])
  drawFront(
    canvas,
    dice,
    cut,
    TOP + lapel * 0.6,
    dice.between(0.9, 1.9),
    dice.chance(0.08) ? 1 : 0,
    dice.between(0.55, 0.95),
  )
  if (dice.chance(0.25)) canvas.line(1.3, cloth.lit(0.55), [-cut.waist, 15.5], [cut.waist, 15.5])
  if (dice.chance(0.5)) {
    const y = dice.around(18.5, 1.2)
    for (const side of [-1, 1]) canvas.line(0.8, 0, [side * 2.6, y + 0.6], [side * 5.6, y], 0.5)
  }
}

export function dress(canvas: Canvas, dice: Dice): void {
  const chest = dice.around(4.9, 1.7)
  const cut: Cut = {
    neck: dice.around(2.2, 0.7),
    neckline: dice.around(2.4, 1.4),
    shoulder: chest + dice.around(-0.2, 0.6),
    shoulderY: TOP + dice.around(0.9, 0.5),
    chest,
    armpitY: dice.around(7.5, 1),
    waist: chest - dice.around(0.9, 0.7),
    hem: chest + dice.around(1.2, 2.2),
    hemY: dice.around(25.8, 1.6),
  }
  const cloth = weave(dice, formal.concat(casual))
  const sleeves = dice.between(0, 1)
  const sleeve = sleeves < 0.3 ? shortSleeve(dice) : longSleeve(dice)
  if (sleeves < 0.55) {
    drawSleeves(canvas, cut, { ...sleeve, upper: 3, cuff: 2.2, reachX: dice.around(3.6, 1) }, cloth, 0.95)
  }
  drawBody(canvas, cut, cloth.fabric)
  drawNeckline(canvas, cut, dice.chance(0.4), 0)
  if (dice.chance(0.4)) {
    const y = dice.around(12.5, 1.5)
    canvas.line(dice.between(0.6, 1.5), dice.pick([0, 1]), [-chest, y], [chest, y], 0.5)
  }
}
