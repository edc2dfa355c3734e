import { defaultGenerator, randperm, type Generator } from '../random/index.ts'
import { fromValues } from '../ops/creation.ts'
import { cat } from '../ops/join.ts'
import { int32 } from '../tensor/dtype.ts'
import { Tensor } from '../tensor/tensor.ts'

/**
 * The base of one's own datasets. A subclass says how many examples there are and what the i-th one is; any object that
 * does so will serve as well.
 *
 * ```ts
 * class Squares extends data.Dataset {
 *   length = 100
 *   get(i: number) { return [torch.tensor([i]), torch.tensor([i * i])] }
 * }
 * ```
 */
export abstract class Dataset<Example = unknown> {
  /** How many examples there are; fixed when the dataset is made. */
  abstract readonly length: number
  /** The example at an index, from 0 to length - 1. */
  abstract get(index: number): Example
  /** Several examples at once, already joined, where that is faster than one by one; null where it cannot be done. */
  batch?(indices: readonly number[]): unknown
}

/** An index counted from either end, checked. */
export function checkedAt(what: string, index: number, length: number): number {
  if (!Number.isInteger(index) || index < -length || index >= length)
    throw new RangeError(`${what}: there is no example ${index}; there are ${length}`)
  return index < 0 ? index + length : index
}

/** Tensors tied together row by row: example i is the i-th row of each. */
export class TensorDataset extends Dataset<Tensor[]> {
  readonly tensors: readonly Tensor[]
  readonly length: number

  constructor(...tensors: Tensor[]) {
    super()
    if (tensors.length === 0) throw new TypeError('TensorDataset: expected at least one tensor')
    this.tensors = tensors
    this.length = tensors[0].length
    for (const x of tensors) {
      if (x.length !== this.length)
        throw new RangeError(
          `TensorDataset: all tensors must have the same first size, got ${tensors.map(t => t.length).join(' and ')}`,
        )
    }
  }

  get(index: number): Tensor[] {
    const at = checkedAt('TensorDataset', index, this.length)
    return this.tensors.map(x => x.select(0, at))
  }

  override batch(indices: readonly number[]): Tensor[] {
    const rows = fromValues(indices, [indices.length], int32)
    return this.tensors.map(x => x.indexSelect(0, rows))
  }
}

/** Some examples of a dataset, in the order of `indices`. */
export class Subset<Example> extends Dataset<Example> {
  readonly dataset: Dataset<Example>
  readonly indices: ArrayLike<number>
  readonly length: number

  constructor(dataset: Dataset<Example>, indices: ArrayLike<number>) {
    super()
    this.dataset = dataset
    this.indices = indices
    this.length = indices.length
  }

  get(index: number): Example {
    return this.dataset.get(this.indices[checkedAt('Subset', index, this.length)])
  }

  override batch(indices: readonly number[]): unknown {
    return this.dataset.batch?.(indices.map(index => this.indices[index])) ?? null
  }
}

const isTensorList = (x: unknown): x is Tensor[] => Array.isArray(x) && x.every(member => member instanceof Tensor)

/** Datasets one after the other. */
export class ConcatDataset<Example> extends Dataset<Example> {
  readonly datasets: readonly Dataset<Example>[]
  readonly length: number

  constructor(datasets: readonly Dataset<Example>[]) {
    super()
    if (datasets.length === 0) throw new TypeError('ConcatDataset: expected at least one dataset')
    this.datasets = datasets
    this.length = datasets.reduce((total, dataset) => total + dataset.length, 0)
  }

  get(index: number): Example {
    const [dataset, at] = this.locate(index)
    return dataset.get(at)
  }

  override batch(indices: readonly number[]): Tensor[] | null {
    const ones = indices.map(index => {
      const [dataset, at] = this.locate(index)
      return dataset.batch?.([at]) ?? null
    })
    if (!ones.every(isTensorList)) return null
    return ones[0].map((_, member) => cat(ones.map(one => one[member])))
  }

  private locate(index: number): [dataset: Dataset<Example>, at: number] {
    let at = checkedAt('ConcatDataset', index, this.length)
    for (const dataset of this.datasets) {
      if (at < dataset.length) return [dataset, at]
      at -= dataset.length
    }
    throw new RangeError('ConcatDataset: a dataset has become shorter')
  }
}

/**
 * Cuts a dataset at random into parts of the given lengths (or shares, which add up to 1). Draws one `randperm`, as
 * PyTorch does.
 */
export function randomSplit<Example>(
  dataset: Dataset<Example>,
  lengths: readonly number[],
  { generator = defaultGenerator }: { generator?: Generator } = {},
): Subset<Example>[] {
  const counts = countsOf(lengths, dataset.length)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total !== dataset.length)
    throw new RangeError(`randomSplit: the lengths add up to ${total}, the dataset has ${dataset.length} examples`)
  const order = new Int32Array(total)
  randperm(generator, order)
  let end = 0
  return counts.map(count => new Subset(dataset, order.slice(end, (end += count))))
}

/** Shares as whole numbers; what rounding leaves over goes to the first parts, one each. */
function countsOf(lengths: readonly number[], total: number): number[] {
  const sum = lengths.reduce((a, b) => a + b, 0)
  if (Math.abs(sum - 1) > 1e-6 || lengths.some(length => length > 1)) return [...lengths]
  const counts = lengths.map(share => Math.floor(total * share))
  const left = total - counts.reduce((a, b) => a + b, 0)
  for (let i = 0; i < left; i++) counts[i % counts.length]++
  return counts
}
