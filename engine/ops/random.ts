import { noGrad } from '../autograd/mode.ts'
import { jointRule, record } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'
import { defaultGenerator, Generator, type GeneratorState } from '../random/generator.ts'
import { randperm as drawPermutation } from '../random/integers.ts'
import { dtypeOf, float32, int32 } from '../tensor/dtype.ts'
import { sizesOf, wholeNumber } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { splitArgs, withGrad, zeros, type CreateArgs, type TensorOptions } from './creation.ts'
import { memoryOf } from './core/memory.ts'
import { streamOf, type Draw } from './core/stream.ts'
import { normal_, random_, uniform_ } from './draw.ts'

/** The stream that random functions draw from where they are handed no other. */
export { defaultGenerator, Generator }

/** Starts the default stream that all random functions draw from. The same seed gives PyTorch's CPU values. */
export const manualSeed = (seed: number): Generator => defaultGenerator.manualSeed(seed)
/** The seed the default stream was started from. */
export const initialSeed = (): number => defaultGenerator.initialSeed()
/** Starts the default stream from a seed nobody can foresee, and returns it. */
export const seed = (): number => defaultGenerator.seed()
/** Where the default stream stands. */
export const getRngState = (): GeneratorState => defaultGenerator.getState()
/** Takes the default stream back to where `getRngState` found it. */
export const setRngState = (state: GeneratorState): void => void defaultGenerator.setState(state)

type RandomOptions = TensorOptions & Draw
type RandomArgs = (CreateArgs[number] | RandomOptions)[]

function drawn(op: string, fill: (x: Tensor, draw: Draw) => Tensor): (...args: RandomArgs) => Tensor {
  return (...args) => {
    checkInterrupt()
    const { sizes, options } = splitArgs(op, args as CreateArgs)
    return withGrad(fill(empty(sizes, dtypeOf(options.dtype ?? float32)), options as Draw), options)
  }
}

/** Uniform values in [0, 1): `torch.rand(2, 3)`. */
export const rand = drawn('rand', (x, draw) => uniform_(x, 0, 1, draw))
/** Values of the standard normal distribution: `torch.randn(2, 3)`. */
export const randn = drawn('randn', (x, draw) => normal_(x, 0, 1, draw))
/** Uniform values in [0, 1) in the shape of `x`. */
export const randLike = (x: Tensor, options: RandomOptions = {}): Tensor => rand(x.sizes, options)
/** Values of the standard normal distribution in the shape of `x`. */
export const randnLike = (x: Tensor, options: RandomOptions = {}): Tensor => randn(x.sizes, options)

/** Whole numbers in [low, high), int32: `randint(high, sizes)` or `randint(low, high, sizes)`. */
export function randint(high: number, sizes: readonly number[], options?: RandomOptions): Tensor
export function randint(low: number, high: number, sizes: readonly number[], options?: RandomOptions): Tensor
export function randint(...args: unknown[]): Tensor {
  checkInterrupt()
  const [low, high, sizes, options = {}] = (Array.isArray(args[1]) ? [0, ...args] : args) as [
    number,
    number,
    number[],
    RandomOptions?,
  ]
  wholeNumber('randint', 'low', low)
  wholeNumber('randint', 'high', high)
  if (!(high > low)) throw new RangeError(`randint: there is no whole number in [${low}, ${high})`)
  return withGrad(
    random_(empty(sizesOf('randint', [sizes]), dtypeOf(options.dtype ?? int32)), low, high, options),
    options,
  )
}

/** The numbers 0 to n - 1 in random order, int32. */
export function randperm(n: number, options: RandomOptions = {}): Tensor {
  checkInterrupt()
  const out = empty(sizesOf('randperm', [[n]]), int32)
  drawPermutation(streamOf(options), memoryOf(out) as Int32Array)
  return options.dtype ? out.to(options.dtype) : out
}

const noGradient = jointRule('normal', ([g]) => [zeros(g!.sizes), zeros(g!.sizes)])

/** Normal values: `normal(mean, std, sizes)`, or with a mean (and std) of each element's own. */
export function normal(
  mean: number | Tensor,
  std: number | Tensor = 1,
  sizes?: readonly number[],
  options: RandomOptions = {},
): Tensor {
  checkInterrupt()
  if (typeof mean === 'number' && typeof std === 'number') {
    if (!sizes) throw new TypeError('normal: with two numbers the sizes are needed, as in normal(0, 1, [2, 3])')
    return withGrad(normal_(empty(sizesOf('normal', [sizes]), float32), mean, std, options), options)
  }
  const shape = mean instanceof Tensor ? mean.sizes : (std as Tensor).sizes
  const drawn = noGrad(() => normal_(empty(shape, float32), 0, 1, options).mul(std).add(mean))
  return record(drawn, noGradient, [mean, std], [])
}
