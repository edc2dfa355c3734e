import { checkInterrupt } from '../../hooks.ts'
import { matmul } from '../../ops/matmul.ts'
import { zeros, tensor } from '../../ops/creation.ts'
import { sign } from '../../ops/arithmetic.ts'
import { relu } from '../../ops/transcendental.ts'
import { formatShape, sizesOf } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { avgPool1d, avgPool2d, type AvgPoolOptions, type WithIndices } from './pool.ts'
import { eachDim, type PerDim } from './window.ts'

/** Sizes of the output; null keeps the input's. */
export type OutputSize = number | null | readonly (number | null)[]

function outputSizes(op: string, x: Tensor, size: OutputSize, n: number): number[] {
  if (x.sizes.length !== n + 1 && x.sizes.length !== n + 2)
    throw new RangeError(`${op}: expected ${n + 1} or ${n + 2} dimensions, got shape ${formatShape(x.sizes)}`)
  const spatial = x.sizes.slice(-n)
  if (spatial.includes(0))
    throw new RangeError(`${op}: expected an input with cells, got shape ${formatShape(x.sizes)}`)
  const list = typeof size === 'number' || size === null ? spatial.map(() => size) : size
  if (list.length !== n) throw new RangeError(`${op}: outputSize needs ${n} numbers, got ${list.length}`)
  return sizesOf(op, [list.map((length, d) => length ?? spatial[d])])
}

/** Window i of `out` over `size` cells: from floor(i size / out) to ceil((i + 1) size / out). */
const bounds = (i: number, size: number, out: number): [from: number, to: number] => [
  Math.floor((i * size) / out),
  Math.ceil(((i + 1) * size) / out),
]

/** [out, size]: each row averages its window. */
function averages(size: number, out: number): Tensor {
  const rows = new Float32Array(out * size)
  for (let i = 0; i < out; i++) {
    const [from, to] = bounds(i, size, out)
    rows.fill(1 / (to - from), i * size + from, i * size + to)
  }
  return tensor(rows, { shape: [out, size] })
}

/** Means of windows that together cover the input, one dimension after the other (a mean of means of equal counts). */
function adaptiveAvg(op: string, x: Tensor, size: OutputSize, n: number): Tensor {
  checkInterrupt()
  const sizes = outputSizes(op, x, size, n)
  const rank = x.sizes.length
  let out = x
  sizes.forEach((length, i) => {
    const d = rank - n + i
    if (length === 0) out = zeros(out.sizes.map((s, k) => (k === d ? 0 : s)))
    else if (length === 1) out = out.mean(d, { keepdim: true })
    else if (length !== out.sizes[d])
      out = matmul(out.movedim(d, -1), averages(out.sizes[d], length).t()).movedim(-1, d)
  })
  return out
}

/** Means over windows chosen so that the output has `outputSize` entries. [N, C, L] -> [N, C, outputSize]. */
export const adaptiveAvgPool1d = (x: Tensor, outputSize: OutputSize): Tensor =>
  adaptiveAvg('adaptiveAvgPool1d', x, outputSize, 1)

/** The same for images; windows of equal size go to avgPool2d. */
export function adaptiveAvgPool2d(x: Tensor, outputSize: OutputSize): Tensor {
  const sizes = outputSizes('adaptiveAvgPool2d', x, outputSize, 2)
  const spatial = x.sizes.slice(-2)
  if (spatial.every((s, d) => sizes[d] > 0 && s % sizes[d] === 0) && x.count > 0)
    return avgPool2d(
      x,
      spatial.map((s, d) => s / sizes[d]),
    )
  return adaptiveAvg('adaptiveAvgPool2d', x, sizes, 2)
}
/** Means over windows chosen so that [N, C, D, H, W] becomes [N, C, ...outputSize]. */
export const adaptiveAvgPool3d = (x: Tensor, outputSize: OutputSize): Tensor =>
  adaptiveAvg('adaptiveAvgPool3d', x, outputSize, 3)

/** Flat places of each window, the first one repeated up to the largest window: [outputs, cells]. */
function windowTable(sizes: readonly number[], out: readonly number[]): { table: number[][]; width: number } {
  let table: number[][] = [[]]
  sizes.forEach((size, d) => {
    const next: number[][] = []
    for (const row of table)
      for (let i = 0; i < out[d]; i++) {
        const [from, to] = bounds(i, size, out[d])
        const cells = Array.from({ length: to - from }, (_, k) => from + k)
        next.push(d === 0 ? cells : row.flatMap(at => cells.map(cell => at * size + cell)))
      }
    table = next
  })
  return { table, width: Math.max(1, ...table.map(row => row.length)) }
}

export interface AdaptiveMaxPoolOptions {
  returnIndices?: boolean
}

type AdaptiveMaxPool = <const Options extends AdaptiveMaxPoolOptions>(
  x: Tensor,
  outputSize: OutputSize,
  options?: Options,
) => WithIndices<Options>

