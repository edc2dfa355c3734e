import { gradMode } from '../../autograd/mode.ts'
import { jointRule, record } from '../../autograd/node.ts'
import { kernels } from '../../backends/index.ts'
import { checkInterrupt } from '../../hooks.ts'
import { compact } from '../../ops/core/stride.ts'
import { checkTensor } from '../../ops/core/unary.ts'
import { zeros } from '../../ops/creation.ts'
import { float32 } from '../../tensor/dtype.ts'
import { formatShape } from '../../tensor/shape.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'
import type { AffineOptions } from './norm.ts'

interface Rows {
  readonly n: number
  readonly d: number
}
type Saved = [x: Tensor, weight: Tensor | null, mean: Tensor, rstd: Tensor, rows: Rows, eps: number]

const layerNormRule = jointRule<Saved>('nativeLayerNorm', ([g], wanted, ...saved) =>
  gradMode.enabled ? derivativeByOps(g!, ...saved) : derivativeByKernels(g!, wanted, ...saved),
)

function derivativeByKernels(
  g: Tensor,
  wanted: (input: number) => boolean,
  ...[x, weight, mean, rstd, { n, d }]: Saved
): (Tensor | null)[] {
  const [gradient, src] = [compact(g), compact(x)]
  const toX = wanted(0) ? empty(x.sizes, float32) : null
  const toWeight = weight && wanted(1) ? zeros(weight.sizes) : null
  const toBias = weight && wanted(2) ? zeros(weight.sizes) : null
  if (n === 0 || d === 0) return [toX, toWeight, toBias]
  const own = weight && compact(weight)
  kernels.layerNormGrad_f32(
    gradient.ptr,
    src.ptr,
    own?.ptr ?? 0,
    mean.ptr,
    rstd.ptr,
    toX?.ptr ?? 0,
    toWeight?.ptr ?? 0,
    toBias?.ptr ?? 0,
    n,
    d,
  )
  return [toX, toWeight, toBias]
}

/** The same from recorded ops, for a backward pass that is itself differentiated. */
function derivativeByOps(g: Tensor, ...[x, weight, , , { n, d }, eps]: Saved): (Tensor | null)[] {
  const [values, gradient] = [x.reshape(n, d), g.reshape(n, d)]
  const over = { dim: 1, keepdim: true }
  const centred = values.sub(values.mean(over))
  const scale = centred.square().mean(over).add(eps).rsqrt()
  const normal = centred.mul(scale)
  const scaled = weight ? gradient.mul(weight.reshape(1, d)) : gradient
  const through = scaled.sub(scaled.mean(over)).sub(normal.mul(scaled.mul(normal).mean(over)))
  const toX = through.mul(scale).reshape(x.sizes)
  return weight
    ? [toX, gradient.mul(normal).sum(0).reshape(weight.sizes), gradient.sum(0).reshape(weight.sizes)]
    : [toX]
}

/**
 * Normalises the last dimensions, of shape `normalizedShape`, of each example: (x - mean) / sqrt(variance + eps) times
 * weight plus bias, both of that shape (Ba et al., 2016).
 */
export function layerNorm(x: Tensor, normalizedShape: number | readonly number[], options: AffineOptions = {}): Tensor {
  checkInterrupt()
  checkTensor('layerNorm', x)
  if (x.dtype !== float32)
    throw new TypeError(`layerNorm: expected a float32 tensor, got ${x.dtype.name}; use .float() first`)
  const shape = typeof normalizedShape === 'number' ? [normalizedShape] : [...normalizedShape]
  const last = x.sizes.slice(x.sizes.length - shape.length)
  if (shape.length === 0 || shape.length > x.sizes.length || formatShape(last) !== formatShape(shape))
    throw new RangeError(`layerNorm: input of shape ${formatShape(x.sizes)} does not end in ${formatShape(shape)}`)
  const { weight = null, bias = null, eps = 1e-5 } = options
  for (const t of [weight, bias])
    if (t && (formatShape(t.sizes) !== formatShape(shape) || t.dtype !== float32))
      throw new RangeError(
        `layerNorm: expected weight and bias of shape ${formatShape(shape)}, float32, got ${formatShape(t.sizes)}, ${t.dtype.name}`,
      )
  const d = shape.reduce((a, b) => a * b, 1)
  const n = d === 0 ? 0 : x.count / d
  const [src, ownWeight, ownBias] = [compact(x), weight && compact(weight), bias && compact(bias)]
  const [out, mean, rstd] = [empty(x.sizes, float32), empty([n], float32), empty([n], float32)]
  if (out.count > 0)
    kernels.layerNorm_f32(src.ptr, ownWeight?.ptr ?? 0, ownBias?.ptr ?? 0, out.ptr, mean.ptr, rstd.ptr, n, d, eps)
  if (weight && !bias) return record(out, layerNormRule, [x, weight], [x, weight, mean, rstd, { n, d }, eps])
  if (bias && !weight) return layerNorm(x, shape, { eps }).add(bias)
  return record(out, layerNormRule, weight ? [x, weight, bias!] : [x], [x, weight, mean, rstd, { n, d }, eps])
}
