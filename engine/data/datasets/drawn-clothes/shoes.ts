import { type Canvas, curve, type Outline } from './canvas.ts'
import type { Dice } from './dice.ts'
import { weave } from './fabric.ts'

/** Where a shoe touches the ground: the toe on the left, the heel on the right. */
interface Last {
  toe: number
  heel: number
  ground: number
}

const commonLast = (dice: Dice): Last => ({
  toe: dice.around(-12.3, 1),
  heel: dice.around(12, 1),
  ground: dice.around(20.5, 4),
})

function drawSole(canvas: Canvas, { toe, heel, ground }: Last, thick: number, shade: number): void {
  canvas.paint(shade, [
    [toe + 0.3, ground - thick],
    [heel, ground - thick],
    [heel, ground],
    [toe + 1, ground],
  ])
}

/** A heel block under the back of a shoe, and the arch in front of it. */
function drawHeel(canvas: Canvas, { heel, ground }: Last, height: number, width: number, shade: number): void {
  canvas.paint(shade, [
    [heel - width, ground - 0.5],
    [heel, ground - 0.5],
    [heel - 0.3, ground + height],
    [heel - width * 0.7, ground + height],
  ])
}

export function sneaker(canvas: Canvas, dice: Dice): void {
  const last = commonLast(dice)
  const { toe, heel, ground } = last
  const cloth = weave(dice, ['plain', 'plain', 'fade', 'speckles', 'diagonal', 'checks'])
  const ankle = ground - dice.around(9.6, 2.2) // height of the opening
  const vamp = ground - dice.around(5.4, 1.1) // height over the toes
  const sole = dice.between(1.2, 2.6)
  const tongue = dice.around(2.2, 1.6)
  const outline: Outline = [
    [toe, ground - 1.6],
    [toe + 1.2, vamp + 0.4],
    [toe + 5, vamp - 0.4],
    [tongue, ankle],
    [tongue + 2.4, ankle - 0.8],
    [tongue + 4.4, ankle + 1.8],
    [heel - 1.4, ankle + dice.around(0.5, 0.6)],
    [heel, ankle + 2.4],
    [heel - 0.2, ground - 1],
    [0, ground - 0.8],
  ]
  canvas.paint(cloth.fabric, curve(outline))
  drawSole(canvas, last, sole, dice.chance(0.6) ? dice.between(0.75, 1) : dice.between(0.15, 0.5))
  const mark = cloth.brightness > 0.6 ? dice.between(0, 0.35) : dice.between(0.7, 1)
  if (dice.chance(0.75)) {
    const lean = dice.between(0, 2.5)
    const x = dice.around(3.5, 1.5)
    const stripes = dice.pick([1, 2, 3])
    for (let k = 0; k < stripes; k++) {
      canvas.line(0.9, mark, [x + 1.8 * k, ground - sole], [x + 1.8 * k - lean, ankle + 3.6], 0.8)
    }
  }
  for (let k = 0; k < 3; k++) {
    const x = tongue - 1.2 - 1.7 * k
    canvas.line(0.6, mark, [x - 0.5, ankle + 1.9 + 1.1 * k], [x + 1.3, ankle + 3.1 + 1.1 * k], 0.6)
  }
}

export function ankleBoot(canvas: Canvas, dice: Dice): void {
  const last = commonLast(dice)
  const raised = dice.chance(0.45) ? dice.between(1.5, 4.5) : 0
  last.ground = dice.around(23, 2.5) - raised
  const { toe, heel, ground } = last
  const cloth = weave(dice, ['plain', 'plain', 'plain', 'fade', 'speckles', 'diagonal'])
  const top = ground + raised - dice.around(17.5, 3.2)
  const vamp = ground - dice.around(6.4, 1.3)
  const front = dice.around(1.2, 1.6) // where the shaft begins
  const outline: Outline = [
    [toe, ground - 1.4],
    [toe + 1.4, vamp + 0.6],
    [toe + 6, vamp - 0.8],
    [front, vamp - 3],
    [front + 0.4, top + 3],
    [front + 0.4, top],
    [(front + heel) / 2, top + dice.around(0.4, 0.8)],
    [heel, top],
    [heel - 0.6, vamp - 2],
    [heel, ground - 1.5],
    [heel - 1, ground],
    [0, ground - 0.6],
    [toe + 1, ground],
  ]
  canvas.paint(cloth.fabric, curve(outline, 3))
  const shade = dice.chance(0.7) ? dice.between(0.1, 0.45) : dice.between(0.7, 1)
  drawSole(canvas, last, dice.between(0.8, 2), shade)
  if (raised > 0) drawHeel(canvas, last, raised, dice.between(2.2, 4.5), shade)
  if (dice.chance(0.4)) canvas.line(0.7, 0, [heel - 3, top + 1], [heel - 3, ground - 3], 0.5) // zip
  if (dice.chance(0.35)) canvas.line(1, dice.pick([0, 1]), [front, vamp - 2.5], [heel, vamp - 3.5], 0.5) // strap
  if (dice.chance(0.4)) {
    for (let k = 0; k < 4; k++)
      canvas.line(0.6, 1, [front - 0.3, top + 3 + 2 * k], [front + 2.2, top + 3.8 + 2 * k], 0.5)
  }
}

export function sandal(canvas: Canvas, dice: Dice): void {
  const last = commonLast(dice)
  const raised = dice.chance(0.45) ? dice.between(1.5, 6) : 0
  last.ground = dice.around(21, 4)
  const { toe, heel, ground } = last
  const cloth = weave(dice, ['plain', 'plain', 'fade', 'speckles'])
  const sole = dice.between(1.2, 3.4)
  const shade = dice.between(0.3, 1)
  const high = ground - raised // under the heel
  canvas.paint(shade, [
    [toe, ground - sole],
    [-1, ground - sole - raised * 0.25],
    [heel, high - sole],
    [heel, high],
    [-1, ground - raised * 0.2],
    [toe + 0.6, ground],
  ])
  if (raised > 0)
    canvas.paint(shade, [
      [heel - dice.between(1.2, 3.4), high - 0.5],
      [heel, high - 0.5],
      [heel - 0.2, ground],
      [heel - 1.2, ground],
    ])
  const straps = dice.pick([1, 2, 2, 3, 4])
  const reach = dice.between(2.8, 6)
  for (let k = 0; k < straps; k++) {
    const x = toe + 2.5 + k * dice.between(2.2, 4.2)
    canvas.line(
      dice.between(1.2, 3),
      cloth.fabric,
      [x, ground - sole],
      [x + dice.between(1.5, 4.5), ground - sole - reach - 0.5 * k],
    )
    if (dice.chance(0.5))
      canvas.line(
        dice.between(1, 2.6),
        cloth.fabric,
        [x + 4, ground - sole - raised * 0.3],
        [x + 1.5, ground - sole - reach],
      )
  }
  if (dice.chance(0.65)) {
    const top = high - dice.between(5, 11)
    canvas.line(dice.between(1.2, 3), cloth.fabric, [heel - 0.6, high - sole], [heel - 1, top])
    canvas.line(
      dice.between(0.8, 1.8),
      cloth.fabric,
      [heel - 1, top + 1],
      [dice.around(3.5, 1.5), top + dice.around(1.8, 1)],
    )
    if (dice.chance(0.6))
      canvas.line(dice.between(0.8, 1.6), cloth.fabric, [dice.around(4, 1), top + 1.5], [toe + 6, ground - sole - 2])
  }
}
