import { afterEach, describe, expect, it } from 'vitest'
import * as data from '../../../engine/data/index.ts'
import { Generator, onProgress, torch } from './torchlet.ts'
import { plain, recordedNumbers, recordedTests } from '../random/recorded.ts'

const numbers = (n: number) => torch.arange(n)
const seen = (batches: Iterable<torch.Tensor[]>) => [...batches].map(([x]) => x.toArray() as number[])

describe('DataLoader', () => {
  it('hands out batches in order, the last one smaller', () => {
    const loader = new data.DataLoader(new data.TensorDataset(numbers(7)), { batchSize: 3 })
    expect(seen(loader)).toEqual([[0, 1, 2], [3, 4, 5], [6]])
    expect(loader.length).toBe(3)
  })

  it('leaves a smaller last batch out if asked to', () => {
    const loader = new data.DataLoader(new data.TensorDataset(numbers(7)), { batchSize: 3, dropLast: true })
    expect(seen(loader)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
    expect(loader.length).toBe(2)
  })

  it('keeps rows of several tensors together when it shuffles, anew for each epoch', () => {
    const x = torch.arange(20).reshape(10, 2)
    const loader = new data.DataLoader(new data.TensorDataset(x, numbers(10)), { batchSize: 4, shuffle: true })
    const epochs = [0, 1].map(() =>
      [...loader].flatMap(([rows, i]) => {
        expect(rows.at(':', 0).toArray()).toEqual(i.mul(2).toArray())
        return i.toArray() as number[]
      }),
    )
    for (const epoch of epochs) expect(epoch.toSorted((a, b) => a - b)).toEqual(numbers(10).toArray())
    expect(epochs[0]).not.toEqual(epochs[1])
  })

  it('stops in the middle without harm and starts again from the beginning', () => {
    const loader = new data.DataLoader(new data.TensorDataset(numbers(6)), { batchSize: 2 })
    const [[first]] = loader
    expect(first.toArray()).toEqual([0, 1])
    expect(seen(loader)).toHaveLength(3)
  })

  it('gives copies: what is written into a batch does not reach the data', () => {
    const x = torch.zeros(4)
    for (const [batch] of new data.DataLoader(new data.TensorDataset(x), { batchSize: 4 })) batch.fill_(1)
    expect(x.toArray()).toEqual([0, 0, 0, 0])
  })

  it('joins the examples of a dataset of one’s own, and of a list', () => {
    class Squares extends data.Dataset<[torch.Tensor, { name: string; even: boolean }]> {
      length = 3
      get(i: number): [torch.Tensor, { name: string; even: boolean }] {
        return [torch.tensor([i, i * i]), { name: `n${i}`, even: i % 2 === 0 }]
      }
    }
    const [[x, { name, even }]] = new data.DataLoader(new Squares(), { batchSize: 3 })
    expect(x.toArray()).toEqual([
      [0, 0],
      [1, 1],
      [2, 4],
    ])
    expect(name).toEqual(['n0', 'n1', 'n2'])
    expect(even.toArray()).toEqual([true, false, true])
    const [list] = new data.DataLoader([1, 2, 3], { batchSize: 2 })
    expect([list.toArray(), list.dtype.name]).toEqual([[1, 2], 'float32'])
  })

  it('lets a function join the examples', () => {
    const loader = new data.DataLoader(['a', 'bc'], { batchSize: 2, collateFn: words => words.join('+') })
    expect([...loader]).toEqual(['a+bc'])
  })

  it('follows a sampler, and a sampler of batches', () => {
    const dataset = new data.TensorDataset(numbers(5))
    const backwards = {
      length: 5,
      *[Symbol.iterator]() {
        yield* [4, 3, 2, 1, 0]
      },
    }
    expect(seen(new data.DataLoader(dataset, { sampler: backwards, batchSize: 2 }))).toEqual([[4, 3], [2, 1], [0]])
    expect(seen(new data.DataLoader(dataset, { batchSampler: [[0, 4], [2]] }))).toEqual([[0, 4], [2]])
    const rare = new data.WeightedRandomSampler([0, 0, 0, 0, 1], 6)
    expect(seen(new data.DataLoader(dataset, { sampler: rare, batchSize: 6 }))).toEqual([[4, 4, 4, 4, 4, 4]])
  })

  it('refuses options that contradict each other', () => {
    const dataset = new data.TensorDataset(numbers(5))
    const sampler = new data.SequentialSampler(dataset)
    expect(() => new data.DataLoader(dataset, { sampler, shuffle: true })).toThrow(/exclude/)
    expect(() => new data.DataLoader(dataset, { batchSampler: [[0]], batchSize: 2 })).toThrow(/batchSampler excludes/)
    expect(() => new data.DataLoader(dataset, { batchSize: 0 })).toThrow(/batch size/)
  })

  describe('progress', () => {
    afterEach(() => onProgress(null))
    it('says how many batches of an epoch are done', () => {
      const reports: number[][] = []
      onProgress(({ done, total }) => reports.push([done, total]))
      for (const _ of new data.DataLoader(new data.TensorDataset(numbers(5)), { batchSize: 2 })) continue
      expect(reports).toEqual([
        [1, 3],
        [2, 3],
        [3, 3],
      ])
    })
  })
})

describe('the order PyTorch shuffles into', () => {
  for (const { id, seed, calls } of recordedTests) {
    if (!calls.some(({ fn }) => fn === 'dataloader')) continue
    it(`${id}, seed ${seed}, and the streams after it`, () => {
      torch.manualSeed(seed)
      for (const { fn, args, out } of calls) {
        if (fn !== 'dataloader') {
          expect(torch.rand(...(args as number[])).toArray()).toEqual(recordedNumbers(out))
          continue
        }
        const [n, batchSize, epochs, own] = args.map(plain) as number[]
        const generator = own === undefined ? undefined : new Generator().manualSeed(own)
        const loader = new data.DataLoader(new data.TensorDataset(numbers(n)), { batchSize, shuffle: true, generator })
        for (let epoch = 0; epoch < epochs; epoch++)
          expect(seen(loader).flat()).toEqual(recordedNumbers((out as unknown[])[epoch]))
      }
    })
  }

  it('randomSplit cuts the same permutation', () => {
    for (const { seed, calls } of recordedTests) {
      const call = calls.find(({ fn }) => fn === 'random_split')
      if (!call) continue
      const [n, lengths] = call.args as [number, number[]]
      torch.manualSeed(seed)
      const parts = data.randomSplit(new data.TensorDataset(numbers(n)), lengths)
      expect(parts.map(part => Array.from(part.indices))).toEqual((call.out as unknown[]).map(recordedNumbers))
    }
  })
})
