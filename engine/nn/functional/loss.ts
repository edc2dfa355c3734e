import { jointRule, record, rule } from '../../autograd/node.ts'
import { kernels } from '../../backends/index.ts'
import { checkInterrupt } from '../../hooks.ts'
import { compact } from '../../ops/core/stride.ts'
import { logSoftmax } from '../../ops/activation.ts'
import { checkedIndex } from '../../ops/core/indices.ts'
import { zeros } from '../../ops/creation.ts'
import { float32, int32 } from '../../tensor/dtype.ts'
import { formatShape, sameShape } from '../../tensor/shape.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'

/** How the losses of the elements become one result: their mean, their sum, or all of them. */
export type Reduction = 'mean' | 'sum' | 'none'
export interface LossOptions {
  reduction?: Reduction
}

/** Applies a reduction by name. */
export function reduceLoss(op: string, losses: Tensor, reduction: Reduction = 'mean'): Tensor {
  if (reduction === 'mean') return losses.mean()
  if (reduction === 'sum') return losses.sum()
  if (reduction === 'none') return losses
  throw new TypeError(`${op}: reduction is 'mean', 'sum' or 'none', got '${String(reduction)}'`)
}

/** What a loss tells, once, when shapes broadcast to something else than both. */
export const warnings = { tell: (text: string): void => console.warn(text), told: new Set<string>() }

/** Lets what is told once be told again: whoever runs programs one after the other calls it before each. */
export function forgetWarnings(): void {
  warnings.told.clear()
}

export function checkShapes(op: string, input: Tensor, target: Tensor): void {
  if (sameShape(input.sizes, target.sizes) || warnings.told.has(op)) return
  warnings.told.add(op)
  warnings.tell(
    `${op}: the input has shape ${formatShape(input.sizes)}, the target ${formatShape(target.sizes)}: they are broadcast against each other, which is seldom what is meant`,
  )
}

/** (input - target)^2, by default its mean. */
export function mseLoss(input: Tensor, target: Tensor, { reduction = 'mean' }: LossOptions = {}): Tensor {
  checkShapes('mseLoss', input, target)
  return reduceLoss('mseLoss', input.sub(target).square(), reduction)
}

/** |input - target|, by default its mean. */
export function l1Loss(input: Tensor, target: Tensor, { reduction = 'mean' }: LossOptions = {}): Tensor {
  checkShapes('l1Loss', input, target)
  return reduceLoss('l1Loss', input.sub(target).abs(), reduction)
}

export interface ClassLossOptions extends LossOptions {
  /** A weight for each class, [C]. */
  weight?: Tensor | null
  /** Targets of this value count for nothing. */
  ignoreIndex?: number
}
export interface CrossEntropyOptions extends ClassLossOptions {
  /** Share of the target that is spread evenly over all classes. */
  labelSmoothing?: number
}

// Fused: rows of logits [n, C] and targets [n] -> losses [n]; saves the log-probabilities.
const fusedRule = rule<[Tensor, Tensor, number]>('nllLoss', (g, logProbs, target, ignore) => {
  const [n, classes] = logProbs.sizes
  const out = empty(logProbs.sizes, float32)
  const scale = compact(g)
  kernels.crossEntropyGrad_f32(logProbs.ptr, target.ptr, scale.ptr, 1, out.ptr, n, classes, ignore)
  return record(out, twiceRule, [g, logProbs], [g, logProbs, target, ignore])
})

// The gradient is g (p - onehot): linear in g, and through p = e^logProbs the softmax derivative again.
const twiceRule = jointRule<[Tensor, Tensor, Tensor, number]>(
  'crossEntropyBackward',
  ([gg], wanted, g, logProbs, target, ignore) => {
    const p = logProbs.exp()
    const kept = target.ne(ignore).float()
    const safe = target.mul(target.ne(ignore)).long()
    const picked = gg!.gather(1, safe.unsqueeze(1)).squeeze(1)
    const toG = gg!.mul(p).sum(1).sub(picked).mul(kept)
    const toLogProbs = wanted(1) ? gg!.mul(p).mul(g.mul(kept).unsqueeze(1)) : null
    return [toG, toLogProbs]
  },
)

function rowLosses(logits: Tensor, target: Tensor, ignoreIndex: number): Tensor {
  const [n, classes] = logits.sizes
  const src = compact(logits)
  const losses = empty([n], float32)
  const logProbs = empty([n, classes], float32)
  if (n > 0) kernels.crossEntropy_f32(src.ptr, target.ptr, losses.ptr, logProbs.ptr, n, classes, ignoreIndex)
  return record(losses, fusedRule, [logits], [logProbs, target, ignoreIndex])
}

/** Classes into the last dimension, all else into rows: [N, C, d1 ...] -> [N d1 ..., C]. */
const classRows = (x: Tensor): Tensor =>
  x.sizes.length <= 1 ? x.reshape(1, -1) : x.sizes.length === 2 ? x : x.movedim(1, -1).flatten(0, -2)

/** Scores of classes [C] or [N, C, ...], a target for each place and a weight for each class; the dimension of classes. */
function checkClasses(op: string, input: Tensor, target: Tensor, weight: Tensor | null): number {
  if (input.dtype !== float32) throw new TypeError(`${op}: expected a float32 input, got ${input.dtype.name}`)
  if (input.sizes.length === 0) throw new RangeError(`${op}: expected an input [C] or [N, C, ...], got shape []`)
  const classDim = input.sizes.length === 1 ? 0 : 1
  const expected = input.sizes.filter((_, d) => d !== classDim)
  if (!sameShape(target.sizes, expected))
    throw new RangeError(
      `${op}: input of shape ${formatShape(input.sizes)} needs targets of shape ${formatShape(expected)}, got ${formatShape(target.sizes)}`,
    )
  checkWeight(op, weight, input.sizes[classDim])
  return classDim
}
function checkWeight(op: string, weight: Tensor | null, classes: number): void {
  if (weight && (!sameShape(weight.sizes, [classes]) || weight.dtype !== float32))
    throw new RangeError(
      `${op}: expected a float32 weight of shape [${classes}], got ${weight.dtype.name} of shape ${formatShape(weight.sizes)}`,
    )
}

