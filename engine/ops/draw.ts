import { overwrite, touched } from '../autograd/inplace.ts'
import { jointRule, record, recording } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'
import { bernoulli as drawBernoulli, bernoulliEach, multinomial as drawMultinomial } from '../random/discrete.ts'
import { randint, random } from '../random/integers.ts'
import { normal as drawNormal, scalarNormal } from '../random/normal.ts'
import { exponential, uniform as drawUniform } from '../random/uniform.ts'
import { float32, int32, type DTypeName } from '../tensor/dtype.ts'
import { formatShape, wholeNumber } from '../tensor/shape.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'
import { zeros } from './creation.ts'
import { memoryOf } from './core/memory.ts'
import { streamOf, type Draw } from './core/stream.ts'
import { cast, compact } from './core/stride.ts'
import { alias } from './core/view.ts'

const noGradient = jointRule('random', ([g]) => [zeros(g!.sizes)])

/** Fills a tensor in place from a stream. A strided tensor is filled in the order of its memory, as PyTorch does. */
function fillFrom(op: string, x: Tensor, fill: (memory: never) => void): Tensor {
  checkInterrupt()
  if (x.contiguous_ && !recording([x])) {
    if (x.count > 0) fill(memoryOf(x) as never)
    return touched(op, x)
  }
  const order = x.sizes.map((_, d) => d).sort((a, b) => x.strides[b] - x.strides[a])
  const drawn = empty(
    order.map(d => x.sizes[d]),
    x.dtype,
  )
  if (x.count > 0) fill(memoryOf(drawn) as never)
  const strides: number[] = []
  order.forEach((d, i) => (strides[d] = drawn.strides[i]))
  const value = alias(drawn, x.sizes, strides)
  return overwrite(op, x, record(value, noGradient, [x], []))
}

/** Normal values: mean + std * z. */
export function normal_(x: Tensor, mean = 0, std = 1, draw: Draw = {}): Tensor {
  if (std < 0) throw new RangeError(`normal_: the standard deviation must not be negative, got ${std}`)
  return fillFrom('normal_', x, (memory: Float32Array) =>
    (x.contiguous_ ? drawNormal : scalarNormal)(streamOf(draw), memory, mean, std),
  )
}

/** Uniform values in [from, to). */
export function uniform_(x: Tensor, from = 0, to = 1, draw: Draw = {}): Tensor {
  if (!(from <= to)) throw new RangeError(`uniform_: from ${from} must not be greater than to ${to}`)
  return fillFrom('uniform_', x, (memory: Float32Array) => drawUniform(streamOf(draw), memory, from, to))
}

/** What can be drawn: from the first number to before the second. Beyond 2^24 float32 takes the nearest that it has. */
const holds: Record<DTypeName, [least: number, end: number]> = {
  float32: [-Infinity, Infinity],
  int32: [-(2 ** 31), 2 ** 31],
  uint8: [0, 256],
  bool: [0, 2],
}

/** Whole numbers in [from, to); without bounds every value of the dtype. */
export function random_(x: Tensor, from?: number, to?: number, draw: Draw = {}): Tensor {
  const [low, high] = to === undefined ? [0, from] : [from ?? 0, to]
  const [least, end] = holds[x.dtype.name]
  if (high !== undefined && !(low >= least && high <= end))
    throw new RangeError(
      `random_: ${x.dtype.name} does not hold all of [${low}, ${high})${x.dtype === int32 ? '; draw with dtype float32' : ''}`,
    )
  return fillFrom('random_', x, (memory: Float32Array) => {
    if (from === undefined) random(streamOf(draw), memory)
    else if (to === undefined) randint(streamOf(draw), memory, 0, from)
    else randint(streamOf(draw), memory, from, to)
  })
}

/** Exponential values of rate `lambda`. */
export function exponential_(x: Tensor, lambda = 1, draw: Draw = {}): Tensor {
  return fillFrom('exponential_', x, (memory: Float32Array) => exponential(streamOf(draw), memory, lambda))
}

function checkProbabilities(op: string, p: Tensor): void {
  if (p.count > 0 && p.lt(0).logicalOr(p.gt(1)).any().item())
    throw new RangeError(`${op}: probabilities must lie in [0, 1]`)
}

/** 1 with probability p (a number or a tensor), else 0. */
export function bernoulli_(x: Tensor, p: number | Tensor = 0.5, draw: Draw = {}): Tensor {
  if (typeof p !== 'number') return overwrite('bernoulli_', x, cast(bernoulli(p.expand(x.sizes), draw), x.dtype))
  if (!(p >= 0 && p <= 1)) throw new RangeError(`bernoulli_: p must lie in [0, 1], got ${p}`)
  return fillFrom('bernoulli_', x, memory => drawBernoulli(streamOf(draw), memory, p))
}

/** 1 with the probability that x gives at each place, else 0. */
export function bernoulli(x: Tensor, draw: Draw = {}): Tensor {
  checkInterrupt()
  checkProbabilities('bernoulli', x)
  const out = empty(x.sizes, float32)
  if (x.count > 0) bernoulliEach(streamOf(draw), memoryOf(out), memoryOf(compact(cast(x, float32))) as Float32Array)
  return record(out, noGradient, [x], [])
}

/** `n` indices drawn with probabilities in proportion to the weights, from each row. */
export function multinomial(
  weights: Tensor,
  n: number,
  { replacement = false, generator }: Draw & { replacement?: boolean } = {},
): Tensor {
  checkInterrupt()
  if (weights.sizes.length < 1 || weights.sizes.length > 2)
    throw new RangeError(`multinomial: expected 1 or 2 dimensions, got shape ${formatShape(weights.sizes)}`)
  wholeNumber('multinomial', 'the number of draws', n, 0)
  const rows = compact(cast(weights, float32)).reshape(-1, weights.sizes[weights.sizes.length - 1])
  if (rows.lt(0).any().item() || !rows.isfinite().all().item())
    throw new RangeError('multinomial: weights must be finite and not negative')
  if (rows.sum(1).le(0).any().item()) throw new RangeError('multinomial: the weights of a row add up to 0')
  const [count, categories] = rows.sizes
  if (!replacement && n > categories)
    throw new RangeError(`multinomial: ${n} draws without replacement from ${categories} categories`)
  const out = empty([count, n], int32)
  for (let i = 0; i < count; i++) {
    drawMultinomial(
      streamOf({ generator }),
      memoryOf(alias(out, [n], [1], i * n)) as Int32Array,
      memoryOf(alias(rows, [categories], [1], rows.offset + i * categories)) as Float32Array,
      replacement,
    )
  }
  return weights.sizes.length === 1 ? out.reshape(n) : out
}
