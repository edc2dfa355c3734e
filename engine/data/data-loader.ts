import { checkInterrupt, reportProgress } from '../hooks.ts'
import { defaultGenerator, type Generator } from '../random/index.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { defaultCollate } from './collate.ts'
import type { Dataset } from './dataset.ts'
import { BatchSampler, RandomSampler, type Sampler, SequentialSampler } from './samplers.ts'

export interface DataLoaderOptions<Example = unknown, Batch = unknown> {
  /** Examples in a batch. */
  batchSize?: number
  /** Draws a new order for every epoch. */
  shuffle?: boolean
  /** The order of the examples; excludes `shuffle`. */
  sampler?: Sampler
  /** The indices of each batch; excludes all of the above and `dropLast`. */
  batchSampler?: Iterable<number[]> & { readonly length: number }
  /** Leaves out the last batch where it is smaller than the others. */
  dropLast?: boolean
  /** Joins a list of examples into what the loop gets. */
  collateFn?: (examples: Example[]) => Batch
  /** The stream that shuffling draws from, the default one if left out. */
  generator?: Generator
  /** What a progress bar says. */
  label?: string
}

/** What the default collate makes of an example. */
export type Collated<Example> = Example extends Tensor | number | boolean
  ? Tensor
  : Example extends string
    ? string[]
    : Example extends readonly unknown[]
      ? { -readonly [Member in keyof Example]: Collated<Example[Member]> }
      : Example extends object
        ? { [Member in keyof Example]: Collated<Example[Member]> }
        : never

/** A list does as a dataset too. */
type DatasetOrList<Example> = Dataset<Example> | readonly Example[]

/**
 * Goes through a dataset in batches, as often as it is asked to:
 *
 * ```ts
 * const loader = new data.DataLoader(dataset, { batchSize: 256, shuffle: true })
 * for (const [X, y] of loader) { ... }
 * ```
 * From the same seed the batches come in the same order as from PyTorch's DataLoader.
 */
export class DataLoader<Example = unknown, Batch = Collated<Example>> implements Iterable<Batch> {
  readonly dataset: DatasetOrList<Example>
  readonly batchSize: number
  private readonly batches: Iterable<number[]> & { readonly length: number }
  private readonly options: DataLoaderOptions<Example, Batch>

  constructor(dataset: DatasetOrList<Example>, options: DataLoaderOptions<Example, Batch> = {}) {
    const { batchSize = 1, shuffle = false, sampler, batchSampler, dropLast = false, generator } = options
    if (sampler && shuffle) throw new TypeError('DataLoader: sampler and shuffle exclude each other')
    if (batchSampler && (sampler || shuffle || dropLast || options.batchSize !== undefined))
      throw new TypeError('DataLoader: batchSampler excludes batchSize, shuffle, sampler and dropLast')
    this.dataset = dataset
    this.batchSize = batchSize
    this.options = options
    const order = sampler ?? (shuffle ? new RandomSampler(dataset, { generator }) : new SequentialSampler(dataset))
    this.batches = batchSampler ?? new BatchSampler(order, batchSize, dropLast)
  }

  /** Number of batches in an epoch. */
  get length(): number {
    return this.batches.length
  }

  [Symbol.iterator](): Iterator<Batch> {
    // PyTorch draws a 64-bit seed for its worker processes here; the streams stay together only if we do so too.
    const generator = this.options.generator ?? defaultGenerator
    generator.word()
    generator.word()
    return this.epoch()
  }

  private *epoch(): Iterator<Batch> {
    const { label = 'minibatches' } = this.options
    const total = this.length
    let done = 0
    for (const indices of this.batches) {
      checkInterrupt()
      yield this.join(indices)
      reportProgress(label, ++done, total)
    }
  }

  /** One batch: by the dataset's own fast way where it has one, else example by example. */
  private join(indices: number[]): Batch {
    const { dataset } = this
    const { collateFn } = this.options
    if (!Array.isArray(dataset)) {
      const source = dataset as Dataset<Example>
      const whole = collateFn ? null : source.batch?.(indices)
      if (whole) return whole as Batch
      return this.collate(indices.map(index => source.get(index)))
    }
    return this.collate(indices.map(index => dataset[index]))
  }

  private collate(examples: Example[]): Batch {
    return (this.options.collateFn ?? defaultCollate)(examples) as Batch
  }
}
