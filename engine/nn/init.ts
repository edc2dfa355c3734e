import { noGrad } from '../autograd/mode.ts'
import { fill_ } from '../ops/inplace.ts'
import { normal_ as drawNormal, uniform_ as drawUniform } from '../ops/draw.ts'
import { formatShape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'

/** `nn.init`: fills parameters in place, outside of the graph, in PyTorch's order of draws. */

/** U(a, b), the bounds by position or by name. */
export function uniform_(x: Tensor, a: number | { a?: number; b?: number } = 0, b = 1): Tensor {
  const given = typeof a === 'number' ? { a, b } : a
  return noGrad(() => drawUniform(x, given.a ?? 0, given.b ?? 1))
}
/** N(mean, std^2), by position or by name: `nn.init.normal_(w, { std: 0.01 })`. */
export function normal_(x: Tensor, mean: number | { mean?: number; std?: number } = 0, std = 1): Tensor {
  const given = typeof mean === 'number' ? { mean, std } : mean
  return noGrad(() => drawNormal(x, given.mean ?? 0, given.std ?? 1))
}
/** Fills with one value. */
export const constant_ = (x: Tensor, value: number): Tensor => noGrad(() => fill_(x, value))
/** Fills with zeros. */
export const zeros_ = (x: Tensor): Tensor => constant_(x, 0)
/** Fills with ones. */
export const ones_ = (x: Tensor): Tensor => constant_(x, 1)

/** Inputs and outputs of one unit: of a weight [out, in, ...kernel]. */
export function fans(x: Tensor): { fanIn: number; fanOut: number } {
  if (x.sizes.length < 2)
    throw new RangeError(`init: fan in and fan out need at least 2 dimensions, got shape ${formatShape(x.sizes)}`)
  const kernel = x.sizes.slice(2).reduce((a, b) => a * b, 1)
  return { fanIn: x.sizes[1] * kernel, fanOut: x.sizes[0] * kernel }
}

export type Nonlinearity =
  | 'linear'
  | 'sigmoid'
  | 'tanh'
  | 'relu'
  | 'leakyRelu'
  | 'selu'
  | 'conv1d'
  | 'conv2d'
  | 'convTranspose1d'
  | 'convTranspose2d'

const gains: Record<Nonlinearity, (slope: number) => number> = {
  linear: () => 1,
  conv1d: () => 1,
  conv2d: () => 1,
  convTranspose1d: () => 1,
  convTranspose2d: () => 1,
  sigmoid: () => 1,
  tanh: () => 5 / 3,
  relu: () => Math.SQRT2,
  leakyRelu: slope => Math.sqrt(2 / (1 + slope * slope)),
  selu: () => 3 / 4,
}

/** The factor by which a nonlinearity asks for larger weights. */
export function calculateGain(nonlinearity: Nonlinearity, param = 0.01): number {
  const gain = gains[nonlinearity]
  if (!gain)
    throw new TypeError(
      `calculateGain: unknown nonlinearity '${String(nonlinearity)}'; there are ${Object.keys(gains).join(', ')}`,
    )
  return gain(param)
}

export interface KaimingOptions {
  /** Negative slope of a leaky ReLU. */
  a?: number
  mode?: 'fanIn' | 'fanOut'
  nonlinearity?: Nonlinearity
}
const kaimingStd = (x: Tensor, { a = 0, mode = 'fanIn', nonlinearity = 'leakyRelu' }: KaimingOptions): number =>
  calculateGain(nonlinearity, a) / Math.sqrt(fans(x)[mode])

/** U(-bound, bound) with bound = gain sqrt(3 / fan) (He et al., 2015). */
export function kaimingUniform_(x: Tensor, options: KaimingOptions = {}): Tensor {
  if (x.count === 0) return x
  const bound = Math.sqrt(3) * kaimingStd(x, options)
  return uniform_(x, -bound, bound)
}
/** N(0, gain^2 / fan) (He et al., 2015). */
export const kaimingNormal_ = (x: Tensor, options: KaimingOptions = {}): Tensor => normal_(x, 0, kaimingStd(x, options))

/** A factor, by position or by name. */
export type Gain = number | { gain?: number }
const gainOf = (gain: Gain): number => (typeof gain === 'number' ? gain : (gain.gain ?? 1))
const xavierStd = (x: Tensor, gain: Gain): number => {
  const { fanIn, fanOut } = fans(x)
  return gainOf(gain) * Math.sqrt(2 / (fanIn + fanOut))
}
/** U(-a, a) with a = gain sqrt(6 / (fanIn + fanOut)) (Glorot and Bengio, 2010). */
export function xavierUniform_(x: Tensor, gain: Gain = 1): Tensor {
  const bound = Math.sqrt(3) * xavierStd(x, gain)
  return uniform_(x, -bound, bound)
}
/** N(0, gain^2 2 / (fanIn + fanOut)) (Glorot and Bengio, 2010). */
export const xavierNormal_ = (x: Tensor, gain: Gain = 1): Tensor => normal_(x, 0, xavierStd(x, gain))
export { dirac_, eye_, orthogonal_, sparse_, truncNormal_ } from './init-shapes.ts'
