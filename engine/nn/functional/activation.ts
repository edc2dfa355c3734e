import { noGrad } from '../../autograd/mode.ts'
import { record, rule } from '../../autograd/node.ts'
import { checkInterrupt } from '../../hooks.ts'
import { softmax, type SoftmaxArgs } from '../../ops/activation.ts'
import { where } from '../../ops/compare.ts'
import { memoryOf } from '../../ops/core/memory.ts'
import { streamOf } from '../../ops/core/stream.ts'
import { checkTensor } from '../../ops/core/unary.ts'
import { erf, exp, expm1, relu, sigmoid, tanh } from '../../ops/transcendental.ts'
import { isInteger } from './integers.ts'
import { bool, float32 } from '../../tensor/dtype.ts'
import { formatShape } from '../../tensor/shape.ts'
import { freeingTemporaries } from '../../tensor/storage.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'

/**
 * An activation made of ops but recorded as one: it keeps its input alone, and what it needs on the way is freed at
 * once. `derivative` gives the gradient from recorded ops, so that it has derivatives too.
 */
function activation<Params extends unknown[]>(
  name: string,
  value: (x: Tensor, ...params: Params) => Tensor,
  derivative: (g: Tensor, x: Tensor, ...params: Params) => Tensor,
): (x: Tensor, ...params: Params) => Tensor {
  const backward = rule<[Tensor, Params]>(name, (g, x, params) => derivative(g, x, ...params))
  return (x, ...params) => {
    checkInterrupt()
    checkTensor(name, x)
    if (x.dtype !== float32)
      throw new TypeError(`${name}: expected a float32 tensor, got ${x.dtype.name}; use .float() first`)
    const out = noGrad(() =>
      freeingTemporaries(
        () => value(x.detach(), ...params),
        result => [result.storage],
      ),
    )
    return record(out, backward, [x], [x, params])
  }
}

/** min(x, 0), with the gradient of the identity at 0. */
const upTo0 = (x: Tensor): Tensor => x.clamp({ max: 0 })
/** Whether x lies strictly between. */
const between = (x: Tensor, lo: number, hi: number): Tensor => x.gt(lo).logicalAnd(x.lt(hi))
const zeroWhere = (condition: Tensor, g: Tensor): Tensor => where(condition, 0, g)

/** Where an argument may come by position or by name. */
const named = <Options extends object>(value: number | Options | undefined, key: keyof Options): Options =>
  (typeof value === 'number' ? { [key]: value } : (value ?? {})) as Options

const scaledElu = activation(
  'elu',
  (x, alpha: number, scale: number, inputScale: number) =>
    where(x.gt(0), x.mul(scale), expm1(upTo0(x).mul(inputScale)).mul(alpha * scale)),
  (g, x, alpha, scale, inputScale) =>
    where(x.le(0), g.mul(exp(upTo0(x).mul(inputScale)).mul(alpha * scale * inputScale)), g.mul(scale)),
)
/** x for x > 0, else alpha (e^x - 1) (Clevert et al., 2016). */
export const elu = (x: Tensor, alpha?: number | { alpha?: number }): Tensor =>
  scaledElu(x, named(alpha, 'alpha').alpha ?? 1, 1, 1)
/** max(0, x) + min(0, alpha (e^(x / alpha) - 1)) (Barron, 2017). */
export function celu(x: Tensor, alpha?: number | { alpha?: number }): Tensor {
  const a = named(alpha, 'alpha').alpha ?? 1
  if (a === 0) throw new RangeError('celu: alpha must not be 0')
  return scaledElu(x, a, 1, 1 / a)
}
/** The self-normalising exponential unit (Klambauer et al., 2017). */
export const selu = (x: Tensor): Tensor => scaledElu(x, 1.6732632423543772, 1.0507009873554805, 1)

const leaky = activation(
  'leakyRelu',
  (x, slope: number) => where(x.gt(0), x, x.mul(slope)),
  (g, x, slope) => where(x.gt(0), g, g.mul(slope)),
)
/** x for x > 0, else negativeSlope x. */
export const leakyRelu = (x: Tensor, negativeSlope?: number | { negativeSlope?: number }): Tensor =>
  leaky(x, named(negativeSlope, 'negativeSlope').negativeSlope ?? 0.01)

