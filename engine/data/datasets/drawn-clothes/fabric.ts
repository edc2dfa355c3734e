import type { Fabric } from './canvas.ts'
import type { Dice } from './dice.ts'

/** A cloth: what it looks like at a pixel, how bright it is on the whole, and its shade made lighter or darker. */
export interface Cloth {
  readonly brightness: number
  readonly fabric: Fabric
  /** The same pattern at another brightness. */
  lit(factor: number): Fabric
}

type Pattern = (dice: Dice) => Fabric

/** Factors around 1 by which a pattern changes the brightness. */
const patterns = {
  plain: () => () => 1,
  stripes: dice => bands(dice, 0, 1),
  pinstripes: dice => bands(dice, 1, 0),
  checks: dice => {
    const [across, down] = [bands(dice, 0, 1), bands(dice, 1, 0)]
    return (x, y) => across(x, y) * down(x, y)
  },
  diagonal: dice => bands(dice, dice.between(0.4, 0.8), dice.pick([-0.7, 0.7])),
  speckles: dice => {
    const density = dice.between(0.08, 0.3)
    const depth = dice.between(0.3, 0.75)
    const grain = Math.floor(dice.between(0, 65536))
    return (x, y) => (scatter(x, y, grain) < density ? 1 - depth : 1)
  },
  fade: dice => {
    const [across, down] = [dice.around(0, 0.02), dice.around(0, 0.035)]
    return (x, y) => 1 + across * (x - 14) + down * (y - 14)
  },
} satisfies Record<string, Pattern>

export type PatternName = keyof typeof patterns

/** Light and dark bands across the direction (dx, dy). */
function bands(dice: Dice, dx: number, dy: number): Fabric {
  const period = dice.between(2, 6.5)
  const phase = dice.between(0, period)
  const share = dice.between(0.25, 0.6)
  const depth = dice.between(0.2, 0.6)
  return (x, y) => {
    const turns = (dx * x + dy * y + phase + 64) / period
    return turns - Math.floor(turns) < share ? 1 - depth : 1
  }
}

/** A number in [0, 1) that depends on the pixel as if by chance. */
function scatter(x: number, y: number, grain: number): number {
  let bits = Math.imul(x * 131 + y * 7919 + grain, 0x9e3779b1)
  bits ^= bits >>> 15
  bits = Math.imul(bits, 0x85ebca6b)
  return ((bits ^ (bits >>> 13)) >>> 8) / 0x1000000
}

/** A cloth with a pattern from the list (the more often it stands there, the likelier), lit from one side, with folds. */
export function weave(dice: Dice, names: readonly PatternName[]): Cloth {
  const brightness = dice.between(0.4, 1)
  const pattern = patterns[dice.pick(names)](dice)
  const slope = dice.around(0, 0.018)
  const folds = dice.between(0, 0.1)
  const grain = Math.floor(dice.between(0, 65536))
  const roughness = dice.between(0.02, 0.14)
  const lean = dice.around(0, 0.4)
  const lit = (factor: number): Fabric => {
    const base = brightness * factor
    return (x, y) => {
      const column = Math.floor((x + lean * y + 64) / 2.5)
      const fold = folds * (scatter(column, 0, grain) - 0.5)
      const rough = roughness * (scatter(x, y, grain) - 0.5)
      return base * pattern(x, y) * (1 + slope * (x - 14) + fold + rough)
    }
  }
  return { brightness, fabric: lit(1), lit }
}
