import { checkInterrupt } from '../../hooks.ts'
import { tensor, zeros } from '../../ops/creation.ts'
import { cat } from '../../ops/join.ts'
import { bool } from '../../tensor/dtype.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { logsigmoid } from './activation.ts'
import { pairwiseDistance } from './distance.ts'
import { reduceLoss, type LossOptions } from './loss.ts'
import type { WeightedLossOptions } from './loss-pairs.ts'

/** Losses that want scores or distances to be a margin apart. */

function checkRanks(op: string, ...tensors: Tensor[]): void {
  if (tensors.some(x => x.sizes.length !== tensors[0].sizes.length))
    throw new RangeError(
      `${op}: shapes ${tensors.map(x => formatShape(x.sizes)).join(', ')} differ in their number of dimensions`,
    )
}

/** max(0, -target (a - b) + margin) with targets 1 (a should rank higher) and -1. */
export function marginRankingLoss(
  a: Tensor,
  b: Tensor,
  target: Tensor,
  { margin = 0, reduction = 'mean' }: LossOptions & { margin?: number } = {},
): Tensor {
  checkInterrupt()
  checkRanks('marginRankingLoss', a, b, target)
  return reduceLoss('marginRankingLoss', target.neg().mul(a.sub(b)).add(margin).clampMin(0), reduction)
}

/** 1 - cos(a, b) where the target is 1, max(0, cos(a, b) - margin) where it is -1. */
export function cosineEmbeddingLoss(
  a: Tensor,
  b: Tensor,
  target: Tensor,
  { margin = 0, reduction = 'mean' }: LossOptions & { margin?: number } = {},
): Tensor {
  checkInterrupt()
  if (target.sizes.length > 1)
    throw new RangeError(`cosineEmbeddingLoss: expected 0 or 1 dimensions of targets, got ${formatShape(target.sizes)}`)
  // As PyTorch: eps is added to the squares.
  const eps = 1e-12
  const dim = target.sizes.length === 0 ? 0 : 1
  const squares = a.square().sum(dim).add(eps).mul(b.square().sum(dim).add(eps))
  const cos = a.mul(b).sum(dim).div(squares.sqrt())
  const near = cos.neg().add(1).maskedFill(target.ne(1), 0)
  const far = cos.sub(margin).clampMin(0).maskedFill(target.ne(-1), 0)
  return reduceLoss('cosineEmbeddingLoss', near.add(far), reduction)
}

export interface TripletOptions extends LossOptions {
  margin?: number
  p?: number
  eps?: number
  /** Compares the negative with the nearer of anchor and positive. */
  swap?: boolean
}
/** max(0, d(anchor, positive) - d(anchor, negative) + margin) (Balntas et al., 2016). */
export const tripletMarginLoss = (
  anchor: Tensor,
  positive: Tensor,
  negative: Tensor,
  { p = 2, eps = 1e-6, ...options }: TripletOptions = {},
): Tensor =>
  tripletMarginWithDistanceLoss(anchor, positive, negative, {
    ...options,
    distanceFunction: (a, b) => pairwiseDistance(a, b, { p, eps }),
  })

export interface TripletDistanceOptions extends LossOptions {
  distanceFunction?: ((a: Tensor, b: Tensor) => Tensor) | null
  margin?: number
  swap?: boolean
}
/** tripletMarginLoss with a distance of one's own. */
export function tripletMarginWithDistanceLoss(
  anchor: Tensor,
  positive: Tensor,
  negative: Tensor,
  { distanceFunction = null, margin = 1, swap = false, reduction = 'mean' }: TripletDistanceOptions = {},
): Tensor {
  checkInterrupt()
  checkRanks('tripletMarginLoss', anchor, positive, negative)
  const distance = distanceFunction ?? ((a: Tensor, b: Tensor) => pairwiseDistance(a, b))
  const near = distance(anchor, positive)
  const far = distance(anchor, negative)
  const least = swap ? far.minimum(distance(positive, negative)) : far
  return reduceLoss('tripletMarginLoss', near.sub(least).add(margin).clampMin(0), reduction)
}