/** x for x > 0, else weight x, with one learnt weight for all or one a channel. */
export function prelu(x: Tensor, weight: Tensor): Tensor {
  checkTensor('prelu', weight)
  if (weight.sizes.length > 1)
    throw new RangeError(`prelu: expected weights of 0 or 1 dimension, got shape ${formatShape(weight.sizes)}`)
  if (weight.count !== 1 && weight.count !== (x.sizes[1] ?? 1))
    throw new RangeError(`prelu: ${weight.count} weights do not fit an input of shape ${formatShape(x.sizes)}`)
  const slope =
    weight.count === 1
      ? weight.reshape(x.sizes.map(() => 1))
      : weight.reshape(x.sizes.map((_, d) => (d === 1 ? weight.count : 1)))
  return where(x.gt(0), x, slope.mul(x))
}

export interface RReluOptions {
  lower?: number
  upper?: number
  training?: boolean
}
/** A leaky ReLU whose slope is drawn anew from U(lower, upper) for each negative element in training. */
export function rrelu(x: Tensor, { lower = 1 / 8, upper = 1 / 3, training = false }: RReluOptions = {}): Tensor {
  if (!(lower <= upper)) throw new RangeError(`rrelu: lower ${lower} must not be greater than upper ${upper}`)
  if (!training) return leaky(x, (lower + upper) / 2)
  const slopes = empty(x.sizes, float32)
  const values = x.detach().toTypedArray()
  const drawn = memoryOf(slopes)
  for (let i = 0; i < values.length; i++)
    drawn[i] = values[i] <= 0 ? streamOf().uniform53() * (upper - lower) + lower : 1
  return x.mul(slopes)
}

const clipped = activation(
  'hardtanh',
  (x, lo: number, hi: number) => x.clamp(lo, hi),
  (g, x, lo, hi) => zeroWhere(x.le(lo).logicalOr(x.ge(hi)), g),
)
/** x limited to [minVal, maxVal]. */
export function hardtanh(x: Tensor, minVal?: number | { minVal?: number; maxVal?: number }, maxVal?: number): Tensor {
  const { minVal: lo = -1, maxVal: hi = 1 } = typeof minVal === 'object' ? minVal : { minVal, maxVal }
  return limit(x, lo, hi)
}
/** Integers stay integers. */
const limit = (x: Tensor, lo: number, hi: number): Tensor =>
  x.dtype.isFloatingPoint || x.dtype === bool ? clipped(x, lo, hi) : x.float().clamp(lo, hi).to(x.dtype)
/** x limited to [0, 6]. */
export const relu6 = (x: Tensor): Tensor => limit(x, 0, 6)

/** relu6(x + 3) / 6. */
export const hardsigmoid: (x: Tensor) => Tensor = activation(
  'hardsigmoid',
  x => x.add(3).clamp(0, 6).div(6),
  (g, x) => where(between(x, -3, 3), g.div(6), 0),
)
/** x relu6(x + 3) / 6. */
export const hardswish: (x: Tensor) => Tensor = activation(
  'hardswish',
  x => x.mul(x.add(3).clamp(0, 6)).div(6),
  (g, x) => zeroWhere(x.lt(-3), where(x.le(3), g.mul(x.div(3).add(0.5)), g)),
)
const hardShrunk = activation(
  'hardshrink',
  (x, lambd: number) => zeroWhere(x.ge(-lambd).logicalAnd(x.le(lambd)), x),
  (g, x, lambd) => zeroWhere(x.ge(-lambd).logicalAnd(x.le(lambd)), g),
)
/** 0 for |x| <= lambd, else x. */
export const hardshrink = (x: Tensor, lambd?: number | { lambd?: number }): Tensor =>
  hardShrunk(x, named(lambd, 'lambd').lambd ?? 0.5)

const softShrunk = activation(
  'softshrink',
  (x, lambd: number) => where(x.gt(lambd), x.sub(lambd), where(x.lt(-lambd), x.add(lambd), 0)),
  (g, x, lambd) => zeroWhere(x.ge(-lambd).logicalAnd(x.le(lambd)), g),
)
/** x moved towards 0 by lambd, and 0 for |x| <= lambd. */
export function softshrink(x: Tensor, lambd?: number | { lambd?: number }): Tensor {
  const width = named(lambd, 'lambd').lambd ?? 0.5
  if (width < 0) throw new RangeError(`softshrink: lambd must be at least 0, got ${width}`)
  return softShrunk(x, width)
}

