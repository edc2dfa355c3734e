import { describe, expect, it } from 'vitest'
import * as data from '../../../engine/data/index.ts'
import * as transforms from '../../../engine/data/transforms.ts'
import type { Tensor } from '../../../engine/tensor/tensor.ts'
import { torch } from './torchlet.ts'

const images = torch.arange(24).reshape(6, 2, 2).to(torch.uint8)
const targets = torch.tensor([0, 1, 2, 0, 1, 2], { dtype: torch.int32 })
const clothes = (transform?: transforms.TransformLike) =>
  new data.ImageDataset(
    { images, targets, classes: ['a', 'b', 'c'], identity: 'embedded', description: 'six' },
    transform,
  )

describe('TensorDataset, Subset, ConcatDataset', () => {
  const dataset = new data.TensorDataset(torch.arange(4), torch.arange(8).reshape(4, 2))

  it('gives the i-th row of each tensor, from either end', () => {
    expect(dataset.get(1).map(x => x.toArray())).toEqual([1, [2, 3]])
    expect(dataset.get(-1).map(x => x.toArray())).toEqual([3, [6, 7]])
    expect(() => dataset.get(4)).toThrow(/no example 4; there are 4/)
  })

  it('refuses tensors of different lengths', () => {
    expect(() => new data.TensorDataset(torch.zeros(2), torch.zeros(3))).toThrow(/2 and 3/)
  })

  it('takes parts and joins them, in single examples and in batches', () => {
    const odd = new data.Subset(dataset, [1, 3])
    const both = new data.ConcatDataset([odd, dataset])
    expect(both.length).toBe(6)
    expect([0, 1, 2].map(i => both.get(i)[0].item())).toEqual([1, 3, 0])
    const [[x, y]] = new data.DataLoader(both, { batchSize: 6 })
    expect(x.toArray()).toEqual([1, 3, 0, 1, 2, 3])
    expect(y.at(1).toArray()).toEqual([6, 7])
  })

  it('splits by lengths or by shares', () => {
    expect(data.randomSplit(dataset, [3, 1]).map(part => part.length)).toEqual([3, 1])
    expect(data.randomSplit(dataset, [0.5, 0.3, 0.2]).map(part => part.length)).toEqual([3, 1, 0])
    expect(() => data.randomSplit(dataset, [3, 2])).toThrow(/add up to 5/)
  })
})

describe('ImageDataset', () => {
  it('gives an image and the index of its class', () => {
    const [image, label] = clothes().get(2)
    expect([image.toArray(), label]).toEqual([
      [
        [8, 9],
        [10, 11],
      ],
      2,
    ])
    expect(image.dtype).toBe(torch.uint8)
  })

  it('gives batches [N, C, H, W] with int32 labels, the same as image by image', () => {
    const toTensor = new transforms.Compose([new transforms.ToTensor(), new transforms.Normalize(0.5, 0.25)])
    const [[X, y]] = new data.DataLoader(clothes(toTensor), { batchSize: 4 })
    expect([X.shape, y.dtype, y.toArray()]).toEqual([[4, 1, 2, 2], torch.int32, [0, 1, 2, 0]])
    const [[slow]] = new data.DataLoader(
      clothes(image => toTensor(image)),
      { batchSize: 4 },
    )
    expect(X.toArray()).toEqual(slow.toArray())
  })

  it('draws anew for each image of a batch, the same as image by image', () => {
    const augmented = new transforms.Compose([
      new transforms.RandomHorizontalFlip(),
      new transforms.RandomCrop(2, { padding: 1 }),
      new transforms.ToTensor(),
      new transforms.Normalize(0.5, 0.25),
    ])
    torch.manualSeed(3)
    const [batch] = clothes(augmented).batch([4, 1, 5, 0])
    torch.manualSeed(3)
    const single = [4, 1, 5, 0].map(i => clothes(augmented).get(i)[0].toArray())
    expect(batch.toArray()).toEqual(single)
  })

  it('makes images of different sizes alike before it joins them', () => {
    const sizes = [2, 1, 2, 1]
    const uneven = new transforms.Compose([
      (image: Tensor) => image.narrow(0, 0, sizes.shift()!),
      new transforms.Resize([4, 4]),
      new transforms.ToTensor(),
    ])
    expect(clothes(uneven).batch([0, 1, 2, 3])[0].shape).toEqual([4, 1, 4, 4])
  })

  it('keeps labels int32 through subsets and joined sets', () => {
    const part = new data.Subset(clothes(new transforms.ToTensor()), [5, 0])
    const [[, y]] = new data.DataLoader(new data.ConcatDataset([part, clothes(new transforms.ToTensor())]), {
      batchSize: 3,
    })
    expect([y.dtype, y.toArray()]).toEqual([torch.int32, [2, 0, 0]])
  })
})
