import { Generator } from '../random/generator.ts'
import { Tensor } from '../tensor/tensor.ts'
import { grad } from './backward.ts'
import { enableGrad, noGrad } from './mode.ts'

export interface GradcheckOptions {
  /** Step, relative to the size of the inputs. */
  eps?: number
  /** How far the two derivatives may differ, relative to their size. */
  tolerance?: number
  /** Random directions to try. */
  directions?: number
  /** false returns false instead of throwing. */
  raiseException?: boolean
}

/**
 * Compares the gradients that backward finds with differences of the function itself. There is no float64 here, so it
 * does not perturb one element at a time, as PyTorch does: it walks along random directions, with central differences of a
 * random projection of the outputs that is added up in double precision.
 */
export function gradcheck(
  f: (...inputs: Tensor[]) => Tensor | readonly Tensor[],
  inputs: Tensor | readonly Tensor[],
  { eps = 1e-2, tolerance = 2e-2, directions = 4, raiseException = true }: GradcheckOptions = {},
): boolean {
  const list = [inputs].flat() as Tensor[]
  const free = list.filter(x => x.requiresGrad)
  if (free.length === 0) throw new Error('gradcheck: no input requires a gradient')
  const generator = new Generator().manualSeed(0)
  const normal = (n: number): Float64Array =>
    Float64Array.from(
      { length: n },
      () => Math.sqrt(-2 * Math.log1p(-generator.uniform53())) * Math.cos(2 * Math.PI * generator.uniform53()),
    )
  const outputsOf = (args: readonly Tensor[]): Tensor[] => [f(...args)].flat() as Tensor[]

  const outs = enableGrad(() => outputsOf(list)).filter(out => out.dtype.isFloatingPoint)
  const weights = outs.map(out => normal(out.count))
  const used = outs.map((out, i) => [out, i] as const).filter(([out]) => out.requiresGrad)
  const found =
    used.length === 0
      ? free.map(() => null)
      : grad(
          used.map(([out]) => out),
          free,
          { gradOutputs: used.map(([out, i]) => fromDoubles(weights[i], out)), allowUnused: true },
        )

  const projection = (args: readonly Tensor[]): number =>
    enableGrad(() =>
      outputsOf(args)
        .filter(out => out.dtype.isFloatingPoint)
        .reduce((total, out, i) => total + dot(out.toTypedArray(), weights[i]), 0),
    )
  for (let k = 0; k < directions; k++) {
    const direction = free.map(x => normal(x.count))
    const sizes = free.map(x => Math.max(1e-3, Math.sqrt(mean(x.toTypedArray()))))
    const moved = (sign: number): Tensor[] =>
      list.map(x => {
        const i = free.indexOf(x)
        if (i < 0) return x
        const values = x.detach().toTypedArray()
        return fromDoubles(
          Float64Array.from(values, (v, j) => v + sign * eps * sizes[i] * direction[i][j]),
          x,
        )
      })
    const [ahead, behind] = [moved(1), moved(-1)]
    const numeric = (projection(ahead) - projection(behind)) / 2
    // The step as float32 has taken it, not as it was meant.
    let [analytic, terms] = [0, 0]
    free.forEach((x, i) => {
      const [a, b] = [ahead, behind].map(args => args[list.indexOf(x)].toTypedArray())
      found[i]?.toTypedArray().forEach((v, j) => {
        const term = (v * (a[j] - b[j])) / 2
        analytic += term
        terms += term * term
      })
    })
    // Where terms cancel, their size is the measure, not the little that is left.
    const scale = Math.max(Math.abs(numeric), Math.abs(analytic), Math.sqrt(terms), eps * 1e-2)
    if (Math.abs(numeric - analytic) <= tolerance * scale) continue
    if (!raiseException) return false
    throw new Error(
      `gradcheck: along a random direction the outputs change by ${numeric.toPrecision(5)}, the gradients say ${analytic.toPrecision(5)}`,
    )
  }
  return true
}

const dot = (values: ArrayLike<number>, weights: Float64Array): number =>
  weights.reduce((total, weight, i) => total + weight * values[i], 0)
const mean = (values: ArrayLike<number>): number =>
  values.length === 0 ? 0 : Array.from(values).reduce((total, v) => total + v * v, 0) / values.length

/** A tensor of the shape of another from doubles. */
function fromDoubles(values: Float64Array, like: Tensor): Tensor {
  const made = noGrad(() => like.detach().newTensor(Float32Array.from(values), {}).reshape(like.sizes))
  return made.requiresGrad_(like.leaf)
}