const plus = activation(
  'softplus',
  (x, beta: number, threshold: number) =>
    where(x.mul(beta).gt(threshold), x, x.mul(beta).clamp({ max: threshold }).exp().log1p().div(beta)),
  (g, x, beta, threshold) => where(x.mul(beta).gt(threshold), g, g.mul(sigmoid(x.mul(beta)))),
)
/** ln(1 + e^(beta x)) / beta, a smooth ReLU; x itself where beta x exceeds the threshold. */
export function softplus(x: Tensor, beta?: number | { beta?: number; threshold?: number }, threshold?: number): Tensor {
  const { beta: b = 1, threshold: t = 20 } = typeof beta === 'object' ? beta : { beta, threshold }
  return plus(x, b, t)
}
/** ln sigmoid(x), without overflow. */
export const logsigmoid: (x: Tensor) => Tensor = activation(
  'logSigmoid',
  x => upTo0(x).sub(x.abs().neg().exp().log1p()),
  (g, x) => g.mul(sigmoid(x.neg())),
)
const atMost = activation(
  'threshold',
  (x, threshold: number, value: number) => where(x.le(threshold), value, x),
  (g, x, threshold) => zeroWhere(x.le(threshold), g),
)
/** x where it exceeds the threshold, else `value`. */
export const threshold = (x: Tensor, limit: number, value: number): Tensor =>
  isInteger(x) ? atMost(x.float(), limit, value).to(x.dtype) : atMost(x, limit, value)

/** x sigmoid(x), also called swish (Elfwing et al., 2017). */
export const silu: (x: Tensor) => Tensor = activation(
  'silu',
  x => x.mul(sigmoid(x)),
  (g, x) => {
    const s = sigmoid(x)
    return g.mul(s.mul(x.mul(s.neg().add(1)).add(1)))
  },
)
/** x tanh(softplus(x)) (Misra, 2019). */
export const mish: (x: Tensor) => Tensor = activation(
  'mish',
  x => x.mul(tanh(plus(x, 1, 20))),
  (g, x) => {
    const t = tanh(plus(x, 1, 20))
    return g.mul(t.add(x.mul(sigmoid(x)).mul(t.square().neg().add(1))))
  },
)

const normalCdf = (x: Tensor): Tensor => erf(x.mul(Math.SQRT1_2)).add(1).mul(0.5)
const exactGelu = activation(
  'gelu',
  x => x.mul(normalCdf(x)),
  (g, x) => g.mul(normalCdf(x).add(x.mul(exp(x.square().mul(-0.5)).mul(1 / Math.sqrt(2 * Math.PI))))),
)
const k = Math.sqrt(2 / Math.PI)
const inner = (x: Tensor): Tensor => x.add(x.pow(3).mul(0.044715)).mul(k)
const tanhGelu = activation(
  'gelu',
  x => x.mul(0.5).mul(tanh(inner(x)).add(1)),
  (g, x) => {
    const t = tanh(inner(x))
    const slope = x
      .square()
      .mul(3 * 0.044715)
      .add(1)
      .mul(k)
    return g.mul(
      t
        .add(1)
        .mul(0.5)
        .add(x.mul(0.5).mul(t.square().neg().add(1)).mul(slope)),
    )
  },
)
/** x times the probability that a standard normal value is below x (Hendrycks and Gimpel, 2016); 'tanh' approximates it. */
export function gelu(x: Tensor, approximate: 'none' | 'tanh' | { approximate?: 'none' | 'tanh' } = 'none'): Tensor {
  const how = typeof approximate === 'object' ? (approximate.approximate ?? 'none') : approximate
  if (how !== 'none' && how !== 'tanh')
    throw new TypeError(`gelu: approximate is 'none' or 'tanh', got '${String(how)}'`)
  return how === 'tanh' ? tanhGelu(x) : exactGelu(x)
}

/** x / (1 + |x|). */
export const softsign = (x: Tensor): Tensor => x.div(x.abs().add(1))
/** x - tanh(x). */
export const tanhshrink = (x: Tensor): Tensor => x.sub(tanh(x))
/** softmax(-x) along a dimension. */
export const softmin = (x: Tensor, dim: SoftmaxArgs): Tensor =>
  softmax((typeof dim === 'object' && dim.dtype ? x.to(dim.dtype) : x).neg(), dim)
/** The first half along `dim` times the sigmoid of the second (Dauphin et al., 2017). */
export function glu(x: Tensor, dim: number | { dim?: number } = -1): Tensor {
  const d = typeof dim === 'number' ? dim : (dim.dim ?? -1)
  if (x.size(d) % 2 !== 0) throw new RangeError(`glu: dimension ${d} of shape ${formatShape(x.sizes)} cannot be halved`)
  const [a, b] = x.chunk(2, d)
  return a.mul(sigmoid(b))
}
export { relu }
