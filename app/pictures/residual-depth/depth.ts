import { seeded } from '../random.ts'

const width = 24

/** Sizes, as powers of ten, of what each layer gives (entry 0 is the input), and of the gradient that reaches it. */
export type Sizes = { signal: number[]; gradient: number[] }

/** Below this nothing is told apart. */
export const floor = -12

const logOf = (vector: Float64Array) =>
  Math.max(floor, Math.log10(Math.sqrt(vector.reduce((sum, v) => sum + v * v, 0))))

const unit = (vector: Float64Array) => {
  const size = Math.sqrt(vector.reduce((sum, v) => sum + v * v, 0))
  return vector.map(v => v / size)
}

/**
 * Sends an input of size 1 through `depth` layers and a gradient of size 1 back. A layer gives relu(W x), or with the
 * shortcut x + relu(W x); weights have a standard deviation of `scale` / √width.
 */
export function propagate(depth: number, scale: number, shortcut: boolean): Sizes {
  const { normal } = seeded(11)
  const vector = () => unit(Float64Array.from({ length: width }, normal))
  let x: Float64Array = vector()
  let g: Float64Array = vector()
  const weights = Array.from({ length: depth }, () =>
    Float64Array.from({ length: width * width }, () => (scale / Math.sqrt(width)) * normal()),
  )
  const signal = [logOf(x)]
  const open: boolean[][] = []
  for (const weight of weights) {
    const z = times(weight, x, false)
    open.push(Array.from(z, value => value > 0))
    const bent = z.map(value => Math.max(0, value))
    x = shortcut ? bent.map((value, i) => value + x[i]) : bent
    signal.push(logOf(x))
  }
  const gradient = [logOf(g)]
  for (let l = depth - 1; l >= 0; l--) {
    const inside = times(
      weights[l],
      g.map((value, i) => (open[l][i] ? value : 0)),
      true,
    )
    g = shortcut ? inside.map((value, i) => value + g[i]) : inside
    gradient.unshift(logOf(g))
  }
  return { signal, gradient }
}

/** A square matrix, or its transpose, times a vector. */
function times(weight: Float64Array, x: Float64Array, transposed: boolean): Float64Array {
  const [down, across] = transposed ? [1, width] : [width, 1]
  return x.map((_, row) => {
    let sum = 0
    for (let k = 0; k < width; k++) sum += weight[row * down + k * across] * x[k]
    return sum
  })
}
