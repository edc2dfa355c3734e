import { checkInterrupt } from '../../hooks.ts'
import { where } from '../../ops/compare.ts'
import { expandTo } from '../../ops/core/view.ts'
import { xlogy } from '../../ops/transcendental.ts'
import { formatShape, sameShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { logsigmoid } from './activation.ts'
import { checkShapes, reduceLoss, type LossOptions } from './loss.ts'

/** Losses of an input and a target of the same shape, element by element. */

function checkSame(op: string, input: Tensor, target: Tensor): void {
  checkInterrupt()
  if (!sameShape(input.sizes, target.sizes))
    throw new RangeError(
      `${op}: the input has shape ${formatShape(input.sizes)}, the target ${formatShape(target.sizes)}; they must be equal`,
    )
}

export interface WeightedLossOptions extends LossOptions {
  /** Factors for the elements; they broadcast. */
  weight?: Tensor | null
}

/** -(y ln x + (1 - y) ln(1 - x)) of probabilities; logarithms are not let below -100. */
export function binaryCrossEntropy(
  input: Tensor,
  target: Tensor,
  { weight = null, reduction = 'mean' }: WeightedLossOptions = {},
): Tensor {
  checkSame('binaryCrossEntropy', input, target)
  if (input.detach().lt(0).logicalOr(input.detach().gt(1)).any().item())
    throw new RangeError(
      'binaryCrossEntropy: the input must be probabilities in [0, 1]; for logits use binaryCrossEntropyWithLogits',
    )
  const hit = input.log().clampMin(-100).mul(target)
  const miss = input.neg().log1p().clampMin(-100).mul(target.neg().add(1))
  const losses = hit.add(miss).neg()
  const weighted = weight ? losses.mul(expandTo('binaryCrossEntropy', weight, input.sizes)) : losses
  return reduceLoss('binaryCrossEntropy', weighted, reduction)
}

export interface LogitsLossOptions extends WeightedLossOptions {
  /** Factor of the positive class, one each. */
  posWeight?: Tensor | null
}
/** Binary cross entropy of sigmoid(input), without overflow. */
export function binaryCrossEntropyWithLogits(
  input: Tensor,
  target: Tensor,
  { weight = null, posWeight = null, reduction = 'mean' }: LogitsLossOptions = {},
): Tensor {
  checkSame('binaryCrossEntropyWithLogits', input, target)
  // (1 - y) x - (1 + (posWeight - 1) y) ln sigmoid(x)
  const factor = posWeight ? posWeight.sub(1).mul(target).add(1) : null
  const log = logsigmoid(input)
  const losses = target
    .neg()
    .add(1)
    .mul(input)
    .sub(factor ? factor.mul(log) : log)
  return reduceLoss('binaryCrossEntropyWithLogits', weight ? losses.mul(weight) : losses, reduction)
}

/** Half the square near 0 (|x| < delta), delta (|x| - delta / 2) beyond (Huber, 1964). */
export function huberLoss(
  input: Tensor,
  target: Tensor,
  { delta = 1, reduction = 'mean' }: LossOptions & { delta?: number } = {},
): Tensor {
  checkInterrupt()
  checkShapes('huberLoss', input, target)
  if (!(delta > 0)) throw new RangeError(`huberLoss: delta must be greater than 0, got ${delta}`)
  const distance = input.sub(target).abs()
  const losses = where(distance.lt(delta), distance.square().mul(0.5), distance.sub(0.5 * delta).mul(delta))
  return reduceLoss('huberLoss', losses, reduction)
}

/** Half the square over beta near 0 (|x| < beta), |x| - beta / 2 beyond (Girshick, 2015). */
export function smoothL1Loss(
  input: Tensor,
  target: Tensor,
  { beta = 1, reduction = 'mean' }: LossOptions & { beta?: number } = {},
): Tensor {
  checkInterrupt()
  checkShapes('smoothL1Loss', input, target)
  if (beta < 0) throw new RangeError(`smoothL1Loss: beta must be at least 0, got ${beta}`)
  const distance = input.sub(target).abs()
  const losses =
    beta === 0 ? distance : where(distance.lt(beta), distance.square().mul(0.5 / beta), distance.sub(0.5 * beta))
  return reduceLoss('smoothL1Loss', losses, reduction)
}

export type KlReduction = 'mean' | 'sum' | 'none' | 'batchmean'
/** target (ln target - input) with an input of log-probabilities (and, with logTarget, such a target). */
export function klDiv(
  input: Tensor,
  target: Tensor,
  { reduction = 'mean', logTarget = false }: { reduction?: KlReduction; logTarget?: boolean } = {},
): Tensor {
  checkInterrupt()
  const losses = logTarget ? target.exp().mul(target.sub(input)) : xlogy(target, target).sub(target.mul(input))
  if (reduction !== 'batchmean') return reduceLoss('klDiv', losses, reduction)
  return losses.sum().div(input.sizes[0] ?? 1)
}

export interface PoissonOptions extends LossOptions {
  /** Whether the input is the logarithm of the rate. */
  logInput?: boolean
  /** Whether Stirling's approximation of ln(target!) is added. */
  full?: boolean
  eps?: number
}
/** Negative log-likelihood of counts: e^input - target input. */
export function poissonNllLoss(
  input: Tensor,
  target: Tensor,
  { logInput = true, full = false, eps = 1e-8, reduction = 'mean' }: PoissonOptions = {},
): Tensor {
  checkInterrupt()
  const rate = logInput ? input.exp().sub(target.mul(input)) : input.sub(target.mul(input.add(eps).log()))
  if (!full) return reduceLoss('poissonNllLoss', rate, reduction)
  const stirling = target
    .mul(target.log())
    .sub(target)
    .add(
      target
        .mul(2 * Math.PI)
        .log()
        .mul(0.5),
    )
  return reduceLoss('poissonNllLoss', rate.add(where(target.gt(1), stirling, 0)), reduction)
}
export { poissonNllLoss as poissonNLLLoss }

export interface GaussianOptions extends LossOptions {
  full?: boolean
  eps?: number
}
/** Negative log-likelihood of a normal value with mean `input` and variance `variance` (Nix and Weigend, 1994). */
export function gaussianNllLoss(
  input: Tensor,
  target: Tensor,
  variance: Tensor,
  { full = false, eps = 1e-6, reduction = 'mean' }: GaussianOptions = {},
): Tensor {
  checkInterrupt()
  const rank = input.sizes.length
  const each = sameShape(variance.sizes, input.sizes)
  const shared =
    each ||
    sameShape(variance.sizes, input.sizes.slice(0, -1)) ||
    (variance.sizes.length === rank && variance.sizes[rank - 1] === 1)
  if (!shared)
    throw new RangeError(
      `gaussianNllLoss: a variance of shape ${formatShape(variance.sizes)} does not fit ${formatShape(input.sizes)}`,
    )
  if (variance.detach().lt(0).any().item()) throw new RangeError('gaussianNllLoss: a variance is negative')
  const spread = variance.sizes.length === rank ? variance : variance.unsqueeze(-1)
  // The floor is not part of the function that is differentiated.
  const floored = spread.add(spread.detach().clampMin(eps).sub(spread.detach()))
  const losses = floored.log().add(input.sub(target).square().div(floored)).mul(0.5)
  return reduceLoss('gaussianNllLoss', full ? losses.add(0.5 * Math.log(2 * Math.PI)) : losses, reduction)
}
export { gaussianNllLoss as gaussianNLLLoss }

/** ln(1 + e^(-target input)) with targets 1 and -1. */
export function softMarginLoss(input: Tensor, target: Tensor, { reduction = 'mean' }: LossOptions = {}): Tensor {
  checkSame('softMarginLoss', input, target)
  return reduceLoss('softMarginLoss', target.neg().mul(input).exp().log1p(), reduction)
}

/** x where the target is 1, max(0, margin - x) where it is -1. */
export function hingeEmbeddingLoss(
  input: Tensor,
  target: Tensor,
  { margin = 1, reduction = 'mean' }: LossOptions & { margin?: number } = {},
): Tensor {
  checkInterrupt()
  const near = where(target.ne(1), input.neg().add(margin).clampMin(0), 0)
  const far = where(target.ne(-1), input, 0)
  return reduceLoss('hingeEmbeddingLoss', near.add(far), reduction)
}
