import { record, rule } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'
import { copyElements } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { alias } from './core/view.ts'
import { tensor } from './creation.ts'
import { formatShape } from '../tensor/shape.ts'
import { empty, type Tensor } from '../tensor/tensor.ts'

/** What stands outside: one value, the mirror image, the nearest edge, or the other end. */
export type PadMode = 'constant' | 'reflect' | 'replicate' | 'circular'
export interface PadOptions {
  mode?: PadMode
  value?: number | null
}

/** Cells before and behind each dimension, from pairs that begin with the last dimension. */
function sidesOf(x: Tensor, padding: readonly number[]): [before: number, after: number][] {
  const rank = x.sizes.length
  if (padding.length % 2 !== 0 || padding.length / 2 > rank)
    throw new RangeError(
      `pad: expected a pair of numbers for each of at most ${rank} dimensions, got ${formatShape(padding)} for shape ${formatShape(x.sizes)}`,
    )
  const sides = x.sizes.map((): [number, number] => [0, 0])
  for (let i = 0; i < padding.length; i += 2) sides[rank - 1 - i / 2] = [padding[i], padding[i + 1]]
  return sides
}

const constantRule = rule<[readonly number[]]>('constantPadNd', (g, padding) =>
  constantPadNd(
    g,
    padding.map(p => -p),
    0,
  ),
)

/** A border of one value: cells before and behind the last dimension, then the one before it; negative numbers crop. */
export function constantPadNd(x: Tensor, padding: readonly number[], value: number | boolean = 0): Tensor {
  checkInterrupt()
  checkTensor('pad', x)
  const sides = sidesOf(x, padding)
  const sizes = x.sizes.map((size, d) => size + sides[d][0] + sides[d][1])
  if (sizes.some(size => size < 0))
    throw new RangeError(`pad: ${formatShape(padding)} takes more off shape ${formatShape(x.sizes)} than there is`)
  const out = empty(sizes, x.dtype)
  if (out.count > 0) out.fill_(Number(value))
  const shown = x.sizes.map((size, d) => size + Math.min(0, sides[d][0]) + Math.min(0, sides[d][1]))
  if (shown.every(size => size > 0)) {
    const from = x.strides.reduce((at, stride, d) => at + stride * Math.max(0, -sides[d][0]), x.offset)
    const to = out.strides.reduce((at, stride, d) => at + stride * Math.max(0, sides[d][0]), 0)
    copyElements(alias(x, shown, x.strides, from), alias(out, shown, out.strides, to))
  }
  return x.dtype.isFloatingPoint ? record(out, constantRule, [x], [padding]) : out
}

/** Where each cell of a padded line of `size` cells comes from. */
const sources: Record<Exclude<PadMode, 'constant'>, (at: number, size: number) => number> = {
  replicate: (at, size) => Math.min(Math.max(at, 0), size - 1),
  circular: (at, size) => ((at % size) + size) % size,
  reflect: (at, size) => (at < 0 ? -at : at >= size ? 2 * (size - 1) - at : at),
}
const limits: Record<Exclude<PadMode, 'constant'>, (size: number) => number> = {
  replicate: size => (size > 0 ? Infinity : 0),
  circular: size => size,
  reflect: size => size - 1,
}

/**
 * Makes a tensor larger (or, with negative numbers, smaller): `padding` holds cells before and behind the last
 * dimension, then the one before it, and so on: `F.pad(x, [left, right, top, bottom])`.
 */
export function pad(
  x: Tensor,
  padding: readonly number[],
  options: PadMode | PadOptions = {},
  value: number | null = 0,
): Tensor {
  checkInterrupt()
  checkTensor('pad', x)
  const given = typeof options === 'string' ? { mode: options, value } : options
  const { mode = 'constant' } = given
  if (mode === 'constant') return constantPadNd(x, padding, given.value ?? 0)
  const sourceOf = sources[mode]
  if (!sourceOf)
    throw new TypeError(
      `pad: there is no mode '${String(mode)}'; there are constant, ${Object.keys(sources).join(', ')}`,
    )
  let out = x
  sidesOf(x, padding).forEach(([before, after], d) => {
    if (before === 0 && after === 0) return
    const size = x.sizes[d]
    if (Math.max(before, after) > limits[mode](size))
      throw new RangeError(
        `pad: ${mode} cannot add ${Math.max(before, after)} cells to a dimension of size ${size} (shape ${formatShape(x.sizes)})`,
      )
    const length = Math.max(0, size + before + after)
    // What a negative number crops, the other end of a circle does not bring back.
    const [lost, kept] =
      mode === 'circular' ? [Math.max(0, -before), size + Math.min(0, before) + Math.min(0, after)] : [0, size]
    const from = mode === 'circular' ? Math.max(0, before) : before
    const index = Int32Array.from({ length }, (_, i) => lost + sourceOf(i - from, kept))
    out = out.indexSelect(d, tensor(index))
  })
  return out === x ? x.clone() : out
}
