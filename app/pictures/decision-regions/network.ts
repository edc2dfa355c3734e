import { seeded } from '../random.ts'

/** A network with one hidden layer that separates two classes of points, trained by gradient descent with momentum. */
export type Labelled = { x: number; y: number; label: 0 | 1 }
export type Activation = 'ReLU' | 'tanh' | 'none'
export type Arrangement = 'ring' | 'corners' | 'moons'

/** Parameters in one flat list: for each hidden unit its two weights, its bias and its outgoing weight; then the last bias. */
export type Network = {
  hidden: number
  activation: Activation
  parameters: readonly number[]
  velocity: readonly number[]
  steps: number
}

const bends: Record<Activation, { of(z: number): number; slope(z: number, h: number): number }> = {
  ReLU: { of: z => (z > 0 ? z : 0), slope: z => (z > 0 ? 1 : 0) },
  tanh: { of: Math.tanh, slope: (_, h) => 1 - h * h },
  none: { of: z => z, slope: () => 1 },
}

const arrangements: Record<Arrangement, (i: number, uniform: () => number, normal: () => number) => Labelled> = {
  ring(i, uniform, normal) {
    const label = i % 2 ? 1 : 0
    const angle = 2 * Math.PI * uniform()
    const radius = label ? 1.75 + 0.15 * normal() : 0.8 * Math.sqrt(uniform())
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), label }
  },
  corners(i, _, normal) {
    const right = i % 4 < 2 ? 1 : -1
    const up = i % 2 ? 1 : -1
    return { x: 1.4 * right + 0.4 * normal(), y: 1.4 * up + 0.4 * normal(), label: right === up ? 1 : 0 }
  },
  moons(i, uniform, normal) {
    const label = i % 2 ? 1 : 0
    const angle = Math.PI * uniform()
    const side = label ? -1 : 1
    return {
      x: side * (1.6 * Math.cos(angle) - 0.8) + 0.18 * normal(),
      y: side * (1.6 * Math.sin(angle) - 0.5) + 0.18 * normal(),
      label,
    }
  },
}

export function scatter(arrangement: Arrangement, count: number): Labelled[] {
  const { uniform, normal } = seeded(11)
  return Array.from({ length: count }, (_, i) => arrangements[arrangement](i, uniform, normal))
}

export function untrained(hidden: number, activation: Activation, seed: number): Network {
  const { normal } = seeded(seed)
  const parameters = Array.from({ length: 4 * hidden + 1 }, (_, i) => (i === 4 * hidden ? 0 : 0.8 * normal()))
  return { hidden, activation, parameters, velocity: parameters.map(() => 0), steps: 0 }
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

/** The probability of class 1 at a point. */
export function belief({ hidden, activation, parameters: p }: Network, x: number, y: number): number {
  const bend = bends[activation].of
  let score = p[4 * hidden]
  for (let k = 0; k < 4 * hidden; k += 4) score += p[k + 3] * bend(p[k] * x + p[k + 1] * y + p[k + 2])
  return sigmoid(score)
}

/** One step of gradient descent (momentum 0.9) on the mean cross-entropy of all points. */
export function train(net: Network, points: readonly Labelled[], learningRate: number): Network {
  const { hidden, activation, parameters: p } = net
  const { of, slope } = bends[activation]
  const last = 4 * hidden
  const gradient = p.map(() => 0)
  for (const { x, y, label } of points) {
    const error = (belief(net, x, y) - label) / points.length // belief minus truth
    gradient[last] += error
    for (let k = 0; k < last; k += 4) {
      const z = p[k] * x + p[k + 1] * y + p[k + 2]
      const h = of(z)
      const back = error * p[k + 3] * slope(z, h)
      gradient[k] += back * x
      gradient[k + 1] += back * y
      gradient[k + 2] += back
      gradient[k + 3] += error * h
    }
  }
  const velocity = net.velocity.map((v, i) => 0.9 * v + gradient[i])
  return { ...net, velocity, parameters: p.map((value, i) => value - learningRate * velocity[i]), steps: net.steps + 1 }
}

export function fractionCorrect(net: Network, points: readonly Labelled[]): number {
  return points.filter(({ x, y, label }) => belief(net, x, y) > 0.5 === (label === 1)).length / points.length
}
