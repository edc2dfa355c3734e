import { relu } from '../../ops/transcendental.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { gelu } from '../functional/activation.ts'
import { Module } from '../module.ts'
import { MultiheadAttention } from './attention.ts'
import { Dropout } from './dropout.ts'
import { Linear } from './linear.ts'
import { LayerNorm } from './norm.ts'

export interface TransformerLayerOptions {
  /** Width of the hidden layer of the feed-forward part. */
  dimFeedforward?: number
  dropout?: number
  activation?: 'relu' | 'gelu' | ((x: Tensor) => Tensor)
  layerNormEps?: number
  batchFirst?: boolean
  /** Whether normalisation comes before attention and feed-forward instead of after. */
  normFirst?: boolean
}
export interface EncoderMasks {
  srcMask?: Tensor | null
  srcKeyPaddingMask?: Tensor | null
}
export interface DecoderMasks {
  tgtMask?: Tensor | null
  memoryMask?: Tensor | null
  tgtKeyPaddingMask?: Tensor | null
  memoryKeyPaddingMask?: Tensor | null
}

/** What both kinds of layer have: self-attention and a feed-forward part, each with dropout and normalisation. */
abstract class TransformerLayer extends Module {
  readonly normFirst: boolean
  readonly activation: (x: Tensor) => Tensor
  self_attn: MultiheadAttention
  constructor(
    dModel: number,
    nhead: number,
    { dropout = 0.1, batchFirst = false, normFirst = false, activation = 'relu' }: TransformerLayerOptions,
  ) {
    super()
    if (activation !== 'relu' && activation !== 'gelu' && typeof activation !== 'function')
      throw new TypeError(`${this.className}: activation is 'relu', 'gelu' or a function, got '${String(activation)}'`)
    this.normFirst = normFirst
    this.activation = typeof activation === 'function' ? activation : activation === 'gelu' ? gelu : relu
    this.self_attn = new MultiheadAttention(dModel, nhead, { dropout, batchFirst })
  }

  /** Adds what a part makes of x to x: x + part(norm(x)), or norm(x + part(x)). */
  protected residual(x: Tensor, norm: LayerNorm, part: (x: Tensor) => Tensor): Tensor {
    return this.normFirst ? x.add(part(norm(x))) : norm(x.add(part(x)))
  }
}

/** Self-attention and feed-forward (Vaswani et al., 2017): [T, B, dModel] -> the same shape. */
export class TransformerEncoderLayer extends TransformerLayer {
  linear1: Linear
  dropout: Dropout
  linear2: Linear
  norm1: LayerNorm
  norm2: LayerNorm
  dropout1: Dropout
  dropout2: Dropout
  constructor(dModel: number, nhead: number, options: TransformerLayerOptions = {}) {
    super(dModel, nhead, options)
    const { dimFeedforward = 2048, dropout = 0.1, layerNormEps: eps = 1e-5 } = options
    this.linear1 = new Linear(dModel, dimFeedforward)
    this.dropout = new Dropout(dropout)
    this.linear2 = new Linear(dimFeedforward, dModel)
    this.norm1 = new LayerNorm(dModel, { eps })
    this.norm2 = new LayerNorm(dModel, { eps })
    this.dropout1 = new Dropout(dropout)
    this.dropout2 = new Dropout(dropout)
  }
  override forward(src: Tensor, masks: EncoderMasks | Tensor | null = {}): Tensor {
    const { srcMask = null, srcKeyPaddingMask = null } = encoderMasks(masks)
    const attended = this.residual(src, this.norm1, x => {
      const [out] = this.self_attn(x, x, x, {
        attnMask: srcMask,
        keyPaddingMask: srcKeyPaddingMask,
        needWeights: false,
      })
      return this.dropout1(out)
    })
    return this.residual(attended, this.norm2, x =>
      this.dropout2(this.linear2(this.dropout(this.activation(this.linear1(x))))),
    )
  }
}

/** A mask by position is the first of those by name. */
export const encoderMasks = (masks: EncoderMasks | Tensor | null): EncoderMasks =>
  masks === null ? {} : 'storage' in masks ? { srcMask: masks as Tensor } : masks

/** Self-attention, attention to the encoder's memory, and feed-forward: tgt [T, B, dModel], memory [S, B, dModel]. */
export class TransformerDecoderLayer extends TransformerLayer {
  multihead_attn: MultiheadAttention
  linear1: Linear
  dropout: Dropout
  linear2: Linear
  norm1: LayerNorm
  norm2: LayerNorm
  norm3: LayerNorm
  dropout1: Dropout
  dropout2: Dropout
  dropout3: Dropout
  constructor(dModel: number, nhead: number, options: TransformerLayerOptions = {}) {
    super(dModel, nhead, options)
    const { dimFeedforward = 2048, dropout = 0.1, layerNormEps: eps = 1e-5, batchFirst = false } = options
    this.multihead_attn = new MultiheadAttention(dModel, nhead, { dropout, batchFirst })
    this.linear1 = new Linear(dModel, dimFeedforward)
    this.dropout = new Dropout(dropout)
    this.linear2 = new Linear(dimFeedforward, dModel)
    this.norm1 = new LayerNorm(dModel, { eps })
    this.norm2 = new LayerNorm(dModel, { eps })
    this.norm3 = new LayerNorm(dModel, { eps })
    this.dropout1 = new Dropout(dropout)
    this.dropout2 = new Dropout(dropout)
    this.dropout3 = new Dropout(dropout)
  }
  override forward(tgt: Tensor, memory: Tensor, masks: DecoderMasks = {}): Tensor {
    const { tgtMask = null, memoryMask = null, tgtKeyPaddingMask = null, memoryKeyPaddingMask = null } = masks
    const own = this.residual(tgt, this.norm1, x => {
      const [out] = this.self_attn(x, x, x, {
        attnMask: tgtMask,
        keyPaddingMask: tgtKeyPaddingMask,
        needWeights: false,
      })
      return this.dropout1(out)
    })
    const informed = this.residual(own, this.norm2, x => {
      const [out] = this.multihead_attn(x, memory, memory, {
        attnMask: memoryMask,
        keyPaddingMask: memoryKeyPaddingMask,
        needWeights: false,
      })
      return this.dropout2(out)
    })
    return this.residual(informed, this.norm3, x =>
      this.dropout3(this.linear2(this.dropout(this.activation(this.linear1(x))))),
    )
  }
}
