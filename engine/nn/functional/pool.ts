import { jointRule, record, recordAll, rule } from '../../autograd/node.ts'
import { kernels } from '../../backends/index.ts'
import { checkInterrupt } from '../../hooks.ts'
import { compact } from '../../ops/core/stride.ts'
import { checkTensor } from '../../ops/core/unary.ts'
import { float32, int32 } from '../../tensor/dtype.ts'
import { formatShape } from '../../tensor/shape.ts'
import { leaveToGraph } from '../../tensor/storage.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'
import { isInteger, withIntegers } from './integers.ts'
import { asImages, describeWindow, eachDim, places, type Geometry, type PerDim } from './window.ts'

export interface MaxPoolOptions {
  /** How far the window moves; its own size if left out. */
  stride?: PerDim | null
  padding?: PerDim
  dilation?: PerDim
  /** Also take a last window that reaches beyond the edge. */
  ceilMode?: boolean
  /** Also give the place of each maximum, flat within its plane. */
  returnIndices?: boolean
}
export interface AvgPoolOptions {
  stride?: PerDim | null
  padding?: PerDim
  ceilMode?: boolean
  /** Whether padding counts as zeros in the average. */
  countIncludePad?: boolean
  /** Divide by this instead of the window's size. */
  divisorOverride?: number | null
}

function windowOf(
  op: string,
  images: Tensor,
  n: 1 | 2,
  kernelSize: PerDim,
  { stride, padding = 0, dilation = 1, ceilMode = false }: MaxPoolOptions,
): Geometry {
  const full = (list: number[], fill: number) => (n === 1 ? [fill, ...list] : list)
  const kernel = full(eachDim(op, 'kernelSize', kernelSize, n), 1)
  const steps =
    stride === undefined || stride === null || (Array.isArray(stride) && stride.length === 0)
      ? kernel
      : full(eachDim(op, 'stride', stride, n), 1)
  const pads = full(eachDim(op, 'padding', padding, n, 0), 0)
  const spread = full(eachDim(op, 'dilation', dilation, n), 1)
  const [N, C, ...input] = images.sizes
  if (input.includes(0))
    throw new RangeError(`${op}: expected an input with cells, got shape ${formatShape(images.sizes)}`)
  if (pads.some((p, d) => p > kernel[d] / 2))
    throw new RangeError(
      `${op}: padding may be at most half of the kernel size, got ${formatShape(pads)} for ${formatShape(kernel)}`,
    )
  const output = input.map((size, d) => places(size, kernel[d], steps[d], pads[d], spread[d], ceilMode))
  if (output.some(size => size < 1))
    throw new RangeError(
      `${op}: a window of ${formatShape(kernel.slice(2 - n))} does not fit an input of shape ${formatShape(input.slice(2 - n))}`,
    )
  return { N, C, input, outC: C, output, kernel, stride: steps, padding: pads, dilation: spread, groups: 1 }
}

const maxPoolRule = jointRule<[Tensor, Geometry]>('maxPool2dWithIndices', ([g], _wanted, indices, geo) => [
  unpool(g!, indices, geo),
])
// The gradient goes back to where the maxima stood; its derivative picks those places again.
const unpoolRule = rule<[Tensor, Geometry]>('maxPool2dBackward', (gg, indices, geo) =>
  gg
    .reshape(geo.N, geo.C, -1)
    .gather(2, indices.reshape(geo.N, geo.C, -1))
    .reshape(indices.sizes),
)
function unpool(g: Tensor, indices: Tensor, geo: Geometry): Tensor {
  const gradient = compact(g)
  const out = empty([geo.N, geo.C, ...geo.input], float32)
  if (out.count > 0) kernels.maxPool2dGrad_f32(gradient.ptr, indices.ptr, out.ptr, describeWindow(geo))
  return record(out, unpoolRule, [g], [indices, geo])
}

function maxPool(op: string, x: Tensor, n: 1 | 2, kernelSize: PerDim, options: MaxPoolOptions): [Tensor, Tensor] {
  checkInterrupt()
  checkTensor(op, x)
  if (x.dtype !== float32)
    throw new TypeError(`${op}: expected a float32 tensor, got ${x.dtype.name}; use .float() first`)
  let places: Tensor | null = null
  const values = asImages(op, x, n, images => {
    const geo = windowOf(op, images, n, kernelSize, options)
    const src = compact(images)
    const sizes = [geo.N, geo.C, ...geo.output]
    const [out, indices] = [empty(sizes, float32), empty(sizes, int32)]
    if (out.count > 0) kernels.maxPool2d_f32(src.ptr, out.ptr, indices.ptr, describeWindow(geo))
    recordAll([out], maxPoolRule, [images], [indices, geo])
    places = indices
    return out
  })
  return [values, places!]
}

