import { noGrad } from '../../autograd/mode.ts'
import { stack } from '../../ops/join.ts'
import { tensor } from '../../ops/creation.ts'
import { Tensor } from '../../tensor/tensor.ts'

const gradientsOf = (parameters: Tensor | Iterable<Tensor>): Tensor[] =>
  (parameters instanceof Tensor ? [parameters] : [...parameters]).flatMap(p => (p.gradient ? [p.gradient] : []))

export interface ClipNormOptions {
  normType?: number
  errorIfNonfinite?: boolean
}

/**
 * Scales all gradients together so that their norm, taken over all of them as one vector, is at most `maxNorm`; in
 * place. Returns the norm before (Pascanu et al., 2013).
 */
export function clipGradNorm_(
  parameters: Tensor | Iterable<Tensor>,
  maxNorm: number,
  { normType = 2, errorIfNonfinite = false }: ClipNormOptions = {},
): Tensor {
  const gradients = gradientsOf(parameters)
  if (gradients.length === 0) return tensor(0)
  return noGrad(() => {
    const norms = stack(gradients.map(g => normOf(g.detach(), normType)))
    const total = normOf(norms, normType)
    if (errorIfNonfinite && !Number.isFinite(total.item()))
      throw new RangeError(`clipGradNorm_: the total norm of the gradients is ${total.item()}`)
    const scale = Math.min(1, maxNorm / (total.item() + 1e-6))
    for (const g of gradients) g.mul_(scale)
    return total
  })
}
function normOf(x: Tensor, p: number): Tensor {
  if (p === Infinity) return x.abs().max()
  return p === 2
    ? x.square().sum().sqrt()
    : x
        .abs()
        .pow(p)
        .sum()
        .pow(1 / p)
}

/** Limits each gradient value to [-clipValue, clipValue], in place. */
export function clipGradValue_(parameters: Tensor | Iterable<Tensor>, clipValue: number): void {
  noGrad(() => {
    for (const g of gradientsOf(parameters)) g.clamp_(-clipValue, clipValue)
  })
}
