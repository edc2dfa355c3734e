import { record, rule } from '../autograd/node.ts'
import { checkInterrupt } from '../hooks.ts'

import { formatShape, sizesOf, wrapDim, wrapDims, wholeNumber } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { tensor } from './creation.ts'
import { copyElements } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { alias } from './core/view.ts'
import { indexSelect } from './gather.ts'
import { cat } from './join.ts'
import { expand, narrow, reshape, transpose } from './shape.ts'

// Copies in another order or number: repeating, mirroring, rolling.

/** The tensor laid side by side, `times[d]` copies along dimension d; new dimensions come in front. */
export function repeat(x: Tensor, ...times: number[] | [readonly number[]]): Tensor {
  checkInterrupt()
  checkTensor('repeat', x)
  const counts = sizesOf('repeat', times)
  const lead = counts.length - x.sizes.length
  if (lead < 0)
    throw new RangeError(`repeat: ${formatShape(counts)} names fewer dimensions than shape ${formatShape(x.sizes)} has`)
  const own = counts.map((_, d) => (d < lead ? 1 : x.sizes[d - lead]))
  const apart = own.flatMap(size => [1, size])
  const spread = expand(
    reshape(x, apart),
    own.flatMap((size, d) => [counts[d], size]),
  )
  const sizes = own.map((size, d) => size * counts[d])
  const out = reshape(spread, sizes)
  return out.storage === x.storage ? out.clone() : out
}

/** As `repeat`, but with too few counts the last dimensions are meant. */
export function tile(x: Tensor, ...times: number[] | [readonly number[]]): Tensor {
  const counts = sizesOf('tile', times)
  return repeat(x, [...x.sizes.slice(counts.length).map(() => 1), ...counts])
}

/**
 * Each entry along a dimension repeated in place: `repeats` times, or by its own count. Without a dimension the tensor is
 * flattened first. `repeatInterleave(counts)` alone gives the indices.
 */
export function repeatInterleave(
  x: Tensor,
  repeats?: number | Tensor | readonly number[] | { dim?: number | null },
  options: { dim?: number | null } | number = {},
): Tensor {
  checkInterrupt()
  checkTensor('repeatInterleave', x)
  if (repeats === undefined) return tensor(interleaved(x.toTypedArray(), x.count))
  const named = typeof options === 'number' ? { dim: options } : options
  const source = named.dim === undefined || named.dim === null ? reshape(x, -1) : x
  const d = wrapDim('repeatInterleave', named.dim ?? 0, source.sizes.length)
  const n = source.sizes[d] ?? 1
  const counts = repeats instanceof Tensor ? repeats.toTypedArray() : ([repeats].flat() as number[])
  if (counts.length !== 1 && counts.length !== n)
    throw new RangeError(`repeatInterleave: ${counts.length} counts for ${n} entries of dimension ${d}`)
  return indexSelect(source, d, tensor(interleaved(counts, n)))
}

function interleaved(counts: ArrayLike<number>, n: number): Int32Array {
  const timesOf = (i: number): number => counts[counts.length === 1 ? 0 : i]
  let total = 0
  for (let i = 0; i < n; i++) {
    const times = timesOf(i)
    if (!Number.isInteger(times) || times < 0)
      throw new RangeError(`repeatInterleave: ${times} is no number of repeats`)
    total += times
  }
  if (total >= 2 ** 31) throw new RangeError(`repeatInterleave: ${total} entries are more than a tensor can have`)
  const indices = new Int32Array(total)
  for (let i = 0, at = 0; i < n; i++) for (let k = 0; k < timesOf(i); k++) indices[at++] = i
  return indices
}

const flipRule = rule<[readonly number[]]>('flip', (g, dims) => flip(g, dims))

/** Mirrored along one or several dimensions; a copy. */
export function flip(x: Tensor, ...dims: number[] | [readonly number[]]): Tensor {
  checkInterrupt()
  checkTensor('flip', x)
  const over = wrapDims('flip', (Array.isArray(dims[0]) ? dims[0] : dims) as number[], x.sizes.length)
  const out = empty(x.sizes, x.dtype)
  if (out.count > 0) {
    // Walk the source backwards: from its last entry with a negative stride.
    let offset = x.offset
    const strides = x.strides.map((stride, d) => {
      if (!over.includes(d)) return stride
      offset += (x.sizes[d] - 1) * stride
      return -stride
    })
    copyElements(alias(x, x.sizes, strides, offset), out)
  }
  return record(out, flipRule, [x], [over])
}
/** Mirrored along the columns: left to right. */
export function fliplr(x: Tensor): Tensor {
  if (x.sizes.length < 2)
    throw new RangeError(`fliplr: expected at least 2 dimensions, got shape ${formatShape(x.sizes)}`)
  return flip(x, 1)
}
/** Mirrored along the rows: upside down. */
export function flipud(x: Tensor): Tensor {
  if (x.sizes.length < 1) throw new RangeError('flipud: expected at least 1 dimension, got a 0-dim tensor')
  return flip(x, 0)
}

/** Entries moved by `shifts` places along dimensions; those that leave at one end come in at the other. */
export function roll(
  x: Tensor,
  shifts: number | readonly number[],
  dims?: number | readonly number[] | { dims?: number | readonly number[] },
): Tensor {
  checkInterrupt()
  checkTensor('roll', x)
  const by = ([shifts].flat() as number[]).map(shift => wholeNumber('roll', 'a shift', shift))
  const given = typeof dims === 'object' && !Array.isArray(dims) ? (dims as { dims?: number | number[] }).dims : dims
  const over = given === undefined || given === null ? [] : ([given].flat() as number[])
  if (over.length === 0) {
    if (by.length !== 1) throw new RangeError(`roll: ${by.length} shifts and no dimensions`)
    return reshape(roll(reshape(x, -1), by[0], 0), x.sizes)
  }
  if (by.length !== over.length) throw new RangeError(`roll: ${by.length} shifts for ${over.length} dimensions`)
  let out = x
  over.forEach((dim, i) => {
    const d = wrapDim('roll', dim, x.sizes.length)
    const n = x.sizes[d] ?? 0
    const start = n === 0 ? 0 : (((n - by[i]) % n) + n) % n
    if (start > 0) out = cat([narrow(out, d, start, n - start), narrow(out, d, 0, start)], d)
  })
  return out === x ? x.clone() : out
}

/** Turned by k times 90 degrees in the plane of two dimensions, from the first towards the second. */
export function rot90(
  x: Tensor,
  k: number | { k?: number; dims?: readonly number[] } = 1,
  dims: readonly number[] = [0, 1],
): Tensor {
  const { k: turns = 1, dims: plane = dims } = typeof k === 'number' ? { k, dims } : k
  if (plane.length !== 2) throw new RangeError(`rot90: expected two dimensions, got ${formatShape(plane)}`)
  if (x.sizes.length < 2)
    throw new RangeError(`rot90: expected at least 2 dimensions, got shape ${formatShape(x.sizes)}`)
  const [a, b] = plane.map(dim => wrapDim('rot90', dim, x.sizes.length))
  if (a === b) throw new RangeError(`rot90: the plane ${formatShape(plane)} has one dimension twice`)
  const quarter = ((wholeNumber('rot90', 'k', turns) % 4) + 4) % 4
  if (quarter === 1) return transpose(flip(x, b), a, b)
  if (quarter === 2) return flip(x, a, b)
  if (quarter === 3) return flip(transpose(x, a, b), b)
  return x.clone()
}