/** Class indices as int32, checked against the number of classes, ignored ones left alone. */
function checkedTargets(op: string, target: Tensor, classes: number, ignore: number): Tensor {
  const flat = target.reshape(-1)
  const kept = flat.dtype.isFloatingPoint ? flat : flat.maskedFill(flat.eq(ignore), 0)
  checkedIndex(op, kept, classes)
  if (kept.lt(0).any().item()) throw new RangeError(`${op}: a target is negative; classes are 0 to ${classes - 1}`)
  return compact(flat.to(int32)).detach()
}

/**
 * Cross entropy of logits and class indices: -ln softmax(input)[target], softmax and logarithm in one stable step.
 * input [N, C] or [N, C, d1, ...], target int32 [N] or [N, d1, ...]; or target float32 of the input's shape with
 * probabilities.
 */
export function crossEntropy(input: Tensor, target: Tensor, options: CrossEntropyOptions = {}): Tensor {
  checkInterrupt()
  const { weight = null, ignoreIndex = -100, reduction = 'mean', labelSmoothing = 0 } = options
  if (target.dtype.isFloatingPoint && sameShape(input.sizes, target.sizes) && input.sizes.length > 0)
    return probabilityLoss(input, target, options)
  const classDim = checkClasses('crossEntropy', input, target, weight)
  if (weight !== null || labelSmoothing > 0) {
    const logProbs = logSoftmax(input, classDim)
    const hard = nllLoss(logProbs, target, { weight, ignoreIndex, reduction })
    if (labelSmoothing === 0) return hard
    return hard
      .mul(1 - labelSmoothing)
      .add(smoothLoss(logProbs, target, options, classDim).mul(labelSmoothing / input.sizes[classDim]))
  }
  const flat = checkedTargets('crossEntropy', target, input.sizes[classDim], ignoreIndex)
  const losses = rowLosses(classRows(input), flat, ignoreIndex)
  if (reduction === 'none') return losses.reshape(target.sizes)
  if (reduction === 'sum') return losses.sum()
  const counted = flat.ne(ignoreIndex).sum().item()
  return counted === flat.count ? reduceLoss('crossEntropy', losses, reduction) : losses.sum().div(counted)
}

/** The part of label smoothing: -sum of log-probabilities over the classes. */
function smoothLoss(
  logProbs: Tensor,
  target: Tensor,
  { weight = null, ignoreIndex = -100, reduction = 'mean' }: CrossEntropyOptions,
  classDim: number,
): Tensor {
  const shape = logProbs.sizes.map((size, d) => (d === classDim ? size : 1))
  const weighted = weight === null ? logProbs : logProbs.mul(weight.reshape(shape))
  const ignored = target.eq(ignoreIndex)
  const losses = weighted.sum(classDim).neg().maskedFill(ignored, 0)
  if (reduction !== 'mean') return reduceLoss('crossEntropy', losses, reduction)
  const total =
    weight === null
      ? ignored.logicalNot().sum().item()
      : weight.at(target.maskedFill(ignored, 0).long()).maskedFill(ignored, 0).sum()
  return losses.sum().div(total)
}

function probabilityLoss(
  input: Tensor,
  target: Tensor,
  { weight = null, reduction = 'mean', labelSmoothing = 0 }: CrossEntropyOptions,
): Tensor {
  const classDim = input.sizes.length === 1 ? 0 : 1
  const classes = input.sizes[classDim]
  checkWeight('crossEntropy', weight, classes)
  const wanted = labelSmoothing > 0 ? target.mul(1 - labelSmoothing).add(labelSmoothing / classes) : target
  const shape = input.sizes.map((size, d) => (d === classDim ? size : 1))
  const weighted = weight === null ? wanted : wanted.mul(weight.reshape(shape))
  const losses = logSoftmax(input, classDim).mul(weighted).sum(classDim).neg()
  return reduction === 'mean' ? losses.sum().div(input.count / classes) : reduceLoss('crossEntropy', losses, reduction)
}

/** Negative log-likelihood: -input[target] of log-probabilities [N, C, ...]; weights divide the mean. */
export function nllLoss(
  input: Tensor,
  target: Tensor,
  { weight = null, ignoreIndex = -100, reduction = 'mean' }: ClassLossOptions = {},
): Tensor {
  checkInterrupt()
  const classDim = checkClasses('nllLoss', input, target, weight)
  const flat = checkedTargets('nllLoss', target, input.sizes[classDim], ignoreIndex)
  const rows = classRows(input)
  const ignored = flat.eq(ignoreIndex)
  const safe = flat.maskedFill(ignored, 0)
  const weights = (weight === null ? zeros(safe.sizes).fill_(1) : weight.at(safe)).maskedFill(ignored, 0)
  const losses = rows.gather(1, safe.unsqueeze(1)).squeeze(1).mul(weights).neg()
  if (reduction === 'none') return losses.reshape(target.sizes)
  return reduction === 'sum' ? losses.sum() : losses.sum().div(weights.sum())
}
