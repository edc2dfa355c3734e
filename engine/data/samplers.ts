import { defaultGenerator, Generator, multinomial, randint, randperm } from '../random/index.ts'

/** An order of indices, drawn anew each time it is walked through. */
export interface Sampler extends Iterable<number> {
  readonly length: number
}

interface Sized {
  readonly length: number
}

/** 0, 1, 2, ... */
export class SequentialSampler implements Sampler {
  private readonly source: Sized

  constructor(source: Sized) {
    this.source = source
  }

  get length(): number {
    return this.source.length
  }

  *[Symbol.iterator](): Iterator<number> {
    for (let i = 0; i < this.source.length; i++) yield i
  }
}

/** What a sampler that follows PyTorch draws first where no generator is given: a seed for one of its own. */
function ownGenerator(): Generator {
  defaultGenerator.word() // the high half of a 64-bit seed, of which only the low half counts
  return new Generator().manualSeed(defaultGenerator.word())
}

interface RandomOptions {
  replacement?: boolean
  numSamples?: number
  generator?: Generator
}

/** All indices in random order, or `numSamples` draws with replacement. */
export class RandomSampler implements Sampler {
  private readonly source: Sized
  private readonly options: RandomOptions

  constructor(source: Sized, options: RandomOptions = {}) {
    this.source = source
    this.options = options
  }

  get length(): number {
    return this.options.numSamples ?? this.source.length
  }

  *[Symbol.iterator](): Iterator<number> {
    const generator = this.options.generator ?? ownGenerator()
    if (this.options.replacement) yield* this.draws(generator)
    else yield* this.permutations(generator)
  }

  /** As many whole permutations as fit, then the beginning of one more: PyTorch draws that even where nothing is left. */
  private *permutations(generator: Generator): Generator_<number> {
    const n = this.source.length
    const order = new Int32Array(n)
    for (let left = this.length; ; left -= n) {
      randperm(generator, order)
      yield* order.subarray(0, Math.min(left, n))
      if (left < n || n === 0) return
    }
  }

  /** In chunks of 32, as PyTorch draws them. */
  private *draws(generator: Generator): Generator_<number> {
    const chunk = new Int32Array(32)
    for (let left = this.length; left > 0; left -= chunk.length) {
      const wanted = chunk.subarray(0, Math.min(left, chunk.length))
      randint(generator, wanted, 0, this.source.length)
      yield* wanted
    }
  }
}
type Generator_<T> = globalThis.Generator<T>

/** The given indices in random order. */
export class SubsetRandomSampler implements Sampler {
  private readonly indices: ArrayLike<number>
  private readonly generator: Generator

  constructor(indices: ArrayLike<number>, { generator = defaultGenerator }: { generator?: Generator } = {}) {
    this.indices = indices
    this.generator = generator
  }

  get length(): number {
    return this.indices.length
  }

  *[Symbol.iterator](): Iterator<number> {
    const order = new Int32Array(this.length)
    randperm(this.generator, order)
    for (const place of order) yield this.indices[place]
  }
}

/** Indices drawn in proportion to their weights, so that rare classes can come as often as common ones. */
export class WeightedRandomSampler implements Sampler {
  readonly length: number
  private readonly weights: Float32Array
  private readonly replacement: boolean
  private readonly generator: Generator

  constructor(
    weights: ArrayLike<number>,
    numSamples: number,
    { replacement = true, generator = defaultGenerator }: { replacement?: boolean; generator?: Generator } = {},
  ) {
    this.weights = Float32Array.from(weights)
    this.length = numSamples
    this.replacement = replacement
    this.generator = generator
  }

  *[Symbol.iterator](): Iterator<number> {
    const drawn = new Int32Array(this.length)
    multinomial(this.generator, drawn, this.weights, this.replacement)
    yield* drawn
  }
}

/** Groups the indices of a sampler into batches. */
export class BatchSampler implements Iterable<number[]> {
  private readonly sampler: Sampler
  private readonly batchSize: number
  private readonly dropLast: boolean

  constructor(sampler: Sampler, batchSize: number, dropLast: boolean) {
    if (!Number.isInteger(batchSize) || batchSize < 1)
      throw new RangeError(`BatchSampler: the batch size must be a whole number above 0, got ${batchSize}`)
    this.sampler = sampler
    this.batchSize = batchSize
    this.dropLast = dropLast
  }

  get length(): number {
    const batches = this.sampler.length / this.batchSize
    return this.dropLast ? Math.floor(batches) : Math.ceil(batches)
  }

  *[Symbol.iterator](): Iterator<number[]> {
    let batch: number[] = []
    for (const index of this.sampler) {
      batch.push(index)
      if (batch.length < this.batchSize) continue
      yield batch
      batch = []
    }
    if (batch.length > 0 && !this.dropLast) yield batch
  }
}
