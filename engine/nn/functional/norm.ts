import { noGrad } from '../../autograd/mode.ts'
import { checkInterrupt } from '../../hooks.ts'
import { checkTensor } from '../../ops/core/unary.ts'
import { onesLike, zerosLike } from '../../ops/creation.ts'
import { compact } from '../../ops/core/stride.ts'
import { float32 } from '../../tensor/dtype.ts'
import { formatShape, wholeNumber } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { avgPool1d } from './pool.ts'
import { channelMoments, inverseStd, normalizeChannels, type Channels } from './norm-channels.ts'
import { vectorNorm } from './distance.ts'
import { isInteger } from './integers.ts'
import { pad } from '../../ops/pad.ts'

export interface AffineOptions {
  weight?: Tensor | null
  bias?: Tensor | null
  eps?: number
}
export interface BatchNormOptions extends AffineOptions {
  /** Normalise by the batch's own statistics (and update the running ones), not by the running ones. */
  training?: boolean
  /** Share of the new value in the running statistics. */
  momentum?: number
}

function checkFloat(op: string, x: Tensor): void {
  checkInterrupt()
  checkTensor(op, x)
  if (x.dtype !== float32)
    throw new TypeError(`${op}: expected a float32 tensor, got ${x.dtype.name}; use .float() first`)
}

/** [N, C, ...] as [outer, C, inner]. */
function channelsOf(op: string, x: Tensor): Channels {
  if (x.sizes.length < 2) throw new RangeError(`${op}: expected at least [N, C], got shape ${formatShape(x.sizes)}`)
  return { outer: x.sizes[0], C: x.sizes[1], inner: x.sizes.slice(2).reduce((a, b) => a * b, 1) }
}

/** Refuses what is no float32 tensor with a value for each channel. */
function checkOfChannels(op: string, what: string, C: number, ...tensors: (Tensor | null)[]): void {
  for (const t of tensors)
    if (t && (t.sizes.length !== 1 || t.count !== C || t.dtype !== float32))
      throw new RangeError(
        `${op}: expected ${what} of shape [${C}], float32, got ${formatShape(t.sizes)}, ${t.dtype.name}`,
      )
}

/** Both of weight and bias, where one is given; neutral where it is not. */
function affineOf(
  op: string,
  { weight = null, bias = null }: AffineOptions,
  C: number,
): { weight: Tensor; bias: Tensor } | null {
  const given = weight ?? bias
  if (!given) return null
  checkOfChannels(op, 'weight and bias', C, weight, bias)
  return { weight: weight ?? onesLike(given.detach()), bias: bias ?? zerosLike(given.detach()) }
}

/** running = (1 - momentum) running + momentum value; the variance without bias, n / (n - 1). */
function updateRunning(running: Tensor | null, value: Tensor, momentum: number): void {
  if (running) noGrad(() => running.copy_(running.mul(1 - momentum).add(value.mul(momentum))))
}

/**
 * Batch normalisation (Ioffe and Szegedy, 2015): each channel of [N, C, ...] minus its mean, divided by
 * sqrt(variance + eps), times weight plus bias; statistics of the batch when training, else the running ones.
 */
export function batchNorm(
  x: Tensor,
  runningMean: Tensor | null = null,
  runningVar: Tensor | null = null,
  options: BatchNormOptions = {},
): Tensor {
  checkFloat('batchNorm', x)
  const { training = false, momentum = 0.1, eps = 1e-5 } = options
  if (x.sizes.length < 2 && x.count === 0) return x.clone()
  const shape = channelsOf('batchNorm', x)
  const affine = affineOf('batchNorm', options, shape.C)
  checkOfChannels('batchNorm', 'running statistics', shape.C, runningMean, runningVar)
  if (!training) {
    if (!runningMean || !runningVar) throw new TypeError('batchNorm: running statistics are needed outside of training')
    return normalizeChannels(x, compact(runningMean.detach()), inverseStd(runningVar, eps), affine, shape, null)
  }
  const n = shape.outer * shape.inner
  if (n === 0) return emptyBatch(x, affine)
  if (n === 1)
    throw new RangeError(
      `batchNorm: expected more than 1 value a channel when training, got input of shape ${formatShape(x.sizes)}`,
    )
  const [mean, variance] = channelMoments(x, shape)
  updateRunning(runningMean, mean, momentum)
  updateRunning(runningVar, variance.mul(n / (n - 1)), momentum)
  return normalizeChannels(x, mean, inverseStd(variance, eps), affine, shape, eps)
}

/** Nothing to normalise: no values, and gradients of zero for weight and bias. */
function emptyBatch(x: Tensor, affine: { weight: Tensor; bias: Tensor } | null): Tensor {
  if (!affine) return x.mul(1)
  const over = [1, x.sizes[1], ...x.sizes.slice(2).map(() => 1)]
  return x.mul(affine.weight.reshape(over)).add(affine.bias.reshape(over))
}

