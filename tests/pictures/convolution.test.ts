import { F, nn, torch } from 'torchlet'
import { describe, expect, test } from 'vitest'
import { outputOf } from '../../app/pictures/channel-stacks/stacks.ts'
import { convsOf, type Design, designCost, designNames, inMillions } from '../../app/pictures/conv-cost/cost.ts'
import { blank, fromRgba, imageOf, inked, kernels, side } from '../../app/pictures/movable-kernel/images.ts'
import { changed, features } from '../../app/pictures/pooling-shift/features.ts'
import { correlate, moved, type Plane, placesOf, planeOf, pool, valueAt } from '../../app/pictures/planes.ts'
import { oneKernelWeights, reach, receptiveField, stackWeights } from '../../app/pictures/receptive-field/field.ts'
import { convolved, convWeights, dense, denseWeights, pictureAt } from '../../app/pictures/shifted-pattern/layers.ts'

const asTensor = ({ rows, columns, values }: Plane) => torch.tensor([...values]).reshape(1, 1, rows, columns)

describe('a plane', () => {
  test.each([
    [8, 3, 1, 1, 8],
    [8, 3, 1, 2, 4],
    [8, 3, 0, 3, 2],
    [8, 5, 1, 4, 2],
    [2, 3, 0, 1, 0],
  ])('of length %i under a window of %i, padding %i, stride %i gives %i places', (n, k, p, s, places) =>
    expect(placesOf(n, k, p, s)).toBe(places),
  )

  test.each([
    [0, 1],
    [1, 1],
    [1, 2],
    [2, 3],
  ])('is correlated as the engine does it (padding %i, stride %i)', (padding, stride) => {
    const x = planeOf(7, 6, (row, column) => ((row * 5 + column * 3) % 7) - 3)
    const k = planeOf(3, 2, (row, column) => row - column)
    const mine = correlate(x, k, { padding, stride })
    const theirs = F.conv2d(asTensor(x), asTensor(k), null, { padding, stride })
    expect([mine.rows, mine.columns]).toEqual([...theirs.shape].slice(2))
    expect(mine.values).toEqual(theirs.reshape(-1).toArray())
  })

  test('is pooled as the engine does it', () => {
    expect(pool(features, 2, 2, 'max').values).toEqual(new nn.MaxPool2d(2)(asTensor(features)).reshape(-1).toArray())
    expect(pool(features, 2, 2, 'avg').values).toEqual(new nn.AvgPool2d(2)(asTensor(features)).reshape(-1).toArray())
  })
})

describe('a pattern that is moved', () => {
  test('moves in the map of a convolution, and changes every output of a dense layer', () => {
    const [before, after] = [pictureAt(3, 2), pictureAt(4, 5)]
    expect(convolved(after).values).toEqual(moved(convolved(before), 1, 3).values)
    const brightest = convolved(after).values.indexOf(Math.max(...convolved(after).values))
    expect(brightest).toBe(5 * 10 + 6)
    expect(changed(moved(dense(before), 1, 3), dense(after))).toBeGreaterThan(90)
  })

  test('weights', () => expect([denseWeights(28), convWeights(3)]).toEqual([614_656, 9]))
})

describe('a kernel on an image', () => {
  const kernel = (values: readonly number[]): Plane => ({ rows: 3, columns: 3, values })

  test('of upright edges finds the two sides of the boot, and nothing inside of it', () => {
    const map = correlate(imageOf('boot'), kernel(kernels.vertical))
    expect(valueAt(map, 4, 3)).toBeCloseTo(3 * 0.7)
    expect(valueAt(map, 4, 7)).toBeCloseTo(0)
    expect(valueAt(map, 4, 11)).toBeCloseTo(-3 * 0.7)
  })

  test('dark and opaque pixels of a picture file are ink', () => {
    const bytes = new Uint8ClampedArray(4 * side * side)
    bytes.set([0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 0])
    expect([...fromRgba(bytes).values.slice(0, 3)]).toEqual([1, 0, 0])
  })

  test('a touch leaves ink that stays', () => {
    const once = inked(blank(), 5, 5)
    expect(valueAt(once, 5, 5)).toBe(1)
    expect(valueAt(inked(once, 20, 20), 5, 5)).toBe(1)
  })
})

test('two channels in, three out: the integers of the text', () => {
  expect([0, 1, 2].map(output => outputOf(output).values)).toEqual([
    [56, 72, 104, 120],
    [76, 100, 148, 172],
    [96, 128, 192, 224],
  ])
})

describe('a stack of layers', () => {
  test.each([
    [{ layers: 2, kernel: 3, stride: 1 }, 5, 18],
    [{ layers: 3, kernel: 3, stride: 1 }, 7, 27],
    [{ layers: 3, kernel: 3, stride: 2 }, 15, 27],
    [{ layers: 1, kernel: 5, stride: 1 }, 5, 25],
  ])('%j sees %i cells and has %i weights', (stack, field, weights) => {
    expect(receptiveField(stack)).toBe(field)
    expect(oneKernelWeights(stack)).toBe(field ** 2)
    expect(stackWeights(stack)).toBe(weights)
    const [[first, last]] = reach(stack)
    expect(last - first + 1).toBe(field)
  })
})

describe('what a convolution costs', () => {
  test.each([
    ['inception', 163_328, '128.05'],
    ['3x3', 442_368, '346.82'],
    ['5x5', 1_228_800, '963.38'],
  ] as const)('%s from 192 to 256 channels at 28 x 28', (design, weights, millions) => {
    const cost = designCost(design, 192, 256, 28)
    expect(cost.weights).toBe(weights)
    expect(inMillions(cost.multiplyAdds)).toBe(millions)
  })

  test.each(designNames)('%s costs what the engine counts', (design: Design) => {
    const cost = designCost(design, 32, 64, 14)
    const counted = convsOf(design, 32, 64).map(({ inputs, outputs, rows, columns }) =>
      nn.summary(
        () => new nn.Conv2d(inputs, outputs, [rows, columns], { padding: 'same', bias: false }),
        [1, inputs, 14, 14],
      ),
    )
    expect(cost.weights).toBe(counted.reduce((sum, { parameters }) => sum + parameters, 0))
    expect(cost.multiplyAdds).toBe(counted.reduce((sum, { multiplyAdds }) => sum + multiplyAdds, 0))
  })
})
