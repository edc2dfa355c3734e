import { seeded } from '../random.ts'

export const steps = 60
const size = 16

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0)
const { normal } = seeded(5)
const draw = (count: number) => Array.from({ length: count }, normal)
/** Orthogonal rows by Gram-Schmidt: such a matrix changes no length, and a multiple of it changes all alike. */
const rotation = orthogonal(Array.from({ length: size }, () => draw(size)))
const inputs = Array.from({ length: steps }, () => draw(size))
const direction = draw(size)

function orthogonal(rows: number[][]): number[][] {
  const done: number[][] = []
  for (const row of rows) {
    const rest = done.reduce((left, one) => {
      const share = dot(left, one)
      return left.map((value, i) => value - share * one[i])
    }, row)
    const length = Math.sqrt(dot(rest, rest))
    done.push(rest.map(value => value / length))
  }
  return done
}

export interface Recurrence {
  /** W_hh is a rotation, enlarged by this. */
  scale: number
  /** How strong the inputs are; strong ones drive tanh to where it is flat. */
  input: number
  bend: 'none' | 'tanh'
  /** The share of the state that a gate lets through untouched: h' = gate h + (1 - gate) new. */
  gate: number
}

/**
 * The length of a gradient of the last state, from 0 to `steps` steps back, with length 1 at the start: it is multiplied
 * by gate + (1 - gate) W' diag(slope) at each step.
 */
export function gradientNorms({ scale, input, bend, gate }: Recurrence): number[] {
  const slopes: number[][] = []
  let state: number[] = new Array(size).fill(0)
  for (const x of inputs) {
    const sum = rotation.map((row, i) => scale * dot(row, state) + input * x[i])
    const fresh = bend === 'tanh' ? sum.map(Math.tanh) : sum
    slopes.push(bend === 'tanh' ? fresh.map(value => 1 - value * value) : new Array(size).fill(1))
    state = state.map((old, i) => gate * old + (1 - gate) * fresh[i])
  }
  const unit = Math.sqrt(dot(direction, direction))
  let gradient = direction.map(value => value / unit)
  const norms = [1]
  for (const slope of slopes.toReversed()) {
    const bent = gradient.map((value, i) => value * slope[i])
    gradient = gradient.map((value, j) => {
      const back = rotation.reduce((sum, row, i) => sum + row[j] * bent[i], 0)
      return gate * value + (1 - gate) * scale * back
    })
    norms.push(Math.sqrt(dot(gradient, gradient)))
  }
  return norms
}