/** Max pooling over the last `n` dimensions. */
const adaptiveMax =
  (op: string, n: number): AdaptiveMaxPool =>
  <Options extends AdaptiveMaxPoolOptions>(x: Tensor, outputSize: OutputSize, options?: Options) => {
    checkInterrupt()
    const out = outputSizes(op, x, outputSize, n)
    const lead = x.sizes.slice(0, -n)
    const { table, width } = windowTable(x.sizes.slice(-n), out)
    const flat = Int32Array.from(table.flatMap(row => Array.from({ length: width }, (_, i) => row[i] ?? row[0])))
    const places = tensor(flat, { shape: [table.length, width] })
    const windows = x
      .flatten(-n)
      .indexSelect(-1, places.reshape(-1))
      .reshape(...lead, table.length, width)
    const [values, at] = windows.max(-1)
    const shaped = values.reshape(...lead, ...out)
    if (!options?.returnIndices) return shaped as WithIndices<Options>
    const indices = places.expand(...lead, table.length, width).gather(-1, at.unsqueeze(-1))
    return [shaped, indices.reshape(...lead, ...out)] as unknown as WithIndices<Options>
  }

/** The largest value of each window, windows as in adaptiveAvgPool1d; with `returnIndices` also its place, flat. */
export const adaptiveMaxPool1d = adaptiveMax('adaptiveMaxPool1d', 1)
/** The largest values of windows chosen so that [N, C, H, W] becomes [N, C, ...outputSize]. */
export const adaptiveMaxPool2d = adaptiveMax('adaptiveMaxPool2d', 2)
/** The largest values of windows chosen so that [N, C, D, H, W] becomes [N, C, ...outputSize]. */
export const adaptiveMaxPool3d = adaptiveMax('adaptiveMaxPool3d', 3)

/** Norms of windows: (sum x^p)^(1/p), computed from the average as PyTorch does. */
function lpPool(x: Tensor, p: number, n: 1 | 2, kernelSize: PerDim, { stride, ceilMode }: AvgPoolOptions): Tensor {
  const cells = eachDim('lpPool', 'kernelSize', kernelSize, n).reduce((a, b) => a * b, 1)
  const mean = (n === 1 ? avgPool1d : avgPool2d)(x.pow(p), kernelSize, { stride, ceilMode })
  return sign(mean)
    .mul(relu(mean.abs()))
    .mul(cells)
    .pow(1 / p)
}
/** The p-norm of each window of [N, C, L]. */
export const lpPool1d = (x: Tensor, normType: number, kernelSize: PerDim, options: AvgPoolOptions = {}): Tensor =>
  lpPool(x, normType, 1, kernelSize, options)
/** The p-norm of each window of [N, C, H, W]. */
export const lpPool2d = (x: Tensor, normType: number, kernelSize: PerDim, options: AvgPoolOptions = {}): Tensor =>
  lpPool(x, normType, 2, kernelSize, options)

export interface UnpoolOptions {
  stride?: PerDim | null
  padding?: PerDim
  outputSize?: readonly number[] | null
}
/** Puts values back to the places that max pooling found, zeros elsewhere. */
function maxUnpool(
  op: string,
  x: Tensor,
  indices: Tensor,
  n: number,
  kernelSize: PerDim,
  options: UnpoolOptions,
): Tensor {
  checkInterrupt()
  const { padding = 0, outputSize = null } = options
  const kernel = eachDim(op, 'kernelSize', kernelSize, n)
  const stride =
    options.stride === undefined || options.stride === null ? kernel : eachDim(op, 'stride', options.stride, n)
  const pads = eachDim(op, 'padding', padding, n, 0)
  if (formatShape(x.sizes) !== formatShape(indices.sizes))
    throw new RangeError(
      `${op}: values of shape ${formatShape(x.sizes)} and indices of shape ${formatShape(indices.sizes)} must have one shape`,
    )
  const lead = x.sizes.slice(0, -n)
  const sizes = outputSize
    ? outputSize.slice(-n)
    : x.sizes.slice(-n).map((size, d) => (size - 1) * stride[d] - 2 * pads[d] + kernel[d])
  const flat = zeros([...lead, sizes.reduce((a, b) => a * b, 1)])
  return flat.scatter(-1, indices.reshape(...lead, -1), x.reshape(...lead, -1)).reshape(...lead, ...sizes)
}
/** Puts the values of maxPool1d back to the `indices` that it found, zeros elsewhere. */
export const maxUnpool1d = (x: Tensor, indices: Tensor, kernelSize: PerDim, options: UnpoolOptions = {}): Tensor =>
  maxUnpool('maxUnpool1d', x, indices, 1, kernelSize, options)
/** Puts the values of maxPool2d back to the `indices` that it found, zeros elsewhere. */
export const maxUnpool2d = (x: Tensor, indices: Tensor, kernelSize: PerDim, options: UnpoolOptions = {}): Tensor =>
  maxUnpool('maxUnpool2d', x, indices, 2, kernelSize, options)
/** Puts the values of maxPool3d back to the `indices` that it found, zeros elsewhere. */
export const maxUnpool3d = (x: Tensor, indices: Tensor, kernelSize: PerDim, options: UnpoolOptions = {}): Tensor =>
  maxUnpool('maxUnpool3d', x, indices, 3, kernelSize, options)
