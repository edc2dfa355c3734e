import { Generator, randperm } from '../../../random/index.ts'
import { bag, trouser } from './bottoms-and-bags.ts'
import { Canvas, type Placement, SIZE } from './canvas.ts'
import { Dice } from './dice.ts'
import { ankleBoot, sandal, sneaker } from './shoes.ts'
import { coat, dress, pullover, shirt, tShirt } from './tops.ts'

type Draw = (canvas: Canvas, dice: Dice) => void

/** In the order of Fashion-MNIST's labels. */
const drawers: readonly { readonly draw: Draw; readonly lies: Lie }[] = [
  { draw: tShirt, lies: 'hung up' },
  { draw: trouser, lies: 'hung up' },
  { draw: pullover, lies: 'hung up' },
  { draw: dress, lies: 'hung up' },
  { draw: coat, lies: 'hung up' },
  { draw: sandal, lies: 'set down' },
  { draw: shirt, lies: 'hung up' },
  { draw: sneaker, lies: 'set down' },
  { draw: bag, lies: 'set down' },
  { draw: ankleBoot, lies: 'set down' },
]

/** How far things are from the middle of the image and from their usual size, and whether they face either way. */
const lies = {
  'hung up': { aside: 1.8, down: 2.5, size: 0.96, sizeSpread: 0.12, facesEitherWay: false },
  'set down': { aside: 4.5, down: 5, size: 1.02, sizeSpread: 0.22, facesEitherWay: true },
} as const
type Lie = keyof typeof lies

const PIXELS = SIZE * SIZE
const sets = {
  train: { count: 12_000, seed: 20_170_825 },
  test: { count: 2_000, seed: 20_170_826 },
}

export interface LabelledImages {
  /** [count, 28, 28], row by row. */
  readonly images: Uint8Array
  readonly labels: Uint8Array
}

/**
 * The drawn clothing set: the ten classes of Fashion-MNIST as a few lines each draw them, 12,000 images to train on and
 * 2,000 to test. The same bytes on every machine, made in about a second.
 */
export function drawClothes(which: keyof typeof sets, count = sets[which].count): LabelledImages {
  const dice = new Dice(sets[which].seed)
  const canvas = new Canvas()
  const images = new Uint8Array(count * PIXELS)
  const labels = balancedLabels(count, sets[which].seed)
  for (let i = 0; i < count; i++) {
    const { draw, lies } = drawers[labels[i]]
    canvas.start(placement(dice, lies))
    draw(canvas, dice)
    if (dice.chance(0.05)) hideSome(canvas, dice)
    develop(canvas, dice, images.subarray(i * PIXELS, (i + 1) * PIXELS))
  }
  return { images, labels }
}

/** Equally many of each class, in random order. */
function balancedLabels(count: number, seed: number): Uint8Array {
  const order = new Int32Array(count)
  randperm(new Generator().manualSeed(seed), order)
  return Uint8Array.from(order, place => place % drawers.length)
}

/** A little larger or smaller, turned, leaning and off the middle. */
function placement(dice: Dice, lie: Lie): Placement {
  const { aside, down, size, sizeSpread, facesEitherWay } = lies[lie]
  const scale = dice.around(size, sizeSpread)
  const turn = dice.around(0, 0.06) // radians, small enough to be its own sine
  const facing = facesEitherWay && dice.chance(0.5) ? -1 : 1
  return {
    a: facing * scale * dice.around(1, 0.08),
    b: dice.around(0, 0.05) - turn,
    c: turn,
    d: scale,
    x: SIZE / 2 + dice.around(0, aside),
    y: dice.around(0, down),
  }
}

/** Something stands in front of the garment. */
function hideSome(canvas: Canvas, dice: Dice): void {
  const [x, y] = [dice.between(-10, 10), dice.between(4, 24)]
  const [w, h] = [dice.between(1, 4), dice.between(1, 4)]
  canvas.box(0, x, y, w, h)
}

/** To bytes, under more or less light. */
function develop({ ink }: Canvas, dice: Dice, out: Uint8Array): void {
  const exposure = dice.around(1, 0.12)
  for (let i = 0; i < PIXELS; i++) {
    const value = ink[i] * exposure
    out[i] = Math.round(255 * Math.min(1, Math.max(0, value)))
  }
}
