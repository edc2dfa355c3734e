import { empty, zeros } from '../../ops/creation.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { multiHeadAttention } from '../functional/attention.ts'
import { linear } from '../functional/linear.ts'
import { constant_, xavierNormal_, xavierUniform_ } from '../init.ts'
import { Module } from '../module.ts'
import { Parameter } from '../parameter.ts'
import { Linear } from './linear.ts'

export interface MultiheadAttentionOptions {
  dropout?: number
  bias?: boolean
  /** Whether a learnt key and value are put behind those given. */
  addBiasKv?: boolean
  /** Whether a key and a value of zeros are put behind those given. */
  addZeroAttn?: boolean
  /** Features of the keys and of the values; embedDim if left out. */
  kdim?: number | null
  vdim?: number | null
  /** Whether the batch comes first: [B, L, E] instead of [L, B, E]. */
  batchFirst?: boolean
}
export interface AttentionCallOptions {
  /** [B, S]: true where a key is padding and may not be looked at, or numbers to add. */
  keyPaddingMask?: Tensor | null
  /** Whether the attention weights are wanted too. */
  needWeights?: boolean
  /** [L, S] or [B heads, L, S]: true where a query may not look, or numbers to add. */
  attnMask?: Tensor | null
  /** Whether the weights are averaged over the heads. */
  averageAttnWeights?: boolean
}

/**
 * Attention in `numHeads` heads (Vaswani et al., 2017): `const [out, weights] = attention(query, key, value)` with query
 * [L, B, E], key and value [S, B, E], out [L, B, E], weights [B, L, S].
 */
export class MultiheadAttention extends Module {
  readonly embedDim: number
  readonly numHeads: number
  readonly dropout: number
  readonly batchFirst: boolean
  readonly addZeroAttn: boolean
  in_proj_weight: Parameter | null
  q_proj_weight: Parameter | null
  k_proj_weight: Parameter | null
  v_proj_weight: Parameter | null
  in_proj_bias: Parameter | null
  out_proj: Linear
  bias_k: Parameter | null
  bias_v: Parameter | null

  constructor(embedDim: number, numHeads: number, options: MultiheadAttentionOptions = {}) {
    super()
    const { dropout = 0, bias = true, addBiasKv = false, addZeroAttn = false, batchFirst = false } = options
    const [kdim, vdim] = [options.kdim ?? embedDim, options.vdim ?? embedDim]
    if (embedDim % numHeads !== 0)
      throw new RangeError(`MultiheadAttention: embedDim ${embedDim} does not divide into ${numHeads} heads`)
    this.embedDim = embedDim
    this.numHeads = numHeads
    this.dropout = dropout
    this.batchFirst = batchFirst
    this.addZeroAttn = addZeroAttn
    const alike = kdim === embedDim && vdim === embedDim
    const own = (...sizes: number[]) => new Parameter(empty(sizes))
    this.in_proj_weight = alike ? own(3 * embedDim, embedDim) : null
    this.q_proj_weight = alike ? null : own(embedDim, embedDim)
    this.k_proj_weight = alike ? null : own(embedDim, kdim)
    this.v_proj_weight = alike ? null : own(embedDim, vdim)
    this.in_proj_bias = bias ? new Parameter(zeros(3 * embedDim)) : null
    this.out_proj = new Linear(embedDim, embedDim, { bias })
    this.bias_k = addBiasKv ? own(1, 1, embedDim) : null
    this.bias_v = addBiasKv ? own(1, 1, embedDim) : null
    this.resetParameters()
  }

  resetParameters(): void {
    for (const weight of [this.in_proj_weight, this.q_proj_weight, this.k_proj_weight, this.v_proj_weight])
      if (weight) xavierUniform_(weight)
    if (this.in_proj_bias) constant_(this.in_proj_bias, 0)
    if (this.out_proj.bias) constant_(this.out_proj.bias, 0)
    for (const bias of [this.bias_k, this.bias_v]) if (bias) xavierNormal_(bias)
  }

  /** The three projections; one product where query, key and value are the same tensor. */
  private project(query: Tensor, key: Tensor, value: Tensor): [Tensor, Tensor, Tensor] {
    const { in_proj_weight: all, in_proj_bias: bias } = this
    if (all && query === key && key === value) return linear(query, all, bias).chunk(3, -1) as [Tensor, Tensor, Tensor]
    const weights = all ? all.chunk(3, 0) : [this.q_proj_weight!, this.k_proj_weight!, this.v_proj_weight!]
    const biases = bias ? bias.chunk(3, 0) : [null, null, null]
    return [query, key, value].map((x, i) => linear(x, weights[i], biases[i])) as [Tensor, Tensor, Tensor]
  }

  override forward(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    {
      keyPaddingMask = null,
      needWeights = true,
      attnMask = null,
      averageAttnWeights = true,
    }: AttentionCallOptions = {},
  ): [output: Tensor, weights: Tensor | null] {
    const single = query.sizes.length === 2
    for (const x of [query, key, value])
      if (x.sizes.length !== query.sizes.length || (!single && x.sizes.length !== 3))
        throw new RangeError(
          `MultiheadAttention: expected [L, B, E] or [L, E], got shapes ${[query, key, value].map(t => formatShape(t.sizes)).join(', ')}`,
        )
    const laidOut = new Map<Tensor, Tensor>()
    const layOut = (x: Tensor): Tensor => {
      if (!laidOut.has(x)) laidOut.set(x, single ? x.unsqueeze(1) : this.batchFirst ? x.transpose(0, 1) : x)
      return laidOut.get(x)!
    }
    const [out, weights] = multiHeadAttention(layOut(query), layOut(key), layOut(value), {
      numHeads: this.numHeads,
      inProj: (q, k, v) => this.project(q, k, v),
      outProj: x => this.out_proj(x),
      biasK: this.bias_k,
      biasV: this.bias_v,
      addZeroAttn: this.addZeroAttn,
      dropoutP: this.training ? this.dropout : 0,
      keyPaddingMask: single && keyPaddingMask ? keyPaddingMask.unsqueeze(0) : keyPaddingMask,
      attnMask,
      needWeights,
      averageAttnWeights,
    })
    if (single) return [out.squeeze(1), weights && weights.squeeze(0)]
    return [this.batchFirst ? out.transpose(0, 1) : out, weights]
  }
}
