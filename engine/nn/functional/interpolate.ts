import { checkInterrupt } from '../../hooks.ts'
import { matmul } from '../../ops/matmul.ts'
import { tensor } from '../../ops/creation.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { adaptiveAvgPool1d, adaptiveAvgPool2d, adaptiveAvgPool3d } from './pool-adaptive.ts'

export type InterpolationMode = 'nearest' | 'nearest-exact' | 'linear' | 'bilinear' | 'trilinear' | 'bicubic' | 'area'
export interface InterpolateOptions {
  /** The new spatial size; or else `scaleFactor`. */
  size?: number | readonly number[] | null
  scaleFactor?: number | readonly number[] | null
  mode?: InterpolationMode
  /** Whether the corner pixels keep their places (linear and cubic modes). */
  alignCorners?: boolean | null
  /** Whether the scale is computed anew from the sizes instead of taken as given. */
  recomputeScaleFactor?: boolean | null
  antialias?: boolean
}

/** Where output i lies in the input, and how far apart outputs are. */
interface Line {
  readonly size: number
  readonly out: number
  /** Input cells an output cell covers. */
  readonly scale: number
  readonly alignCorners: boolean
}

/** Centre of output i in input coordinates. */
const centre = ({ size, out, scale, alignCorners }: Line, i: number): number =>
  alignCorners ? (out > 1 ? (i * (size - 1)) / (out - 1) : 0) : scale * (i + 0.5) - 0.5

type Kernel = (line: Line, i: number) => [cell: number, weight: number][]
const clampTo = (cell: number, size: number) => Math.min(Math.max(cell, 0), size - 1)

const cubicA = -0.75
const near = (t: number) => ((cubicA + 2) * t - (cubicA + 3)) * t * t + 1
const far = (t: number) => ((cubicA * t - 5 * cubicA) * t + 8 * cubicA) * t - 4 * cubicA

/** The input cells of each output cell along one dimension, and what each counts. */
const kernels: Record<'nearest' | 'nearest-exact' | 'linear' | 'cubic', Kernel> = {
  nearest: ({ size, scale }, i) => [[Math.min(Math.floor(i * scale), size - 1), 1]],
  'nearest-exact': ({ size, scale }, i) => [[Math.min(Math.floor((i + 0.5) * scale), size - 1), 1]],
  linear: (line, i) => {
    const at = Math.max(centre(line, i), 0)
    const cell = Math.min(Math.floor(at), line.size - 1)
    const share = Math.min(at - cell, 1)
    return [
      [cell, 1 - share],
      [clampTo(cell + 1, line.size), share],
    ]
  },
  cubic: (line, i) => {
    const at = centre(line, i)
    const cell = Math.floor(at)
    const t = at - cell
    return [
      [clampTo(cell - 1, line.size), far(t + 1)],
      [clampTo(cell, line.size), near(t)],
      [clampTo(cell + 1, line.size), near(1 - t)],
      [clampTo(cell + 2, line.size), far(2 - t)],
    ]
  },
}

const modes: Record<Exclude<InterpolationMode, 'area'>, { kernel: Kernel; n: readonly number[]; corners: boolean }> = {
  nearest: { kernel: kernels.nearest, n: [1, 2, 3], corners: false },
  'nearest-exact': { kernel: kernels['nearest-exact'], n: [1, 2, 3], corners: false },
  linear: { kernel: kernels.linear, n: [1], corners: true },
  bilinear: { kernel: kernels.linear, n: [2], corners: true },
  trilinear: { kernel: kernels.linear, n: [3], corners: true },
  bicubic: { kernel: kernels.cubic, n: [2], corners: true },
}

/** One dimension resampled: a choice of cells, or a product with a matrix of weights. */
function alongLine(x: Tensor, d: number, line: Line, kernel: Kernel): Tensor {
  const cells = Array.from({ length: line.out }, (_, i) => kernel(line, i))
  if (cells.every(list => list.length === 1))
    return x.indexSelect(d, tensor(Int32Array.from(cells, ([[cell]]) => cell)))
  const weights = new Float32Array(line.out * line.size)
  cells.forEach((list, i) => list.forEach(([cell, weight]) => (weights[i * line.size + cell] += weight)))
  return matmul(x.movedim(d, -1), tensor(weights, { shape: [line.out, line.size] }).t()).movedim(-1, d)
}

const areas = [adaptiveAvgPool1d, adaptiveAvgPool2d, adaptiveAvgPool3d]

