import { checkInterrupt } from '../hooks.ts'
import { formatShape } from '../tensor/shape.ts'
import { Tensor } from '../tensor/tensor.ts'
import { empty, fillWith, tensor } from './creation.ts'
import { checkTensor } from './core/unary.ts'
import { indexSelect } from './gather.ts'
import { narrow } from './shape.ts'

/** How far and at which end each dimension grows: [before, after] of the last one, then of the one before it, and so on. */
export type Padding = readonly number[]
export type PadMode = 'constant' | 'reflect' | 'replicate' | 'circular'

/** Where each place of the padded dimension reads, for the modes that copy values of the tensor. */
/** i counts from the first entry, n is their number; of them `kept`, from `first` on, are not cut off. */
type Source = (i: number, n: number, first: number, kept: number) => number
const sources: Record<Exclude<PadMode, 'constant'>, Source> = {
  reflect: (i, n) => (i < 0 ? -i : i >= n ? 2 * n - 2 - i : i),
  replicate: (i, n) => Math.min(Math.max(i, 0), n - 1),
  circular: (i, _n, first, kept) => first + ((((i - first) % kept) + kept) % kept),
}

/** A border of one value around the tensor; negative amounts cut off. */
export function constantPadNd(x: Tensor, pad: Padding, value: number | boolean = 0): Tensor {
  checkInterrupt()
  checkTensor('pad', x)
  checkPadding(x, pad)
  const rank = x.sizes.length
  const sizes = [...x.sizes]
  for (let k = 0; k < pad.length; k += 2) sizes[rank - 1 - k / 2] += pad[k] + pad[k + 1]
  if (sizes.some(size => size < 0))
    throw new RangeError(`pad: ${formatShape(pad)} cuts more off shape ${formatShape(x.sizes)} than there is`)
  const out = fillWith(empty(sizes, { dtype: x.dtype }), value)
  let inside = out
  let source = x
  for (let k = 0; k < pad.length; k += 2) {
    const d = rank - 1 - k / 2
    const [before, after] = [pad[k], pad[k + 1]]
    const length = Math.min(sizes[d], sizes[d] - Math.max(0, before) - Math.max(0, after))
    inside = narrow(inside, d, Math.max(0, before), Math.max(0, length))
    source = narrow(source, d, Math.max(0, -before), Math.max(0, length))
  }
  inside.copy_(source)
  return out
}

function checkPadding(x: Tensor, pad: Padding): void {
  if (pad.length % 2 !== 0) throw new RangeError(`pad: expected pairs of amounts, got ${formatShape(pad)}`)
  if (pad.length > 2 * x.sizes.length)
    throw new RangeError(`pad: ${formatShape(pad)} names more dimensions than shape ${formatShape(x.sizes)} has`)
}

/** A border around the last dimensions: of one value, or of the tensor's own values mirrored, repeated or wrapped. */
export function pad(
  x: Tensor,
  padding: Padding,
  mode: PadMode | { mode?: PadMode; value?: number | null } = 'constant',
  value: number | null = null,
): Tensor {
  const { mode: kind = 'constant', value: fill = value } = typeof mode === 'string' ? { mode, value } : mode
  if (kind === 'constant') return constantPadNd(x, padding, fill ?? 0)
  const source = sources[kind]
  if (!source) throw new TypeError(`pad: mode is 'constant', 'reflect', 'replicate' or 'circular', got ${String(kind)}`)
  checkTensor('pad', x)
  checkPadding(x, padding)
  const rank = x.sizes.length
  if (rank <= padding.length / 2)
    throw new RangeError(
      `pad: mode '${kind}' with ${formatShape(padding)} needs more dimensions than ${formatShape(x.sizes)}`,
    )
  let out = x
  for (let k = 0; k < padding.length; k += 2) {
    const d = rank - 1 - k / 2
    const n = x.sizes[d]
    const [before, after] = [padding[k], padding[k + 1]]
    const kept = n + Math.min(0, before) + Math.min(0, after)
    const limit = kind === 'reflect' ? n - 1 : kind === 'circular' ? n : Infinity
    if (before > limit || after > limit)
      throw new RangeError(
        `pad: mode '${kind}' reaches at most ${limit} beyond dimension ${d} of shape ${formatShape(x.sizes)}`,
      )
    const reads = Int32Array.from({ length: Math.max(0, n + before + after) }, (_, i) =>
      source(i - before, n, Math.max(0, -before), kept),
    )
    out = indexSelect(out, d, tensor(reads))
  }
  return out === x ? x.clone() : out
}
