import { gradMode } from '../../autograd/mode.ts'
import { jointRule, record } from '../../autograd/node.ts'
import { kernels } from '../../backends/index.ts'
import { compact } from '../../ops/core/stride.ts'
import { zerosLike } from '../../ops/creation.ts'
import { float32 } from '../../tensor/dtype.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'

/** x seen as [outer, C, inner]. */
export interface Channels {
  readonly outer: number
  readonly C: number
  readonly inner: number
}

/** Mean and biased variance of each channel, outside of the graph. */
export function channelMoments(x: Tensor, { outer, C, inner }: Channels): [mean: Tensor, variance: Tensor] {
  const src = compact(x)
  const [mean, variance] = [empty([C], float32), empty([C], float32)]
  kernels.channelMoments_f32(src.ptr, mean.ptr, variance.ptr, outer, C, inner)
  return [mean, variance]
}

/** 1 / sqrt(variance + eps), outside of the graph. */
export const inverseStd = (variance: Tensor, eps: number): Tensor => variance.detach().add(eps).rsqrt()

/** What the derivative needs. `eps` where mean and rstd were computed from x, null where they came from outside. */
type Saved = [x: Tensor, weight: Tensor | null, mean: Tensor, rstd: Tensor, shape: Channels, eps: number | null]

const normRule = jointRule<Saved>('nativeBatchNorm', ([g], wanted, ...saved) =>
  gradMode.enabled ? derivativeByOps(g!, ...saved) : derivativeByKernels(g!, wanted, ...saved),
)

/** Gradients of x, weight and bias; with statistics of x's own, those flow through mean and variance too. */
function derivativeByKernels(g: Tensor, wanted: (input: number) => boolean, ...saved: Saved): (Tensor | null)[] {
  const [x, weight, mean, rstd, { outer, C, inner }, eps] = saved
  const gradient = compact(g)
  const src = compact(x)
  const [sumG, sumGX] = [empty([C], float32), empty([C], float32)]
  kernels.channelGradSums_f32(gradient.ptr, src.ptr, mean.ptr, sumG.ptr, sumGX.ptr, outer, C, inner)
  let toX: Tensor | null = null
  if (wanted(0)) {
    // gx = a g + b (x - mean) + d with a = weight rstd; b and d take out what the statistics absorb.
    const a = compact(weight ? weight.mul(rstd) : rstd)
    const share = eps === null ? 0 : -1 / (outer * inner)
    const b = a.mul(rstd.square()).mul(sumGX).mul(share)
    const d = a.mul(sumG).mul(share)
    toX = empty(x.sizes, float32)
    kernels.channelGradInput_f32(gradient.ptr, src.ptr, mean.ptr, a.ptr, b.ptr, d.ptr, toX.ptr, outer, C, inner)
  }
  return weight ? [toX, sumGX.mul(rstd), sumG] : [toX]
}

/** The same from recorded ops, for a backward pass that is itself differentiated. */
function derivativeByOps(g: Tensor, ...[x, weight, mean, rstd, { outer, C, inner }, eps]: Saved): (Tensor | null)[] {
  const [values, gradient] = [x.reshape(outer, C, inner), g.reshape(outer, C, inner)]
  const over = { dim: [0, 2], keepdim: true }
  const centred = values.sub(eps === null ? mean.reshape(1, C, 1) : values.mean(over))
  const scale = eps === null ? rstd.reshape(1, C, 1) : centred.square().mean(over).add(eps).rsqrt()
  const normal = centred.mul(scale)
  const scaled = weight ? gradient.mul(weight.reshape(1, C, 1)) : gradient
  const through = eps === null ? scaled : scaled.sub(scaled.mean(over)).sub(normal.mul(scaled.mul(normal).mean(over)))
  const toX = through.mul(scale).reshape(x.sizes)
  return weight ? [toX, gradient.mul(normal).sum([0, 2]), gradient.sum([0, 2])] : [toX]
}

/** (x - mean) rstd weight + bias for each channel; weight and bias both or neither. */
export function normalizeChannels(
  x: Tensor,
  mean: Tensor,
  rstd: Tensor,
  affine: { weight: Tensor; bias: Tensor } | null,
  shape: Channels,
  eps: number | null,
): Tensor {
  const src = compact(x)
  const scale = compact(affine ? rstd.mul(affine.weight.detach()) : rstd)
  const shift = compact(affine ? affine.bias.detach() : zerosLike(mean))
  const out = empty(x.sizes, float32)
  if (out.count > 0)
    kernels.affineChannels_f32(src.ptr, mean.ptr, scale.ptr, shift.ptr, out.ptr, shape.outer, shape.C, shape.inner)
  const inputs = affine ? [x, affine.weight, affine.bias] : [x]
  return record(out, normRule, inputs, [x, affine?.weight ?? null, mean, rstd, shape, eps])
}