/** Resizes [N, C, ...] to `size`, or by `scaleFactor`: nearest cells, linear or cubic weights, or means of areas. */
export function interpolate(x: Tensor, options: InterpolateOptions = {}): Tensor {
  checkInterrupt()
  const {
    size = null,
    scaleFactor = null,
    mode = 'nearest',
    alignCorners = null,
    recomputeScaleFactor = null,
  } = options
  const n = x.sizes.length - 2
  if (n < 1 || n > 3)
    throw new RangeError(
      `interpolate: expected [N, C, ...] with 1 to 3 spatial dimensions, got shape ${formatShape(x.sizes)}`,
    )
  if ((size === null) === (scaleFactor === null))
    throw new TypeError('interpolate: give size or scaleFactor, one of the two')
  const perDim = (value: number | readonly number[]) =>
    typeof value === 'number' ? new Array<number>(n).fill(value) : [...value]
  const factors = scaleFactor === null ? null : perDim(scaleFactor)
  const target = size === null ? factors!.map((f, d) => Math.floor(x.sizes[d + 2] * f)) : perDim(size)
  if (target.length !== n) throw new RangeError(`interpolate: expected ${n} sizes or factors, got ${target.length}`)
  if (target.some(length => !(length > 0)))
    throw new RangeError(`interpolate: the result would have the size ${formatShape(target)}`)
  if (mode === 'area') return areas[n - 1](x, target)
  const way = modes[mode]
  if (!way)
    throw new TypeError(
      `interpolate: there is no mode '${String(mode)}'; there are ${[...Object.keys(modes), 'area'].join(', ')}`,
    )
  if (!way.n.includes(n))
    throw new RangeError(
      `interpolate: mode '${mode}' is for ${way.n.join(' or ')} spatial dimensions, got shape ${formatShape(x.sizes)}`,
    )
  if (!way.corners && alignCorners !== null)
    throw new TypeError(`interpolate: alignCorners has no meaning for mode '${mode}'`)
  let out = x
  target.forEach((length, d) => {
    const given = factors && !recomputeScaleFactor ? 1 / factors[d] : null
    const line = {
      size: x.sizes[d + 2],
      out: length,
      scale: given ?? x.sizes[d + 2] / length,
      alignCorners: alignCorners ?? false,
    }
    out = alongLine(out, d + 2, line, way.kernel)
  })
  return out.contiguous()
}
/** The old names. */
export const upsample = interpolate
/** `interpolate` that repeats the nearest value. */
export const upsampleNearest = (x: Tensor, options: InterpolateOptions = {}): Tensor =>
  interpolate(x, { ...options, mode: 'nearest' })
/** `interpolate` between the four nearest values, the corners held in place. */
export const upsampleBilinear = (x: Tensor, options: InterpolateOptions = {}): Tensor =>
  interpolate(x, { ...options, mode: 'bilinear', alignCorners: true })

/** [N, C r^2, H, W] -> [N, C, H r, W r]: channels become the pixels of larger images (Shi et al., 2016). */
export function pixelShuffle(x: Tensor, upscaleFactor: number): Tensor {
  checkInterrupt()
  const r = upscaleFactor
  const lead = x.sizes.slice(0, -3)
  const [C, H, W] = x.sizes.slice(-3)
  if (x.sizes.length < 3 || C % (r * r) !== 0)
    throw new RangeError(`pixelShuffle: ${C} channels (shape ${formatShape(x.sizes)}) are no multiple of ${r * r}`)
  const k = lead.length
  const parts = x.reshape(...lead, C / (r * r), r, r, H, W)
  return parts
    .permute(...lead.map((_, d) => d), k, k + 3, k + 1, k + 4, k + 2)
    .reshape(...lead, C / (r * r), H * r, W * r)
}
/** The inverse of pixelShuffle: [N, C, H r, W r] -> [N, C r^2, H, W]. */
export function pixelUnshuffle(x: Tensor, downscaleFactor: number): Tensor {
  checkInterrupt()
  const r = downscaleFactor
  const lead = x.sizes.slice(0, -3)
  const [C, H, W] = x.sizes.slice(-3)
  if (x.sizes.length < 3 || H % r !== 0 || W % r !== 0)
    throw new RangeError(`pixelUnshuffle: an image of ${H} x ${W} does not divide by ${r}`)
  const k = lead.length
  const parts = x.reshape(...lead, C, H / r, r, W / r, r)
  return parts
    .permute(...lead.map((_, d) => d), k, k + 2, k + 4, k + 1, k + 3)
    .reshape(...lead, C * r * r, H / r, W / r)
}
/** Mixes the channels of `groups` groups: [N, C, H, W] -> the same shape (Zhang et al., 2018). */
export function channelShuffle(x: Tensor, groups: number): Tensor {
  checkInterrupt()
  const [N, C, ...rest] = x.sizes
  if (x.sizes.length < 3 || C % groups !== 0)
    throw new RangeError(
      `channelShuffle: ${C} channels (shape ${formatShape(x.sizes)}) do not divide into ${groups} groups`,
    )
  return x
    .reshape(N, groups, C / groups, ...rest)
    .transpose(1, 2)
    .reshape(x.sizes)
}
