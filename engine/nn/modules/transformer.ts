import { noGrad } from '../../autograd/mode.ts'
import { where } from '../../ops/compare.ts'
import { ones } from '../../ops/creation.ts'
import { bool } from '../../tensor/dtype.ts'
import { formatShape, wholeNumber } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { xavierUniform_ } from '../init.ts'
import { Module } from '../module.ts'
import { ModuleList } from './container-list.ts'
import { LayerNorm } from './norm.ts'
import {
  encoderMasks,
  TransformerDecoderLayer,
  TransformerEncoderLayer,
  type DecoderMasks,
  type EncoderMasks,
  type TransformerLayerOptions,
} from './transformer-layers.ts'

/**
 * Layers one after the other, and a last normalisation. `layer` is one layer, copied as in PyTorch, or an array of them.
 */
export class TransformerEncoder extends Module {
  layers: ModuleList<TransformerEncoderLayer>
  norm: LayerNorm | null
  constructor(
    layer: TransformerEncoderLayer | readonly TransformerEncoderLayer[],
    numLayers: number,
    { norm = null }: { norm?: LayerNorm | null } = {},
  ) {
    super()
    this.layers = new ModuleList(repeated(layer, numLayers))
    this.norm = norm
  }
  override forward(src: Tensor, masks: (EncoderMasks & { mask?: Tensor | null }) | Tensor | null = {}): Tensor {
    const { mask, ...rest } = { mask: undefined, ...encoderMasks(masks) } as EncoderMasks & { mask?: Tensor | null }
    let x = src
    for (const layer of this.layers) x = layer(x, mask ? { ...rest, srcMask: mask } : rest)
    return this.norm ? this.norm(x) : x
  }
}

/** Decoder layers one after the other, all looking at the same memory. */
export class TransformerDecoder extends Module {
  layers: ModuleList<TransformerDecoderLayer>
  norm: LayerNorm | null
  constructor(
    layer: TransformerDecoderLayer | readonly TransformerDecoderLayer[],
    numLayers: number,
    { norm = null }: { norm?: LayerNorm | null } = {},
  ) {
    super()
    this.layers = new ModuleList(repeated(layer, numLayers))
    this.norm = norm
  }
  override forward(tgt: Tensor, memory: Tensor, masks: DecoderMasks = {}): Tensor {
    let x = tgt
    for (const layer of this.layers) x = layer(x, memory, masks)
    return this.norm ? this.norm(x) : x
  }
}

/** `n` layers with the values of the first, drawing no random numbers for the copies. */
function repeated<Layer extends Module>(layer: Layer | readonly Layer[], n: number): Layer[] {
  if (Array.isArray(layer)) return [...(layer as Layer[])]
  wholeNumber('Transformer', 'the number of layers', n, 0)
  return Array.from({ length: n }, () => (layer as Layer).clone())
}

export interface TransformerOptions extends TransformerLayerOptions {
  dModel?: number
  nhead?: number
  numEncoderLayers?: number
  numDecoderLayers?: number
}
export interface TransformerMasks extends EncoderMasks, DecoderMasks {}

/** Encoder and decoder (Vaswani et al., 2017): src [S, B, dModel], tgt [T, B, dModel] -> [T, B, dModel]. */
export class Transformer extends Module {
  readonly dModel: number
  readonly nhead: number
  readonly batchFirst: boolean
  encoder: TransformerEncoder
  decoder: TransformerDecoder
  constructor(options: TransformerOptions = {}) {
    super()
    const { dModel = 512, nhead = 8, numEncoderLayers = 6, numDecoderLayers = 6, layerNormEps: eps = 1e-5 } = options
    this.dModel = dModel
    this.nhead = nhead
    this.batchFirst = options.batchFirst ?? false
    this.encoder = new TransformerEncoder(new TransformerEncoderLayer(dModel, nhead, options), numEncoderLayers, {
      norm: new LayerNorm(dModel, { eps }),
    })
    this.decoder = new TransformerDecoder(new TransformerDecoderLayer(dModel, nhead, options), numDecoderLayers, {
      norm: new LayerNorm(dModel, { eps }),
    })
    for (const parameter of this.parameters()) if (parameter.sizes.length > 1) xavierUniform_(parameter)
  }
  /** [n, n]: 0 where position i may look (j <= i), -Infinity elsewhere. */
  static generateSquareSubsequentMask(n: number): Tensor {
    return noGrad(() => where(ones(n, n, { dtype: bool }).tril(), 0, -Infinity))
  }
  override forward(src: Tensor, tgt: Tensor, masks: TransformerMasks = {}): Tensor {
    const width = (x: Tensor) => x.sizes[x.sizes.length - 1]
    if (width(src) !== this.dModel || width(tgt) !== this.dModel)
      throw new RangeError(
        `Transformer: src and tgt must have ${this.dModel} features, got shapes ${formatShape(src.sizes)} and ${formatShape(tgt.sizes)}`,
      )
    const { srcMask, srcKeyPaddingMask, ...decoderMasks } = masks
    return this.decoder(tgt, this.encoder(src, { srcMask, srcKeyPaddingMask }), decoderMasks)
  }
}
