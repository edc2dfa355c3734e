import { formatShape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { div, mul, sub } from './arithmetic.ts'
import { onesLike, tensor } from './creation.ts'
import { matmul } from './matmul.ts'
import { diagonal } from './diagonal.ts'
import { reshape, t, unsqueeze } from './shape.ts'
import { sum } from './reduce.ts'

interface CovarianceOptions {
  /** What is taken off the number of observations; 1 for the unbiased estimate. */
  correction?: number
  /** How often each observation counts: whole numbers. */
  fweights?: Tensor | null
  /** How much each observation weighs. */
  aweights?: Tensor | null
}

/** The covariances of variables (rows) over observations (columns). */
export function cov(x: Tensor, { correction = 1, fweights = null, aweights = null }: CovarianceOptions = {}): Tensor {
  if (x.sizes.length > 2) throw new RangeError(`cov: expected at most 2 dimensions, got shape ${formatShape(x.sizes)}`)
  if (x.dtype.name === 'bool') throw new TypeError('cov: not defined for bool tensors')
  const rows = reshape(x.float(), x.sizes.length === 2 ? x.sizes : [1, x.count])
  const n = rows.sizes[1]
  for (const [name, w] of Object.entries({ fweights, aweights })) {
    if (!w) continue
    if (w.sizes.length > 1 || w.count !== n)
      throw new RangeError(`cov: ${name} of shape ${formatShape(w.sizes)} for ${n} observations`)
    if (w.lt(tensor(0)).any().item()) throw new RangeError(`cov: ${name} must not be negative`)
    if (name === 'fweights' && w.dtype.isFloatingPoint) throw new TypeError('cov: fweights must be whole numbers')
    if (name === 'aweights' && !w.dtype.isFloatingPoint) throw new TypeError('cov: aweights must be float32')
  }
  const counts = fweights?.float() ?? null
  const weights = counts && aweights ? mul(counts, aweights) : (aweights ?? counts)
  const w = weights ?? onesLike(rows.detach().select(0, 0))
  const total = sum(w)
  const centred = sub(rows, unsqueeze(div(sum(mul(rows, w), 1), total), 1))
  const norm = !weights
    ? sub(total, correction)
    : aweights && correction !== 0
      ? sub(total, div(mul(sum(mul(w, aweights)), correction), total))
      : sub(total, correction)
  const products = div(matmul(mul(centred, w), t(centred)), norm.clamp(0))
  return x.sizes.length === 2 ? products.squeeze() : reshape(products, [])
}

/** The correlations of variables (rows) over observations (columns). */
export function corrcoef(x: Tensor): Tensor {
  const c = cov(x)
  if (c.sizes.length === 0) return div(c, c)
  const deviation = diagonal(c).sqrt()
  return div(div(c, unsqueeze(deviation, 1)), deviation).clamp(-1, 1)
}
