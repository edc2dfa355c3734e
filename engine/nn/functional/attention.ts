import { checkInterrupt } from '../../hooks.ts'
import { softmax } from '../../ops/activation.ts'
import { where } from '../../ops/compare.ts'
import { ones } from '../../ops/creation.ts'
import { cat } from '../../ops/join.ts'
import { matmul } from '../../ops/matmul.ts'
import { bool } from '../../tensor/dtype.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { dropout } from './dropout.ts'

export interface AttentionOptions {
  /** true where a query may look (bool), or numbers added to the scores (float32); broadcasts to [..., L, S]. */
  attnMask?: Tensor | null
  dropoutP?: number
  /** Query i sees keys 0 to i alone. */
  isCausal?: boolean
  /** What the scores are multiplied by; 1 / sqrt(E) if left out. */
  scale?: number | null
}

/** softmax(scores) V and the softmax itself; `blocked` says where the mask's true stands for "not". */
export function attend(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  { attnMask = null, dropoutP = 0, scale = null }: AttentionOptions,
): { output: Tensor; weights: Tensor } {
  const width = query.sizes[query.sizes.length - 1]
  // The query is scaled before the product, as PyTorch does.
  const scores = matmul(query.mul(scale ?? 1 / Math.sqrt(width)), key.transpose(-2, -1))
  const masked =
    attnMask === null ? scores : attnMask.dtype === bool ? where(attnMask, scores, -Infinity) : scores.add(attnMask)
  const weights = softmax(masked, -1)
  const kept = dropoutP > 0 ? dropout(weights, dropoutP) : weights
  return { output: matmul(kept, value), weights: kept }
}

/**
 * softmax(Q K^T / sqrt(E)) V: query [..., L, E], key [..., S, E], value [..., S, Ev] -> [..., L, Ev] (Vaswani et al.,
 * 2017). With `needWeights` the softmax [..., L, S] comes too.
 */
export function scaledDotProductAttention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: AttentionOptions & { needWeights: true },
): [output: Tensor, weights: Tensor]
export function scaledDotProductAttention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options?: AttentionOptions & { needWeights?: false },
): Tensor
export function scaledDotProductAttention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: AttentionOptions & { needWeights?: boolean } = {},
): Tensor | [Tensor, Tensor] {
  checkInterrupt()
  const { attnMask = null, isCausal = false, needWeights = false } = options
  if (isCausal && attnMask) throw new TypeError('scaledDotProductAttention: give attnMask or isCausal, not both')
  const [L, S] = [query.sizes[query.sizes.length - 2], key.sizes[key.sizes.length - 2]]
  const mask = isCausal ? ones(L, S, { dtype: bool }).tril() : attnMask
  const { output, weights } = attend(query, key, value, { ...options, attnMask: mask })
  return needWeights ? [output, weights] : output
}

export interface MultiHeadOptions {
  numHeads: number
  inProj: (query: Tensor, key: Tensor, value: Tensor) => [q: Tensor, k: Tensor, v: Tensor]
  outProj: (x: Tensor) => Tensor
  biasK: Tensor | null
  biasV: Tensor | null
  addZeroAttn: boolean
  dropoutP: number
  keyPaddingMask: Tensor | null
  attnMask: Tensor | null
  needWeights: boolean
  averageAttnWeights: boolean
}

/** A mask of either kind as numbers to add: -Infinity where a bool mask is true (may not look). */
const additive = (mask: Tensor): Tensor => (mask.dtype === bool ? where(mask, -Infinity, 0) : mask)

/** The sum of the masks as [B or 1, heads or 1, L, S], or null. */
function combineMasks(
  op: string,
  attnMask: Tensor | null,
  keyPadding: Tensor | null,
  B: number,
  heads: number,
  L: number,
  S: number,
): Tensor | null {
  let mask: Tensor | null = null
  if (attnMask) {
    const expected = attnMask.sizes.length === 3 ? [B * heads, L, S] : [L, S]
    if (formatShape(attnMask.sizes) !== formatShape(expected))
      throw new RangeError(
        `${op}: attnMask has shape ${formatShape(attnMask.sizes)}, expected ${formatShape(expected)}`,
      )
    mask = additive(attnMask).reshape(...(attnMask.sizes.length === 3 ? [B, heads, L, S] : [1, 1, L, S]))
  }
  if (keyPadding) {
    if (formatShape(keyPadding.sizes) !== formatShape([B, S]))
      throw new RangeError(
        `${op}: keyPaddingMask has shape ${formatShape(keyPadding.sizes)}, expected ${formatShape([B, S])}`,
      )
    const padding = additive(keyPadding).reshape(B, 1, 1, S)
    mask = mask ? mask.add(padding) : padding
  }
  return mask
}

/** Attention in several heads at once, on [L, B, E], [S, B, E], [S, B, E]. */
export function multiHeadAttention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: MultiHeadOptions,
): [output: Tensor, weights: Tensor | null] {
  checkInterrupt()
  const { numHeads: heads, biasK, biasV, addZeroAttn, dropoutP, needWeights, averageAttnWeights } = options
  let { attnMask, keyPaddingMask } = options
  const [L, B] = query.sizes
  let [q, k, v] = options.inProj(query, key, value)
  const widen = (n: number) => {
    const grow = (mask: Tensor | null) => mask && cat([mask, zerosBehind(mask, n)], -1)
    attnMask = grow(attnMask)
    keyPaddingMask = grow(keyPaddingMask)
  }
  if (biasK && biasV) {
    k = cat([k, biasK.expand(1, B, biasK.sizes[2])])
    v = cat([v, biasV.expand(1, B, biasV.sizes[2])])
    widen(1)
  }
  const split = (x: Tensor) => x.reshape(x.sizes[0], B, heads, -1).permute(1, 2, 0, 3)
  let [qs, ks, vs] = [split(q), split(k), split(v)]
  if (addZeroAttn) {
    const nothing = (x: Tensor) => cat([x, zerosBehind(x, 1, 2)], 2)
    ks = nothing(ks)
    vs = nothing(vs)
    widen(1)
  }
  const S = ks.sizes[2]
  const mask = combineMasks('MultiheadAttention', attnMask, keyPaddingMask, B, heads, L, S)
  const { output, weights } = attend(qs, ks, vs, { attnMask: mask, dropoutP })
  const joined = options.outProj(output.permute(2, 0, 1, 3).reshape(L * B, -1)).reshape(L, B, -1)
  if (!needWeights) return [joined, null]
  return [joined, averageAttnWeights ? weights.mean(1) : weights]
}

/** Zeros (or false) of `n` more entries along a dimension. */
function zerosBehind(x: Tensor, n: number, dim = x.sizes.length - 1): Tensor {
  const sizes = x.sizes.map((size, d) => (d === dim ? n : size))
  return ones(sizes, { dtype: x.dtype }).fill_(0)
}
