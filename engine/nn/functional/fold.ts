import { checkInterrupt } from '../../hooks.ts'
import { tensor, zeros } from '../../ops/creation.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { pad } from '../../ops/pad.ts'
import { eachDim, places, type PerDim } from './window.ts'

export interface UnfoldOptions {
  dilation?: PerDim
  padding?: PerDim
  stride?: PerDim
}

interface Patches {
  /** Of the padded image: [kH kW, outH outW] flat places. */
  table: Int32Array
  taps: number
  positions: number
  padding: number[]
}

function patchesOf(op: string, size: readonly number[], kernelSize: PerDim, options: UnfoldOptions): Patches {
  const kernel = eachDim(op, 'kernelSize', kernelSize, 2)
  const dilation = eachDim(op, 'dilation', options.dilation ?? 1, 2)
  const padding = eachDim(op, 'padding', options.padding ?? 0, 2, 0)
  const stride = eachDim(op, 'stride', options.stride ?? 1, 2)
  const out = size.map((length, d) => places(length, kernel[d], stride[d], padding[d], dilation[d]))
  if (out.some(length => length < 1))
    throw new RangeError(`${op}: a window of ${formatShape(kernel)} does not fit an image of size ${formatShape(size)}`)
  const width = size[1] + 2 * padding[1]
  const taps = kernel[0] * kernel[1]
  const positions = out[0] * out[1]
  const table = new Int32Array(taps * positions)
  let at = 0
  for (let kh = 0; kh < kernel[0]; kh++)
    for (let kw = 0; kw < kernel[1]; kw++)
      for (let h = 0; h < out[0]; h++)
        for (let w = 0; w < out[1]; w++)
          table[at++] = (h * stride[0] + kh * dilation[0]) * width + w * stride[1] + kw * dilation[1]
  return { table, taps, positions, padding }
}

/** All patches of images as columns: [N, C, H, W] -> [N, C kH kW, positions]. */
export function unfold(x: Tensor, kernelSize: PerDim, options: UnfoldOptions = {}): Tensor {
  checkInterrupt()
  if (x.sizes.length !== 3 && x.sizes.length !== 4)
    throw new RangeError(`unfold: expected [N, C, H, W] or [C, H, W], got shape ${formatShape(x.sizes)}`)
  const lead = x.sizes.slice(0, -3)
  const C = x.sizes[x.sizes.length - 3]
  const { table, taps, positions, padding } = patchesOf('unfold', x.sizes.slice(-2), kernelSize, options)
  const padded = pad(x, [padding[1], padding[1], padding[0], padding[0]])
  const flat = padded.reshape(...lead, C, padded.sizes[padded.sizes.length - 2] * padded.sizes[padded.sizes.length - 1])
  return flat.indexSelect(-1, tensor(table)).reshape(...lead, C * taps, positions)
}

/** Sums columns back into images, the transpose of unfold: [N, C kH kW, positions] -> [N, C, H, W]. */
export function fold(x: Tensor, outputSize: PerDim, kernelSize: PerDim, options: UnfoldOptions = {}): Tensor {
  checkInterrupt()
  if (x.sizes.length !== 2 && x.sizes.length !== 3)
    throw new RangeError(
      `fold: expected [N, C kH kW, positions] or [C kH kW, positions], got shape ${formatShape(x.sizes)}`,
    )
  const [H, W] = eachDim('fold', 'outputSize', outputSize, 2)
  const { table, taps, positions, padding } = patchesOf('fold', [H, W], kernelSize, options)
  const [columns, found] = x.sizes.slice(-2)
  if (columns % taps !== 0 || found !== positions)
    throw new RangeError(
      `fold: an input of shape ${formatShape(x.sizes)} does not fit ${positions} positions of ${taps} cells`,
    )
  const lead = x.sizes.slice(0, -2)
  const C = columns / taps
  const [height, width] = [H + 2 * padding[0], W + 2 * padding[1]]
  const sums = zeros([...lead, C, height * width]).indexAdd(
    lead.length + 1,
    tensor(table),
    x.reshape(...lead, C, taps * positions),
  )
  return pad(sums.reshape(...lead, C, height, width), [-padding[1], -padding[1], -padding[0], -padding[0]])
}
