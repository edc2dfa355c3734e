import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as transforms from '../../../engine/data/transforms.ts'
import { torch } from './torchlet.ts'

const bytes = (rows: number[][]) => torch.tensor(rows, { dtype: torch.uint8 })
const ramp = bytes([
  [1, 2, 3],
  [4, 5, 6],
])

describe('deterministic transforms', () => {
  it('ToTensor gives float32 in [0, 1] with a channel', () => {
    const x = new transforms.ToTensor()(bytes([[0, 51, 255]]))
    expect([x.shape, x.dtype]).toEqual([[1, 1, 3], torch.float32])
    expect(x.toArray()).toEqual([[[0, Math.fround(0.2), 1]]])
  })

  it('Normalize takes each channel to its own mean and deviation', () => {
    const x = new transforms.Normalize([0, 1], [1, 2])(torch.ones(2, 1, 2))
    expect(x.toArray()).toEqual([[[1, 1]], [[0, 0]]])
    expect(() => new transforms.Normalize(0.5, 0.5)(ramp)).toThrow(/put ToTensor before it/)
  })

  it('Resize gives the bytes that Pillow gives', () => {
    const recorded = JSON.parse(readFileSync(new URL('../../oracle/pillow-resize.json', import.meta.url), 'utf8'))
    for (const { image, resized } of recorded as { image: number[][]; resized: number[][] }[]) {
      const size = [resized.length, resized[0].length] as const
      expect(new transforms.Resize(size)(bytes(image)).toArray()).toEqual(resized)
    }
  })

  it('Resize to one number keeps the proportions; floats are not rounded', () => {
    expect(new transforms.Resize(4)(ramp).shape).toEqual([4, 6])
    const [[first, middle, last]] = new transforms.Resize([1, 3])(torch.tensor([[0, 1]])).toArray() as number[][]
    expect([first, last]).toEqual([0, 1])
    expect(middle).toBeCloseTo(0.5)
  })

  it('Pad, CenterCrop and flips move pixels', () => {
    expect(new transforms.Pad([1, 0], { fill: 9 })(ramp).toArray()).toEqual([
      [9, 1, 2, 3, 9],
      [9, 4, 5, 6, 9],
    ])
    expect(new transforms.Pad([2, 0], { paddingMode: 'reflect' })(ramp).at(0).toArray()).toEqual([3, 2, 1, 2, 3, 2, 1])
    expect(new transforms.CenterCrop([1, 1])(ramp).toArray()).toEqual([[2]])
    expect(new transforms.CenterCrop(4)(ramp).shape).toEqual([4, 4])
    expect(new transforms.RandomHorizontalFlip(1)(ramp).toArray()).toEqual([
      [3, 2, 1],
      [6, 5, 4],
    ])
    expect(new transforms.RandomVerticalFlip(1)(ramp).toArray()).toEqual([
      [4, 5, 6],
      [1, 2, 3],
    ])
  })

  it('Compose applies one after the other and prints like PyTorch', () => {
    const compose = new transforms.Compose([new transforms.Resize(4), new transforms.ToTensor()])
    expect(compose(ramp).shape).toEqual([1, 4, 6])
    expect(`${compose}`).toBe('Compose(\n    Resize(size=4, interpolation=bilinear)\n    ToTensor()\n)')
  })
})

describe('random transforms', () => {
  it('RandomResizedCrop draws the boxes that torchvision draws', () => {
    // (top, left, height, width) of six draws after torch.manual_seed(3), scale (0.1, 1), ratio (0.5, 2), on 28 x 28
    const boxes = [
      [3, 3, 12, 7],
      [0, 11, 28, 15],
      [5, 1, 16, 25],
      [3, 14, 11, 10],
      [0, 6, 28, 19],
      [10, 16, 18, 12],
    ]
    const coordinates = torch.arange(28 * 28).reshape(28, 28)
    torch.manualSeed(3)
    const random = new transforms.RandomResizedCrop(1000, {
      scale: [0.1, 1],
      ratio: [0.5, 2],
      interpolation: 'nearest',
    })
    for (const [top, left, height, width] of boxes) {
      const seen = random(coordinates)
      const corners = [seen.at(0, 0).item(), seen.at(-1, -1).item()]
      expect(corners).toEqual([top * 28 + left, (top + height - 1) * 28 + left + width - 1])
    }
  })

  it('RandomCrop stays within the padded image', () => {
    const random = new transforms.RandomCrop(2, { padding: 1 })
    for (let i = 0; i < 20; i++) expect(random(ramp).shape).toEqual([2, 2])
    expect(() => new transforms.RandomCrop(9)(ramp)).toThrow(/does not fit/)
  })

  it('random transforms print as in PyTorch', () => {
    const recipe = [
      new transforms.RandomCrop(28, { padding: 3 }),
      new transforms.RandomCrop([4, 6]),
      new transforms.ColorJitter({ brightness: 0.5 }),
    ]
    expect(recipe.map(String)).toEqual([
      'RandomCrop(size=(28, 28), padding=3)',
      'RandomCrop(size=(4, 6), padding=null)',
      'ColorJitter(brightness=(0.5, 1.5), contrast=null, saturation=null, hue=null)',
    ])
  })

  it('RandomCrop with padding is a crop of the padded image', () => {
    const options = { fill: 7, paddingMode: 'constant' } as const
    const padded = new transforms.Pad(2, options)(ramp)
    torch.manualSeed(5)
    const direct = new transforms.RandomCrop(3, { padding: 2, ...options })
    const seen = Array.from({ length: 10 }, () => direct(ramp).toArray())
    torch.manualSeed(5)
    const plain = new transforms.RandomCrop(3)
    expect(Array.from({ length: 10 }, () => plain(padded).toArray())).toEqual(seen)
  })

  it('RandomHorizontalFlip flips when torch.rand(1) < p, as torchvision does', () => {
    torch.manualSeed(0)
    const draws = Array.from({ length: 10 }, () => torch.rand(1).item() < 0.5)
    torch.manualSeed(0)
    const flips = draws.map(() => new transforms.RandomHorizontalFlip()(ramp).at(0, 0).item() === 3)
    expect(flips).toEqual(draws)
  })

  it('ColorJitter stays in range and leaves an image alone without amounts', () => {
    const colours = torch.rand(3, 4, 4)
    expect(new transforms.ColorJitter()(colours).toArray()).toEqual(colours.toArray())
    const jittered = new transforms.ColorJitter({ brightness: 0.9, contrast: 0.9, saturation: 0.9, hue: 0.5 })(colours)
    expect(jittered.min().item()).toBeGreaterThanOrEqual(0)
    expect(jittered.max().item()).toBeLessThanOrEqual(1)
    expect(() => new transforms.ColorJitter({ hue: 0.7 })).toThrow(/hue/)
  })

  it('adjustHue turns red to green to blue', () => {
    const red = torch.tensor([1, 0, 0]).reshape(3, 1, 1)
    expect(
      transforms
        .adjustHue(red, 1 / 3)
        .flatten()
        .round()
        .toArray(),
    ).toEqual([0, 1, 0])
    expect(
      transforms
        .adjustHue(red, -1 / 3)
        .flatten()
        .round()
        .toArray(),
    ).toEqual([0, 0, 1])
  })
})
