import { checkInterrupt } from '../../hooks.ts'
import { checkTensor } from '../../ops/core/unary.ts'
import { float32 } from '../../tensor/dtype.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { convolve } from './convolve.ts'
import { isInteger, withIntegers } from './integers.ts'
import { pad } from '../../ops/pad.ts'
import { asImages, eachDim, places, type Geometry, type PerDim } from './window.ts'

export interface ConvOptions {
  bias?: Tensor | null
  stride?: PerDim
  /** Zeros at both ends; 'same' keeps the size (stride 1), 'valid' is none. */
  padding?: PerDim | 'same' | 'valid'
  dilation?: PerDim
  groups?: number
}
/** The bias by position (or null), or everything by name. */
export type BiasOrOptions<Options> = Tensor | null | Options

export function splitBias<Options extends { bias?: Tensor | null }>(
  bias: BiasOrOptions<Options> | undefined,
  options: Options,
): Options {
  if (bias === null || bias === undefined) return options
  return 'storage' in bias ? { ...options, bias: bias as Tensor } : { ...(bias as Options), ...options }
}

export function checkConvolution(op: string, x: Tensor, w: Tensor, bias: Tensor | null, n: number): void {
  checkTensor(op, x)
  checkTensor(op, w)
  for (const t of [x, w, bias]) {
    if (t && (t.dtype !== x.dtype || (t.dtype !== float32 && !isInteger(t))))
      throw new TypeError(
        `${op}: expected tensors of one numeric type, got ${[x, w, bias].map(o => o?.dtype.name ?? 'no bias').join(', ')}; use .float() first`,
      )
  }
  if (w.sizes.length !== n + 2)
    throw new RangeError(`${op}: expected a weight of ${n + 2} dimensions, got shape ${formatShape(w.sizes)}`)
}

export function checkBias(op: string, bias: Tensor | null, outC: number): void {
  if (bias && (bias.sizes.length !== 1 || bias.sizes[0] !== outC))
    throw new RangeError(`${op}: expected a bias of shape [${outC}], got ${formatShape(bias.sizes)}`)
}

/** Zeros to put before and behind each dimension so that the output has the input's size. */
function samePadding(
  op: string,
  kernel: number[],
  dilation: number[],
  stride: number[],
): [before: number, after: number][] {
  if (stride.some(s => s !== 1))
    throw new RangeError(`${op}: padding 'same' needs stride 1, got ${formatShape(stride)}`)
  return kernel.map((k, d) => {
    const total = dilation[d] * (k - 1)
    return [total >> 1, total - (total >> 1)]
  })
}

function convolution(op: string, x: Tensor, w: Tensor, n: 1 | 2, options: ConvOptions): Tensor {
  checkInterrupt()
  const { bias = null, stride = 1, padding = 0, dilation = 1, groups = 1 } = options
  checkConvolution(op, x, w, bias, n)
  if (isInteger(x))
    return withIntegers(op, [x, w, bias], (...floats) =>
      convolution(op, floats[0]!, floats[1]!, n, { ...options, bias: floats[2] }),
    )
  const kernel = w.sizes.slice(2)
  const steps = eachDim(op, 'stride', stride, n)
  const spread = eachDim(op, 'dilation', dilation, n)
  let input = x
  let pads = new Array<number>(n).fill(0)
  if (padding === 'same') {
    const sides = samePadding(op, kernel, spread, steps)
    // What both sides share is the kernels' own; the rest is put behind.
    pads = sides.map(([before]) => before)
    if (sides.some(([before, after]) => before !== after))
      input = pad(
        x,
        sides.toReversed().flatMap(([b, a]) => [0, a - b]),
      )
  } else if (padding !== 'valid') pads = eachDim(op, 'padding', padding, n, 0)
  const weight = n === 1 ? w.unsqueeze(2) : w
  return asImages(op, input, n, images => {
    const [N, C, ...size] = images.sizes
    const [outC, perGroup] = w.sizes
    if (C !== perGroup * groups || outC % groups !== 0)
      throw new RangeError(
        `${op}: an input of ${C} channels (shape ${formatShape(x.sizes)}) does not fit a weight of shape ${formatShape(w.sizes)} with ${groups} group${groups === 1 ? '' : 's'}: it takes ${perGroup * groups} channels`,
      )
    checkBias(op, bias, outC)
    const full = (list: number[], fill: number) => (n === 1 ? [fill, ...list] : list)
    const k = full(kernel, 1)
    const s = full(steps, 1)
    const p = full(pads, 0)
    const dil = full(spread, 1)
    const output = size.map((length, d) => places(length, k[d], s[d], p[d], dil[d]))
    if (output.some(length => length < 1))
      throw new RangeError(
        `${op}: a kernel of ${formatShape(kernel)} does not fit an input of shape ${formatShape(x.sizes)} with padding ${formatShape(pads)}`,
      )
    const geo: Geometry = { N, C, input: size, outC, output, kernel: k, stride: s, padding: p, dilation: dil, groups }
    return convolve(images, weight, bias, geo)
  })
}

/**
 * Cross-correlation along one dimension: x [N, C, L], weight [outC, C / groups, k], bias [outC] ->
 * [N, outC, (L + 2 padding - dilation (k - 1) - 1) / stride + 1], rounded down.
 */
export const conv1d = (
  x: Tensor,
  weight: Tensor,
  bias?: BiasOrOptions<ConvOptions>,
  options: ConvOptions = {},
): Tensor => convolution('conv1d', x, weight, 1, splitBias(bias, options))

/** Cross-correlation of images: x [N, C, H, W], weight [outC, C / groups, kH, kW] -> [N, outC, outH, outW], see conv1d. */
export const conv2d = (
  x: Tensor,
  weight: Tensor,
  bias?: BiasOrOptions<ConvOptions>,
  options: ConvOptions = {},
): Tensor => convolution('conv2d', x, weight, 2, splitBias(bias, options))
