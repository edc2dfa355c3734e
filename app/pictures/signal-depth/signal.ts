import { seeded } from '../random.ts'

/** How large values and gradients are in each layer of a deep network with freshly drawn weights. */
export type Initialisation = 'small' | 'large' | 'xavier' | 'he'
export type Activation = 'none' | 'sigmoid' | 'tanh' | 'ReLU'

/** Magnitudes in one layer, as powers of ten: the tenth, the fiftieth and the ninetieth percentile of |value|. */
export type Spread = { low: number; middle: number; high: number }
export type Signal = { forward: Spread[]; backward: Spread[] }

export const depth = 12
const width = 48
const batch = 12

/** Standard deviation of the weights; every layer has as many inputs as outputs. */
const deviation: Record<Initialisation, number> = {
  small: 0.01,
  large: 1,
  xavier: Math.sqrt(1 / width), // √(2 / (inputs + outputs))
  he: Math.sqrt(2 / width), // √(2 / inputs)
}

const bends: Record<Activation, { of(z: number): number; slope(h: number): number }> = {
  none: { of: z => z, slope: () => 1 },
  sigmoid: { of: z => 1 / (1 + Math.exp(-z)), slope: h => h * (1 - h) },
  tanh: { of: Math.tanh, slope: h => 1 - h * h },
  ReLU: { of: z => (z > 0 ? z : 0), slope: h => (h > 0 ? 1 : 0) },
}

/** Sends random inputs forwards, and a random gradient of size 1 back from the last layer. */
export function propagate(initialisation: Initialisation, activation: Activation): Signal {
  const { normal } = seeded(5)
  const { of, slope } = bends[activation]
  const randoms = (count: number, scale: number) => Float64Array.from({ length: count }, () => scale * normal())
  const weights = Array.from({ length: depth }, () => randoms(width * width, deviation[initialisation]))
  let layer: Float64Array = randoms(batch * width, 1)
  const outputs = weights.map(weight => (layer = times(layer, weight, false).map(of)))
  let gradient: Float64Array = randoms(batch * width, 1)
  const backward: Spread[] = []
  for (let l = depth - 1; l >= 0; l--) {
    backward.unshift(spreadOf(gradient)) // with respect to the output of layer l
    gradient = times(
      gradient.map((g, i) => g * slope(outputs[l][i])),
      weights[l],
      true,
    )
  }
  return { forward: outputs.map(spreadOf), backward }
}

/** [batch, width] times [width, width], or times its transpose. */
function times(rows: Float64Array, weight: Float64Array, transposed: boolean): Float64Array {
  const [down, across] = transposed ? [1, width] : [width, 1]
  return rows.map((_, at) => {
    const row = at - (at % width)
    const column = at % width
    let sum = 0
    for (let k = 0; k < width; k++) sum += rows[row + k] * weight[k * down + column * across]
    return sum
  })
}

/** Of those that are not zero: half of what a ReLU gives is. */
function spreadOf(values: Float64Array): Spread {
  const sizes = values
    .map(Math.abs)
    .filter(size => size > 0)
    .toSorted()
  const at = (share: number) => Math.log10(sizes[Math.floor(share * (sizes.length - 1))] ?? 1e-30)
  return { low: at(0.1), middle: at(0.5), high: at(0.9) }
}
