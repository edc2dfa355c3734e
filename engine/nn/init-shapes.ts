import { noGrad } from '../autograd/mode.ts'
import { memoryOf } from '../ops/core/memory.ts'
import { normal_ as drawNormal, uniform_ as drawUniform } from '../ops/draw.ts'
import { clamp } from '../ops/activation.ts'
import { zero_ } from '../ops/inplace.ts'
import { randperm } from '../ops/random.ts'
import { erfinv } from '../ops/transcendental.ts'
import { formatShape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { tensor } from '../ops/creation.ts'

/** Initialisations that look at the shape, or at more than one value at a time. */

/** Phi, the normal distribution function. */
const normalCdf = (x: number): number => (1 + erfOf(x / Math.SQRT2)) / 2

/** erf in double precision: its series near 0, a continued fraction of erfc beyond. */
function erfOf(x: number): number {
  const a = Math.abs(x)
  if (a > 6) return Math.sign(x)
  if (a < 2.5) {
    let term = x
    let sum = x
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 200; n++) {
      term *= (-x * x) / n
      sum += term / (2 * n + 1)
    }
    return (2 / Math.sqrt(Math.PI)) * sum
  }
  let fraction = 0
  for (let n = 60; n > 0; n--) fraction = n / 2 / (a + fraction)
  return Math.sign(x) * (1 - Math.exp(-a * a) / (Math.sqrt(Math.PI) * (a + fraction)))
}

export interface TruncNormalOptions {
  mean?: number
  std?: number
  a?: number
  b?: number
}
/** Normal values that lie in [a, b] (mean, std, a, b by position or by name), from uniform ones by the inverse of the distribution function. */
export function truncNormal_(x: Tensor, options: number | TruncNormalOptions = {}, ...rest: number[]): Tensor {
  const [std1, a1, b1] = rest
  const given = typeof options === 'number' ? { mean: options, std: std1, a: a1, b: b1 } : options
  const { mean = 0, std = 1, a = -2, b = 2 } = given
  return noGrad(() => {
    const [low, high] = [normalCdf((a - mean) / std), normalCdf((b - mean) / std)]
    drawUniform(x, 2 * low - 1, 2 * high - 1)
    return x.copy_(
      clamp(
        erfinv(x)
          .mul(std * Math.SQRT2)
          .add(mean),
        a,
        b,
      ),
    )
  })
}

function matrixOf(op: string, x: Tensor): void {
  if (x.sizes.length !== 2) throw new RangeError(`${op}: expected a matrix, got shape ${formatShape(x.sizes)}`)
}

/** The identity, as far as a matrix that is not square has one. */
export function eye_(x: Tensor): Tensor {
  matrixOf('eye_', x)
  return noGrad(() => {
    zero_(x)
    x.diagonal().fill_(1)
    return x
  })
}

/** Convolution weights [out, in, ...kernel] that hand the first channels on unchanged, in each of the groups. */
export function dirac_(x: Tensor, { groups = 1 }: { groups?: number } = {}): Tensor {
  const [out, channels, ...kernel] = x.sizes
  if (kernel.length < 1 || kernel.length > 3)
    throw new RangeError(`dirac_: expected 3 to 5 dimensions, got shape ${formatShape(x.sizes)}`)
  if (out % groups !== 0) throw new RangeError(`dirac_: ${out} output channels do not divide into ${groups} groups`)
  const perGroup = out / groups
  const centre = kernel.map(size => Math.floor(size / 2))
  return noGrad(() => {
    zero_(x)
    for (let g = 0; g < groups; g++)
      for (let d = 0; d < Math.min(perGroup, channels); d++) x.setAt([g * perGroup + d, d, ...centre], 1)
    return x
  })
}

/** Sets a share of the entries of each column of a matrix to 0, the others N(0, std). */
export function sparse_(x: Tensor, sparsity: number, spread: number | { std?: number } = 0.01): Tensor {
  const std = typeof spread === 'number' ? spread : (spread.std ?? 0.01)
  matrixOf('sparse_', x)
  const [rows, columns] = x.sizes
  const zeros = Math.ceil(sparsity * rows)
  return noGrad(() => {
    drawNormal(x, 0, std)
    for (let column = 0; column < columns; column++) {
      const chosen = randperm(rows).narrow(0, 0, zeros)
      x.setAt([chosen, column], 0)
    }
    return x
  })
}

/**
 * A (semi-)orthogonal matrix times gain: rows, or columns if there are fewer of them, are orthogonal unit vectors (Saxe
 * et al., 2013). The first dimension counts as rows, all others as columns. Q of a normal matrix, with the signs that
 * make R's diagonal positive.
 */
export function orthogonal_(x: Tensor, gain: number | { gain?: number } = 1): Tensor {
  const factor = typeof gain === 'number' ? gain : (gain.gain ?? 1)
  if (x.sizes.length < 2)
    throw new RangeError(`orthogonal_: expected at least 2 dimensions, got shape ${formatShape(x.sizes)}`)
  if (x.count === 0) return x
  const rows = x.sizes[0]
  const columns = x.count / rows
  return noGrad(() => {
    const drawn = drawNormal(tensor(new Float32Array(rows * columns)), 0, 1)
    const q = orthonormalColumns(Float64Array.from(memoryOf(drawn)), rows, columns)
    return x.copy_(tensor(Float32Array.from(q, value => value * factor)).reshape(x.sizes))
  })
}

/** Gram-Schmidt, twice over for accuracy, on the longer side's vectors; the result is again row-major [rows, columns]. */
function orthonormalColumns(a: Float64Array, rows: number, columns: number): Float64Array {
  const [length, count] = rows < columns ? [columns, rows] : [rows, columns]
  // Vector j of the shorter side: a row where rows are fewer, else a column.
  const at = rows < columns ? (i: number, j: number) => j * columns + i : (i: number, j: number) => i * columns + j
  for (let j = 0; j < count; j++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let k = 0; k < j; k++) {
        let dot = 0
        for (let i = 0; i < length; i++) dot += a[at(i, j)] * a[at(i, k)]
        for (let i = 0; i < length; i++) a[at(i, j)] -= dot * a[at(i, k)]
      }
    }
    let norm = 0
    for (let i = 0; i < length; i++) norm += a[at(i, j)] ** 2
    norm = Math.sqrt(norm)
    for (let i = 0; i < length; i++) a[at(i, j)] /= norm
  }
  return a
}