/** What a max pooling gives: with `returnIndices` a pair. */
export type WithIndices<Options> = Options extends { returnIndices: true } ? [values: Tensor, indices: Tensor] : Tensor

function pooled<Options extends MaxPoolOptions>(
  values: Tensor,
  indices: Tensor,
  options: Options,
): WithIndices<Options> {
  if (options.returnIndices) return [values, indices.reshape(values.sizes)] as unknown as WithIndices<Options>
  leaveToGraph(indices.storage)
  return values as WithIndices<Options>
}

/** The largest value of each window: [N, C, L] -> [N, C, (L + 2 padding - dilation (k - 1) - 1) / stride + 1]. */
export function maxPool1d<const Options extends MaxPoolOptions>(
  x: Tensor,
  kernelSize: PerDim,
  options: Options = {} as Options,
): WithIndices<Options> {
  return pooled(...maxPool('maxPool1d', x, 1, kernelSize, options), options)
}
/** The largest value of each window of an image: [N, C, H, W] -> [N, C, outH, outW], sizes as in maxPool1d. */
export function maxPool2d<const Options extends MaxPoolOptions>(
  x: Tensor,
  kernelSize: PerDim,
  options: Options = {} as Options,
): WithIndices<Options> {
  return pooled(...maxPool('maxPool2d', x, 2, kernelSize, options), options)
}

type Averaging = [geo: Geometry, countIncludePad: 0 | 1, divisor: number]
const avgPoolRule = rule<Averaging>('avgPool2d', (g, ...how) => spreadAverage(g, ...how))
const spreadRule = rule<Averaging>('avgPool2dBackward', (gg, ...how) => average(gg, ...how))

function average(x: Tensor, ...[geo, countIncludePad, divisor]: Averaging): Tensor {
  const src = compact(x)
  const out = empty([geo.N, geo.C, ...geo.output], float32)
  if (out.count > 0) kernels.avgPool2d_f32(src.ptr, out.ptr, describeWindow(geo), countIncludePad, divisor)
  return record(out, avgPoolRule, [x], [geo, countIncludePad, divisor])
}
function spreadAverage(g: Tensor, ...[geo, countIncludePad, divisor]: Averaging): Tensor {
  const gradient = compact(g)
  const out = empty([geo.N, geo.C, ...geo.input], float32)
  if (out.count > 0) kernels.avgPool2dGrad_f32(gradient.ptr, out.ptr, describeWindow(geo), countIncludePad, divisor)
  return record(out, spreadRule, [g], [geo, countIncludePad, divisor])
}

function avgPool(op: string, x: Tensor, n: 1 | 2, kernelSize: PerDim, options: AvgPoolOptions): Tensor {
  checkInterrupt()
  checkTensor(op, x)
  if (isInteger(x)) return withIntegers(op, [x], floats => avgPool(op, floats!, n, kernelSize, options))
  if (x.dtype !== float32) throw new TypeError(`${op}: expected float32 or integers, got ${x.dtype.name}`)
  const { countIncludePad = true, divisorOverride = null, ...window } = options
  if (divisorOverride === 0) throw new RangeError(`${op}: divisorOverride must not be 0`)
  return asImages(op, x, n, images =>
    average(images, windowOf(op, images, n, kernelSize, window), countIncludePad ? 1 : 0, divisorOverride ?? 0),
  )
}

/** The mean of each window: [N, C, L] -> [N, C, (L + 2 padding - k) / stride + 1]. */
export const avgPool1d = (x: Tensor, kernelSize: PerDim, options: AvgPoolOptions = {}): Tensor =>
  avgPool('avgPool1d', x, 1, kernelSize, options)
/** The mean of each window of an image: [N, C, H, W] -> [N, C, outH, outW]. */
export const avgPool2d = (x: Tensor, kernelSize: PerDim, options: AvgPoolOptions = {}): Tensor =>
  avgPool('avgPool2d', x, 2, kernelSize, options)
