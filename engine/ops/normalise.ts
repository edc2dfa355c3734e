import { noGrad } from '../autograd/mode.ts'
import { checkInterrupt } from '../hooks.ts'
import { float32 } from '../tensor/dtype.ts'
import { formatShape, sameShape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { add, mul, rsqrt, sub } from './arithmetic.ts'
import { empty } from './creation.ts'
import { checkTensor } from './core/unary.ts'
import { mean, var as variance } from './reduce.ts'
import { reshape } from './shape.ts'

// Layer and batch normalisation as they are defined, with the statistics they used. `nn.functional` has them as one fused
// step each; these are what the fused ones are to be compared with.

type Normalised = [out: Tensor, mean: Tensor, rstd: Tensor]

/** (x - mean) / sqrt(variance + eps) over some dimensions, statistics kept as size 1. */
function standardised(x: Tensor, dims: number[], eps: number): Normalised {
  const centre = mean(x, dims, { keepdim: true })
  const rstd = rsqrt(add(variance(x, dims, { keepdim: true, correction: 0 }), eps))
  return [mul(sub(x, centre), rstd), centre, rstd]
}

function scaledAndShifted(x: Tensor, weight: Tensor | null, bias: Tensor | null): Tensor {
  const scaled = weight === null ? x : mul(x, weight)
  return bias === null ? scaled : add(scaled, bias)
}

/** Each sample to mean 0 and variance 1 over its last dimensions, then weight * x + bias; also mean and 1 / deviation. */
export function nativeLayerNorm(
  x: Tensor,
  normalizedShape: readonly number[],
  weight: Tensor | null,
  bias: Tensor | null,
  eps: number,
): Normalised {
  checkInterrupt()
  checkTensor('nativeLayerNorm', x)
  if (normalizedShape.length === 0)
    throw new RangeError('nativeLayerNorm: normalizedShape needs at least one dimension, got []')
  for (const [name, part] of Object.entries({ weight, bias })) {
    if (part && !sameShape(part.sizes, normalizedShape))
      throw new RangeError(
        `nativeLayerNorm: ${name} has shape ${formatShape(part.sizes)}, normalizedShape is ${formatShape(normalizedShape)}`,
      )
  }
  const lead = x.sizes.length - normalizedShape.length
  if (lead < 0 || !sameShape(x.sizes.slice(lead), normalizedShape))
    throw new RangeError(
      `nativeLayerNorm: shape ${formatShape(x.sizes)} does not end in ${formatShape(normalizedShape)}`,
    )
  const dims = normalizedShape.map((_, i) => lead + i)
  const [out, centre, rstd] = standardised(x, dims, eps)
  return [scaledAndShifted(out, weight, bias), centre.detach(), rstd.detach()]
}

/**
 * Each channel (dimension 1) to mean 0 and variance 1 over all the others, then weight * x + bias. In training with the
 * statistics of the batch, which also move the running ones; else with the running ones.
 */
export function nativeBatchNorm(
  x: Tensor,
  weight: Tensor | null,
  bias: Tensor | null,
  runningMean: Tensor | null,
  runningVar: Tensor | null,
  training: boolean,
  momentum: number,
  eps: number,
): Normalised {
  checkInterrupt()
  checkTensor('nativeBatchNorm', x)
  if (x.sizes.length < 2)
    throw new RangeError(`nativeBatchNorm: expected [N, C, ...], got shape ${formatShape(x.sizes)}`)
  const channels = x.sizes[1]
  const perChannel = (part: Tensor): Tensor => {
    if (part.count !== channels)
      throw new RangeError(`nativeBatchNorm: ${formatShape(part.sizes)} values for ${channels} channels`)
    return reshape(part, [channels, ...x.sizes.slice(2).map(() => 1)])
  }
  const [scale, shift] = [weight && perChannel(weight), bias && perChannel(bias)]
  if (!training) {
    if (!runningMean || !runningVar)
      throw new TypeError('nativeBatchNorm: without training the running statistics are needed')
    const out = mul(sub(x, perChannel(runningMean)), rsqrt(add(perChannel(runningVar), eps)))
    return [scaledAndShifted(out, scale, shift), empty(0, { dtype: float32 }), empty(0, { dtype: float32 })]
  }
  const dims = x.sizes.map((_, d) => d).filter(d => d !== 1)
  const [out, centre, rstd] = standardised(x, dims, eps)
  noGrad(() => {
    const unbiased = variance(x, dims)
    runningMean?.mul_(1 - momentum).add_(reshape(centre, -1), { alpha: momentum })
    runningVar?.mul_(1 - momentum).add_(unbiased, { alpha: momentum })
  })
  return [scaledAndShifted(out, scale, shift), reshape(centre.detach(), -1), reshape(rstd.detach(), -1)]
}
