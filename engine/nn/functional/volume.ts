import { checkInterrupt } from '../../hooks.ts'
import { arange } from '../../ops/creation.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { checkBias, checkConvolution, conv2d, splitBias, type BiasOrOptions, type ConvOptions } from './conv.ts'
import { isInteger, withIntegers } from './integers.ts'
import { pad } from '../../ops/pad.ts'
import { avgPool2d, maxPool2d, type AvgPoolOptions, type MaxPoolOptions, type WithIndices } from './pool.ts'
import { eachDim, places, type PerDim } from './window.ts'

/*
 * Three spatial dimensions, made of two: a sum over the kernel's depth of convolutions of images, and pooling first
 * within the images and then along the depth.
 */

/** Hands `body` a batch [N, C, D, H, W], also where there is no batch dimension. */
function asVolumes(op: string, x: Tensor, body: (volumes: Tensor) => Tensor): Tensor {
  if (x.sizes.length === 4) return body(x.unsqueeze(0)).squeeze(0)
  if (x.sizes.length !== 5)
    throw new RangeError(`${op}: expected [N, C, D, H, W] or [C, D, H, W], got shape ${formatShape(x.sizes)}`)
  return body(x)
}
const depthLast = (x: Tensor): Tensor => x.permute(0, 2, 1, 3, 4)

/** Cross-correlation of volumes: x [N, C, D, H, W], weight [outC, C / groups, kD, kH, kW]; sizes as in conv1d. */
export function conv3d(
  x: Tensor,
  weight: Tensor,
  biasOrOptions?: BiasOrOptions<ConvOptions>,
  options: ConvOptions = {},
): Tensor {
  checkInterrupt()
  const { bias = null, stride = 1, padding = 0, dilation = 1, groups = 1 } = splitBias(biasOrOptions, options)
  checkConvolution('conv3d', x, weight, bias, 3)
  checkBias('conv3d', bias, weight.sizes[0])
  if (isInteger(x))
    return withIntegers('conv3d', [x, weight, bias], (...floats) =>
      conv3d(floats[0]!, floats[1]!, floats[2], { stride, padding, dilation, groups }),
    )
  const kernel = weight.sizes.slice(2)
  const steps = eachDim('conv3d', 'stride', stride, 3)
  const spread = eachDim('conv3d', 'dilation', dilation, 3)
  const sides = kernel.map((k, d): [number, number] => {
    if (padding === 'valid') return [0, 0]
    if (padding !== 'same')
      return [eachDim('conv3d', 'padding', padding, 3, 0)[d], eachDim('conv3d', 'padding', padding, 3, 0)[d]]
    const total = spread[d] * (k - 1)
    return [total >> 1, total - (total >> 1)]
  })
  return asVolumes('conv3d', x, volumes => {
    const padded = depthLast(pad(volumes, sides.toReversed().flat()))
    const [N, D] = padded.sizes
    const outD = places(D, kernel[0], steps[0], 0, spread[0])
    if (outD < 1)
      throw new RangeError(
        `conv3d: a kernel of ${formatShape(kernel)} does not fit an input of shape ${formatShape(x.sizes)}`,
      )
    let total: Tensor | null = null
    for (let k = 0; k < kernel[0]; k++) {
      const at = arange(outD)
        .mul(steps[0])
        .add(k * spread[0])
        .long()
      const images = padded.indexSelect(1, at).reshape(N * outD, ...padded.sizes.slice(2))
      const part = conv2d(images, weight.select(2, k), k === 0 ? bias : null, {
        stride: steps.slice(1),
        dilation: spread.slice(1),
        groups,
      })
      total = total ? total.add(part) : part
    }
    return depthLast(total!.reshape(N, outD, ...total!.sizes.slice(1)))
  })
}

/** Options of a window for the two dimensions of images, and for depth alone. */
function splitWindow(op: string, kernelSize: PerDim, { stride, padding = 0, dilation = 1 }: MaxPoolOptions) {
  const kernel = eachDim(op, 'kernelSize', kernelSize, 3)
  const given =
    stride === undefined || stride === null || (Array.isArray(stride) && stride.length === 0) ? kernel : stride
  const lists = {
    stride: eachDim(op, 'stride', given as PerDim, 3),
    padding: eachDim(op, 'padding', padding, 3, 0),
    dilation: eachDim(op, 'dilation', dilation, 3),
  }
  const { stride: s, padding: p, dilation: d } = lists
  return {
    plane: { kernel: kernel.slice(1), options: { stride: s.slice(1), padding: p.slice(1), dilation: d.slice(1) } },
    depth: { kernel: [kernel[0], 1], options: { stride: [s[0], 1], padding: [p[0], 0], dilation: [d[0], 1] } },
  }
}
/** Volumes as images [N, C D, H, W], and pooled images as columns [N, C, D, outH outW]. */
const planes = (x: Tensor): Tensor => x.reshape(x.sizes[0], x.sizes[1] * x.sizes[2], x.sizes[3], x.sizes[4])

/** The largest value of each window of [N, C, D, H, W]; with `returnIndices` also its place, flat within the volume. */
export function maxPool3d<const Options extends MaxPoolOptions>(
  x: Tensor,
  kernelSize: PerDim,
  options: Options = {} as Options,
): WithIndices<Options> {
  checkInterrupt()
  const { ceilMode, returnIndices = false } = options
  const { plane, depth } = splitWindow('maxPool3d', kernelSize, options)
  let indices: Tensor | null = null
  const values = asVolumes('maxPool3d', x, volumes => {
    const [N, C, D, H, W] = volumes.sizes
    const [flat, inPlane] = maxPool2d(planes(volumes), plane.kernel, {
      ...plane.options,
      ceilMode,
      returnIndices: true,
    })
    const [outH, outW] = flat.sizes.slice(2)
    const columns = flat.reshape(N, C, D, outH * outW)
    const [out, at] = maxPool2d(columns, depth.kernel, { ...depth.options, ceilMode, returnIndices: true })
    const outD = out.sizes[2]
    const chosen = inPlane.reshape(N, C, -1).gather(2, at.reshape(N, C, -1))
    const layer = at
      .floorDivide(outH * outW)
      .long()
      .reshape(N, C, -1)
    indices = layer
      .mul(H * W)
      .long()
      .add(chosen)
      .reshape(N, C, outD, outH, outW)
    return out.reshape(N, C, outD, outH, outW)
  })
  const given = returnIndices ? [values, (indices as unknown as Tensor).reshape(values.sizes)] : values
  return given as WithIndices<Options>
}

/** The mean of each window of [N, C, D, H, W]. */
export function avgPool3d(x: Tensor, kernelSize: PerDim, options: AvgPoolOptions = {}): Tensor {
  checkInterrupt()
  const { ceilMode, countIncludePad, divisorOverride = null } = options
  if (isInteger(x)) return withIntegers('avgPool3d', [x], floats => avgPool3d(floats!, kernelSize, options))
  const { plane, depth } = splitWindow('avgPool3d', kernelSize, options)
  const first = { ...plane.options, ceilMode, countIncludePad, divisorOverride: divisorOverride === null ? null : 1 }
  return asVolumes('avgPool3d', x, volumes => {
    const [N, C, D] = volumes.sizes
    const flat = avgPool2d(planes(volumes), plane.kernel, first)
    const [outH, outW] = flat.sizes.slice(2)
    const columns = flat.reshape(N, C, D, outH * outW)
    const out = avgPool2d(columns, depth.kernel, { ...depth.options, ceilMode, countIncludePad, divisorOverride })
    return out.reshape(N, C, out.sizes[2], outH, outW)
  })
}
