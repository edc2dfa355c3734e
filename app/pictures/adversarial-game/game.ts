/** A GAN on a line: a fixed real density, a generator that can move a bell, and the best discriminator for the two. */
export type Real = 'one' | 'two'

type Bell = { weight: number; mean: number; spread: number }

const reals: Record<Real, readonly Bell[]> = {
  one: [{ weight: 1, mean: 1.5, spread: 0.7 }],
  two: [
    { weight: 0.5, mean: -1.6, spread: 0.5 },
    { weight: 0.5, mean: 2.2, spread: 0.5 },
  ],
}

/** Spread of what the generator makes; only its mean is learned. */
export const spread = 0.6

const bell = (x: number, mean: number, deviation: number) =>
  Math.exp(-0.5 * ((x - mean) / deviation) ** 2) / (deviation * Math.sqrt(2 * Math.PI))

export const realDensity = (real: Real, x: number): number =>
  reals[real].reduce((sum, { weight, mean, spread }) => sum + weight * bell(x, mean, spread), 0)

export const generatedDensity = (mean: number, x: number): number => bell(x, mean, spread)

/** What the best discriminator believes: the share of the real ones among the values found at x. */
export function belief(real: Real, mean: number, x: number): number {
  const [p, q] = [realDensity(real, x), generatedDensity(mean, x)]
  return p + q > 1e-300 ? p / (p + q) : 0.5
}

/** Derivative of the log of the belief, and of the log of the doubt, at x. */
function slopes(real: Real, mean: number, x: number): { believe: number; doubt: number } {
  const h = 1e-4
  const [low, high] = [belief(real, mean, x - h), belief(real, mean, x + h)]
  const of = (f: (d: number) => number) => (f(high) - f(low)) / (2 * h)
  return { believe: of(d => Math.log(Math.max(d, 1e-300))), doubt: of(d => -Math.log(Math.max(1 - d, 1e-300))) }
}

/**
 * How strongly the generator's mean is pulled to the right, on average over what it makes: by its own loss,
 * -log D, and by the discriminator's turned around, log(1 - D).
 */
export function pulls(real: Real, mean: number): { steep: number; flat: number } {
  let [steep, flat] = [0, 0]
  const parts = 60
  for (let i = 0; i <= parts; i++) {
    const x = mean + spread * (6 * (i / parts) - 3)
    const share = (generatedDensity(mean, x) * 6 * spread) / parts
    const { believe, doubt } = slopes(real, mean, x)
    steep += share * believe
    flat += share * doubt
  }
  return { steep, flat }
}

/** The generator after one small step against its loss. */
export const stepped = (real: Real, mean: number): number =>
  Math.max(-4, Math.min(4, mean + Math.max(-0.25, Math.min(0.25, 0.12 * pulls(real, mean).steep))))
