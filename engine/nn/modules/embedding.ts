import { noGrad } from '../../autograd/mode.ts'
import { empty } from '../../ops/creation.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { embedding, embeddingBag, type EmbeddingBagOptions, type EmbeddingOptions } from '../functional/embedding.ts'
import { normal_ } from '../init.ts'
import { Module } from '../module.ts'
import { Parameter } from '../parameter.ts'
import { formatFields, type Shown } from '../repr.ts'

abstract class Table extends Module {
  readonly numEmbeddings: number
  readonly embeddingDim: number
  readonly paddingIdx: number | null
  weight: Parameter
  constructor(numEmbeddings: number, embeddingDim: number, paddingIdx: number | null, given: Tensor | null) {
    super()
    this.numEmbeddings = numEmbeddings
    this.embeddingDim = embeddingDim
    this.paddingIdx = paddingIdx !== null && paddingIdx < 0 ? paddingIdx + numEmbeddings : paddingIdx
    if (this.paddingIdx !== null && !(this.paddingIdx >= 0 && this.paddingIdx < numEmbeddings))
      throw new RangeError(`Embedding: paddingIdx ${paddingIdx} is out of range; there are ${numEmbeddings} rows`)
    this.weight = new Parameter(given ?? empty(numEmbeddings, embeddingDim))
    if (!given) this.resetParameters()
  }
  /** N(0, 1), the padding row 0. */
  resetParameters(): void {
    normal_(this.weight)
    if (this.paddingIdx !== null) noGrad(() => this.weight.at(this.paddingIdx!).zero_())
  }
  protected fields(extra: Record<string, Shown>): string {
    return `${this.numEmbeddings}, ${this.embeddingDim}${Object.keys(extra).length ? `, ${formatFields(extra)}` : ''}`
  }
}

/** A learnt vector for each of `numEmbeddings` indices: [...] int32 -> [..., embeddingDim]. */
export class Embedding extends Table {
  private readonly options: EmbeddingOptions
  constructor(
    numEmbeddings: number,
    embeddingDim: number,
    { _weight = null, ...options }: EmbeddingOptions & { _weight?: Tensor | null } = {},
  ) {
    super(numEmbeddings, embeddingDim, options.paddingIdx ?? null, _weight)
    this.options = { ...options, paddingIdx: this.paddingIdx }
  }
  /** An Embedding with given vectors, frozen unless `freeze` is false. */
  static fromPretrained(
    embeddings: Tensor,
    { freeze = true, ...options }: EmbeddingOptions & { freeze?: boolean } = {},
  ): Embedding {
    const [rows, values] = embeddings.sizes
    const made = new Embedding(rows, values, { ...options, _weight: embeddings })
    made.weight.requiresGrad = !freeze
    return made
  }
  override forward(x: Tensor): Tensor {
    return embedding(x, this.weight, this.options)
  }
  override extraRepr(): string {
    const { paddingIdx } = this
    const { maxNorm } = this.options
    return this.fields({ ...(paddingIdx === null ? {} : { paddingIdx }), ...(maxNorm ? { maxNorm } : {}) })
  }
}

/** Sums, means or maxima of bags of vectors: [B, N], or [N] with offsets [B], -> [B, embeddingDim]. */
export class EmbeddingBag extends Table {
  private readonly options: EmbeddingBagOptions
  constructor(
    numEmbeddings: number,
    embeddingDim: number,
    { _weight = null, ...options }: EmbeddingBagOptions & { _weight?: Tensor | null } = {},
  ) {
    super(numEmbeddings, embeddingDim, options.paddingIdx ?? null, _weight)
    this.options = { ...options, paddingIdx: this.paddingIdx }
  }
  override forward(
    x: Tensor,
    offsets: Tensor | null | { offsets?: Tensor | null; perSampleWeights?: Tensor | null } = null,
    perSampleWeights: Tensor | null | { perSampleWeights?: Tensor | null } = null,
  ): Tensor {
    const given = {
      ...(offsets && !('storage' in offsets) ? offsets : { offsets: offsets as Tensor | null }),
      ...(perSampleWeights &&
        ('storage' in perSampleWeights ? { perSampleWeights: perSampleWeights as Tensor } : perSampleWeights)),
    }
    return embeddingBag(x, this.weight, { ...this.options, ...given })
  }
  override extraRepr(): string {
    return this.fields({ mode: `'${this.options.mode ?? 'mean'}'` })
  }
}
