import { jointRule, record } from '../../autograd/node.ts'
import { noGrad } from '../../autograd/mode.ts'
import { kernels } from '../../backends/index.ts'
import { checkInterrupt } from '../../hooks.ts'
import { compact } from '../../ops/core/stride.ts'
import { tensor, zeros } from '../../ops/creation.ts'
import { checkedIndex } from '../../ops/core/indices.ts'
import { stack } from '../../ops/join.ts'
import { int32 } from '../../tensor/dtype.ts'
import { formatShape } from '../../tensor/shape.ts'
import { empty, type Tensor } from '../../tensor/tensor.ts'

/** Class indices [...] as vectors [..., numClasses] with a single 1, int32. */
export function oneHot(x: Tensor, numClasses: number | { numClasses?: number } = -1): Tensor {
  const wanted = typeof numClasses === 'number' ? numClasses : (numClasses.numClasses ?? -1)
  if (wanted === -1 && x.count === 0)
    throw new RangeError('oneHot: without entries the number of classes must be given')
  const classes = wanted === -1 ? Number(x.max().item()) + 1 : wanted
  if (x.count > 0 && Number(x.min().item()) < 0) throw new RangeError('oneHot: class indices must not be negative')
  const index = checkedIndex('oneHot', x, classes)
  return zeros([...x.sizes, classes], { dtype: int32 }).scatter(-1, index.unsqueeze(-1), 1)
}

export interface EmbeddingOptions {
  /** This row gets no gradient. */
  paddingIdx?: number | null
  /** Rows that are read and longer are first shortened to this norm, in place. */
  maxNorm?: number | null
  normType?: number
  /** Divides the gradient of each row by how often it was read. */
  scaleGradByFreq?: boolean
  /** Gradients are always dense here. */
  sparse?: boolean
}

const rowsRule = jointRule<[Tensor, readonly number[], number | null, boolean]>(
  'embedding',
  ([g], _wanted, index, sizes, paddingIdx, byFrequency) => [
    gatherRowsGradient(g!, index, sizes, paddingIdx, byFrequency),
  ],
)

function gatherRowsGradient(
  g: Tensor,
  index: Tensor,
  sizes: readonly number[],
  paddingIdx: number | null,
  byFrequency: boolean,
): Tensor {
  let rows = g.reshape(index.count, sizes[1])
  if (paddingIdx !== null) rows = rows.maskedFill(index.eq(paddingIdx).unsqueeze(1), 0)
  if (byFrequency) {
    const times = new Float32Array(sizes[0])
    const list = index.toTypedArray()
    for (const row of list) times[row]++
    rows = rows.div(tensor(Float32Array.from(list, row => times[row])).unsqueeze(1))
  }
  return zeros(sizes).indexAdd(0, index, rows)
}

/** Shortens the rows that will be read to at most `maxNorm`. */
function renormRows(weight: Tensor, index: Tensor, maxNorm: number, normType: number): void {
  noGrad(() => {
    for (const row of new Set(index.toTypedArray())) {
      const values = weight.at(row)
      const norm = values
        .abs()
        .pow(normType)
        .sum()
        .pow(1 / normType)
        .item()
      if (norm > maxNorm) values.mul_(maxNorm / (norm + 1e-7))
    }
  })
}

function wrapPadding(op: string, paddingIdx: number | null, rows: number): number | null {
  if (paddingIdx === null) return null
  if (paddingIdx < -rows || paddingIdx >= rows)
    throw new RangeError(`${op}: paddingIdx ${paddingIdx} is out of range; there are ${rows} rows`)
  return paddingIdx < 0 ? paddingIdx + rows : paddingIdx
}

/** Rows of a weight [V, D] by index: [...] int32 -> [..., D]. */
export function embedding(x: Tensor, weight: Tensor, options: EmbeddingOptions = {}): Tensor {
  checkInterrupt()
  const { maxNorm = null, normType = 2, scaleGradByFreq = false } = options
  if (weight.sizes.length !== 2)
    throw new RangeError(`embedding: expected a weight [rows, values], got shape ${formatShape(weight.sizes)}`)
  const [V, D] = weight.sizes
  const paddingIdx = wrapPadding('embedding', options.paddingIdx ?? null, V)
  const index = checkedIndex('embedding', x, V).reshape(-1)
  if (x.count > 0 && x.lt(0).any().item()) throw new RangeError('embedding: an index is negative')
  if (maxNorm !== null) renormRows(weight, index, maxNorm, normType)
  const table = compact(weight)
  const out = empty([...x.sizes, D], weight.dtype)
  const gatherRows = weight.dtype.bytes === 4 ? kernels.gatherRows4 : kernels.gatherRows1
  if (out.count > 0) gatherRows(table.ptr, index.ptr, out.ptr, index.count, D)
  if (!weight.dtype.isFloatingPoint) return out
  return record(out, rowsRule, [weight], [index, weight.sizes, paddingIdx, scaleGradByFreq])
}

export interface EmbeddingBagOptions extends EmbeddingOptions {
  /** Where each bag begins in a flat list of indices. */
  offsets?: Tensor | null
  mode?: 'mean' | 'sum' | 'max'
  perSampleWeights?: Tensor | null
  /** Whether the last offset is the end of the list instead of a bag. */
  includeLastOffset?: boolean
}

/** Sums, means or maxima of bags of rows: indices [B, N], or [N] with offsets [B], -> [B, D]. */
export function embeddingBag(x: Tensor, weight: Tensor, options: EmbeddingBagOptions = {}): Tensor {
  const { offsets = null, mode = 'mean', perSampleWeights = null, includeLastOffset = false, ...lookup } = options
  if (perSampleWeights && mode !== 'sum')
    throw new RangeError(`embeddingBag: perSampleWeights go with mode 'sum', got '${mode}'`)
  if (x.sizes.length === 1 && !offsets) throw new TypeError('embeddingBag: a flat list of indices needs offsets')
  const total = x.count
  const starts =
    x.sizes.length === 2
      ? Array.from({ length: x.sizes[0] }, (_, i) => i * x.sizes[1])
      : Array.from(offsets!.toTypedArray()).slice(0, includeLastOffset ? -1 : undefined)
  const ends = starts.map((_, i) =>
    x.sizes.length === 2
      ? (i + 1) * x.sizes[1]
      : i + 1 < starts.length
        ? starts[i + 1]
        : includeLastOffset
          ? offsets!.at(-1).item()
          : total,
  )
  const flat = x.reshape(-1)
  const rows = embedding(flat, weight, lookup)
  const weighted = perSampleWeights ? rows.mul(perSampleWeights.reshape(-1, 1)) : rows
  const padding = wrapPadding('embeddingBag', lookup.paddingIdx ?? null, weight.sizes[0])
  const indices = flat.toTypedArray()
  const bags = starts.map((from, i) => {
    const members = Array.from({ length: ends[i] - from }, (_, k) => from + k).filter(k => indices[k] !== padding)
    if (members.length === 0) return zeros([weight.sizes[1]])
    const bag = weighted.indexSelect(0, tensor(Int32Array.from(members)))
    return mode === 'max' ? bag.amax(0) : mode === 'mean' ? bag.mean(0) : bag.sum(0)
  })
  return bags.length ? stack(bags) : zeros([0, weight.sizes[1]])
}