/** Each row of [N, C] (or the one row [C]). */
const rows = (x: Tensor): Tensor => (x.sizes.length < 2 ? x.reshape(1, -1) : x)

export interface MultiMarginOptions extends WeightedLossOptions {
  p?: 1 | 2
  margin?: number
}
/** sum over the other classes of max(0, margin - x[target] + x[i])^p, over the number of classes. */
export function multiMarginLoss(
  input: Tensor,
  target: Tensor,
  { p = 1, margin = 1, weight = null, reduction = 'mean' }: MultiMarginOptions = {},
): Tensor {
  checkInterrupt()
  if (p !== 1 && p !== 2) throw new RangeError(`multiMarginLoss: p must be 1 or 2, got ${String(p)}`)
  const scores = rows(input)
  const classes = scores.sizes[1]
  const index = target.reshape(-1, 1)
  if (index.sizes[0] !== scores.sizes[0])
    throw new RangeError(
      `multiMarginLoss: targets of shape ${formatShape(target.sizes)} do not fit an input of shape ${formatShape(input.sizes)}`,
    )
  const short = scores.sub(scores.gather(1, index)).add(margin).clampMin(0)
  const powers = p === 1 ? short : short.square()
  const weighted = weight ? powers.mul(weight.at(index.reshape(-1)).unsqueeze(1)) : powers
  const others = zeros(scores.sizes, { dtype: bool }).scatter(1, index, 1)
  const losses = weighted.maskedFill(others, 0).sum(1).div(classes)
  return reduceLoss('multiMarginLoss', input.sizes.length < 2 ? losses.reshape([]) : losses, reduction)
}

/** For rows of labels that end with -1: sum over labels j and other classes i of max(0, 1 - x[j] + x[i]), over the number of classes. */
export function multilabelMarginLoss(input: Tensor, target: Tensor, { reduction = 'mean' }: LossOptions = {}): Tensor {
  checkInterrupt()
  const [scores, labels] = [rows(input), rows(target)]
  if (formatShape(scores.sizes) !== formatShape(labels.sizes))
    throw new RangeError(
      `multilabelMarginLoss: the input has shape ${formatShape(input.sizes)}, the target ${formatShape(target.sizes)}`,
    )
  const classes = scores.sizes[1]
  const lists = labels.toArray() as unknown as number[][]
  const losses = lists.map((list, n) => {
    const end = list.indexOf(-1)
    const wanted = end < 0 ? list : list.slice(0, end)
    const row = scores.at(n)
    const others = Array.from({ length: classes }, (_, i) => i).filter(i => !wanted.includes(i))
    if (wanted.length === 0 || others.length === 0) return row.sum().mul(0).reshape(1)
    const high = row.indexSelect(0, tensor(Int32Array.from(wanted))).unsqueeze(1)
    const low = row.indexSelect(0, tensor(Int32Array.from(others))).unsqueeze(0)
    return low.sub(high).add(1).clampMin(0).sum().div(classes).reshape(1)
  })
  const all = cat(losses)
  return reduceLoss('multilabelMarginLoss', input.sizes.length < 2 ? all.reshape([]) : all, reduction)
}

/** The mean over classes of -(y ln sigmoid(x) + (1 - y) ln sigmoid(-x)). */
export function multilabelSoftMarginLoss(
  input: Tensor,
  target: Tensor,
  { weight = null, reduction = 'mean' }: WeightedLossOptions = {},
): Tensor {
  checkInterrupt()
  const losses = target
    .mul(logsigmoid(input))
    .add(target.neg().add(1).mul(logsigmoid(input.neg())))
    .neg()
  const weighted = weight ? losses.mul(weight) : losses
  return reduceLoss('multilabelSoftMarginLoss', weighted.mean(-1), reduction)
}