export interface InstanceNormOptions extends BatchNormOptions {
  runningMean?: Tensor | null
  runningVar?: Tensor | null
  useInputStats?: boolean
}

/** Normalises each channel of each example by itself: [N, C, ...] (Ulyanov et al., 2016). */
export function instanceNorm(x: Tensor, options: InstanceNormOptions = {}): Tensor {
  checkFloat('instanceNorm', x)
  const { runningMean = null, runningVar = null, useInputStats = true, momentum = 0.1, eps = 1e-5 } = options
  const { outer: N, C, inner } = channelsOf('instanceNorm', x)
  if (!useInputStats) return batchNorm(x, runningMean, runningVar, { ...options, training: false })
  if (inner <= 1)
    throw new RangeError(
      `instanceNorm: expected more than 1 value a channel, got input of shape ${formatShape(x.sizes)}`,
    )
  checkOfChannels('instanceNorm', 'running statistics', C, runningMean, runningVar)
  const own = { outer: 1, C: N * C, inner }
  const [mean, variance] = channelMoments(x, own)
  updateRunning(runningMean, mean.reshape(N, C).mean(0), momentum)
  updateRunning(
    runningVar,
    variance
      .mul(inner / (inner - 1))
      .reshape(N, C)
      .mean(0),
    momentum,
  )
  const affine = affineOf('instanceNorm', options, C)
  // Every example has channels of its own, with the weights repeated.
  const repeated = affine && {
    weight: affine.weight.expand(N, C).reshape(N * C),
    bias: affine.bias.expand(N, C).reshape(N * C),
  }
  return normalizeChannels(x, mean, inverseStd(variance, eps), repeated, own, eps)
}

/** Normalises groups of channels of each example: [N, C, ...] with C divisible by `numGroups` (Wu and He, 2018). */
export function groupNorm(x: Tensor, numGroups: number, options: AffineOptions = {}): Tensor {
  checkFloat('groupNorm', x)
  const { eps = 1e-5 } = options
  const { outer: N, C, inner } = channelsOf('groupNorm', x)
  wholeNumber('groupNorm', 'numGroups', numGroups, 1)
  if (C % numGroups !== 0) throw new RangeError(`groupNorm: ${C} channels do not divide into ${numGroups} groups`)
  const own = { outer: 1, C: N * numGroups, inner: (C / numGroups) * inner }
  if (N * own.inner === 1)
    throw new RangeError(`groupNorm: expected more than 1 value a group, got input of shape ${formatShape(x.sizes)}`)
  const affine = affineOf('groupNorm', options, C)
  if (x.count === 0) return affine ? x.mul(affine.weight.reshape(1, -1, ...x.sizes.slice(2).map(() => 1))) : x.clone()
  const [mean, variance] = channelMoments(x, own)
  const normal = normalizeChannels(x, mean, inverseStd(variance, eps), null, own, eps)
  if (!affine) return normal
  const over = [1, C, ...x.sizes.slice(2).map(() => 1)]
  return normal.mul(affine.weight.reshape(over)).add(affine.bias.reshape(over))
}

/**
 * Local response normalisation across `size` neighbouring channels: x / (k + alpha / size sum x^2)^beta (Krizhevsky et
 * al., 2012).
 */
export function localResponseNorm(
  x: Tensor,
  size: number,
  { alpha = 1e-4, beta = 0.75, k = 1 }: { alpha?: number; beta?: number; k?: number } = {},
): Tensor {
  if (isInteger(x)) return localResponseNorm(x.float(), size, { alpha, beta, k })
  checkFloat('localResponseNorm', x)
  wholeNumber('localResponseNorm', 'size', size, 1)
  if (x.sizes.length < 3)
    throw new RangeError(`localResponseNorm: expected [N, C, ...], got shape ${formatShape(x.sizes)}`)
  if (x.count === 0) return x
  const [N, C] = x.sizes
  // Squares with the channels last, averaged along them.
  const squares = x.square().reshape(N, C, -1).transpose(1, 2)
  const padded = pad(squares, [Math.floor(size / 2), Math.floor((size - 1) / 2)])
  const mean = avgPool1d(padded, size, { stride: 1 }).transpose(1, 2).reshape(x.sizes)
  return x.div(mean.mul(alpha).add(k).pow(beta))
}

/** x divided by its p-norm along `dim`, or by `eps` where that is larger. */
export function normalize(
  x: Tensor,
  { p = 2, dim = 1, eps = 1e-12 }: { p?: number; dim?: number; eps?: number } = {},
): Tensor {
  checkFloat('normalize', x)
  const norm = vectorNorm(x, p, dim, true)
  return x.div(norm.clampMin(eps))
}
