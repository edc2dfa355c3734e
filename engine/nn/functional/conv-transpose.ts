import { checkInterrupt } from '../../hooks.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { checkBias, checkConvolution, splitBias, type BiasOrOptions } from './conv.ts'
import { toInput } from './convolve.ts'
import { isInteger, withIntegers } from './integers.ts'
import { asImages, eachDim, type Geometry, type PerDim } from './window.ts'

export interface ConvTransposeOptions {
  bias?: Tensor | null
  stride?: PerDim
  padding?: PerDim
  /** Added to one side of the output, to choose among the sizes that stride leaves open. */
  outputPadding?: PerDim
  groups?: number
  dilation?: PerDim
}

function transposed(op: string, x: Tensor, w: Tensor, n: 1 | 2, options: ConvTransposeOptions): Tensor {
  checkInterrupt()
  const { bias = null, stride = 1, padding = 0, outputPadding = 0, groups = 1, dilation = 1 } = options
  checkConvolution(op, x, w, bias, n)
  if (isInteger(x))
    return withIntegers(op, [x, w, bias], (...floats) =>
      transposed(op, floats[0]!, floats[1]!, n, { ...options, bias: floats[2] }),
    )
  const lists = {
    kernel: w.sizes.slice(2),
    stride: eachDim(op, 'stride', stride, n),
    padding: eachDim(op, 'padding', padding, n, 0),
    extra: eachDim(op, 'outputPadding', outputPadding, n, 0),
    dilation: eachDim(op, 'dilation', dilation, n),
  }
  lists.extra.forEach((extra, d) => {
    if (extra >= lists.stride[d] && extra >= lists.dilation[d])
      throw new RangeError(`${op}: outputPadding must be smaller than stride or dilation, got ${extra}`)
  })
  const weight = n === 1 ? w.unsqueeze(2) : w
  return asImages(op, x, n, images => {
    const [N, C, ...size] = images.sizes
    const [inC, perGroup] = w.sizes
    if (C !== inC || C % groups !== 0)
      throw new RangeError(
        `${op}: an input of ${C} channels (shape ${formatShape(x.sizes)}) does not fit a weight of shape ${formatShape(w.sizes)}`,
      )
    checkBias(op, bias, perGroup * groups)
    const full = (list: number[], fill: number) => (n === 1 ? [fill, ...list] : list)
    const [k, s, p, e, d] = [
      full(lists.kernel, 1),
      full(lists.stride, 1),
      full(lists.padding, 0),
      full(lists.extra, 0),
      full(lists.dilation, 1),
    ]
    const grown = size.map((length, i) => (length - 1) * s[i] - 2 * p[i] + d[i] * (k[i] - 1) + e[i] + 1)
    if (grown.some(length => length < 1))
      throw new RangeError(
        `${op}: an input of shape ${formatShape(x.sizes)} leaves an empty output of size ${formatShape(grown)}`,
      )
    // Seen from the convolution whose input gradient this is, the roles of input and output are exchanged.
    const geo: Geometry = {
      N,
      C: perGroup * groups,
      input: grown,
      outC: C,
      output: size,
      kernel: k,
      stride: s,
      padding: p,
      dilation: d,
      groups,
    }
    const out = toInput(images, weight, geo)
    return bias ? out.add(bias.reshape(1, -1, 1, 1)) : out
  })
}

/**
 * The transpose of conv1d, which makes sequences longer: x [N, C, L], weight [C, outC / groups, k] ->
 * [N, outC, (L - 1) stride - 2 padding + dilation (k - 1) + outputPadding + 1].
 */
export const convTranspose1d = (
  x: Tensor,
  weight: Tensor,
  bias?: BiasOrOptions<ConvTransposeOptions>,
  options: ConvTransposeOptions = {},
): Tensor => transposed('convTranspose1d', x, weight, 1, splitBias(bias, options))

/** The transpose of conv2d: x [N, C, H, W], weight [C, outC / groups, kH, kW]; sizes as in convTranspose1d. */
export const convTranspose2d = (
  x: Tensor,
  weight: Tensor,
  bias?: BiasOrOptions<ConvTransposeOptions>,
  options: ConvTransposeOptions = {},
): Tensor => transposed('convTranspose2d', x, weight, 2, splitBias(bias, options))
