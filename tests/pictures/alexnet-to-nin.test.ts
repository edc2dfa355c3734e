import { describe, expect, test } from 'vitest'
import { areaOf, drawAll, unchanged } from '../../app/pictures/augmentation/draws.ts'
import { costs, fits, totalOf } from '../../app/pictures/layer-stacks/layers.ts'
import { alexNet, leNet, type Network, nin, vgg11, vggBlocks, vggOf } from '../../app/pictures/layer-stacks/networks.ts'
import { drawings, type Grid, ninBlock } from '../../app/pictures/nin-block/block.ts'
import { convsOf, depthOf, partsOf, sumOf } from '../../app/pictures/vgg-builder/vgg.ts'

describe('random versions of a picture', () => {
  test('without strength nothing changes', () => {
    for (const { mirrored, box, brightness, contrast, hue } of drawAll(unchanged, 3)) {
      expect([mirrored, box.left, box.top, box.width, box.height]).toEqual([false, 0, 0, 1, 1])
      expect([brightness, contrast, Math.abs(hue)]).toEqual([1, 1, 0])
    }
  })

  test('every draw stays within the picture and within its strength', () => {
    const draws = drawAll({ flip: true, crop: 0.7, brightness: 0.3, contrast: 0.2, hue: 0.1 }, 1, 500)
    for (const draw of draws) {
      const { box } = draw
      expect(box.left + box.width).toBeLessThanOrEqual(1 + 1e-9)
      expect(box.top + box.height).toBeLessThanOrEqual(1 + 1e-9)
      expect(areaOf(draw)).toBeGreaterThanOrEqual(0.3 - 1e-9)
      expect(Math.abs(Math.log(box.width / box.height))).toBeLessThanOrEqual(Math.log(4 / 3) + 1e-9)
      expect(Math.abs(draw.brightness - 1)).toBeLessThanOrEqual(0.3)
      expect(Math.abs(draw.hue)).toBeLessThanOrEqual(0.1)
    }
    const mirrored = draws.filter(draw => draw.mirrored).length
    expect(mirrored).toBeGreaterThan(200)
    expect(mirrored).toBeLessThan(300)
  })

  test('a strength of one kind does not change the chance of the others', () => {
    const strengths = { flip: true, crop: 0.7, brightness: 0.3, contrast: 0.2, hue: 0 }
    const boxes = (hue: number) => drawAll({ ...strengths, hue }, 5).map(({ box }) => box)
    expect(boxes(0.4)).toEqual(boxes(0))
  })
})

describe('networks layer by layer', () => {
  const of = ({ layers, image }: Network) => costs(layers, image)
  const shapes = (network: Network) => of(network).map(({ shape }) => shape.join('x'))

  test('the shapes of AlexNet, VGG and NiN at 224 are those that the networks print', () => {
    expect(shapes(alexNet).join(' ')).toBe(
      '96x54x54 96x26x26 256x26x26 256x12x12 384x12x12 384x12x12 256x12x12 256x5x5 4096 4096 10',
    )
    const halved = of(vgg11).filter(({ layer }) => layer.kind === 'max')
    expect(halved.map(({ shape }) => shape.slice(0, 2).join('x')).join(' ')).toBe('64x112 128x56 256x28 512x14 512x7')
    expect(shapes(nin).join(' ')).toContain('10x5x5 10x5x5 10x5x5 10x1x1')
  })

  test.each([
    [leNet, 61_706],
    [alexNet, 46_764_746],
    [vgg11, 128_806_154],
    [nin, 1_992_166],
  ])('the parameters of $name', (network, parameters) => {
    expect(totalOf(of(network), 'parameters')).toBe(parameters)
  })

  test('five halvings leave nothing of an image of 28', () => {
    expect(fits(costs(vggOf(vggBlocks['VGG-11'], 128), [1, 28, 28]))).toBe(false)
    expect(fits(costs(vggOf(vggBlocks['VGG-11'], 128), [1, 32, 32]))).toBe(true)
  })
})

describe('building VGG from blocks', () => {
  const design = { convs: convsOf('VGG-16'), divide: 1, units: 4096, side: 224 }

  test('a preset is recognised until a block is changed', () => {
    expect(depthOf(design.convs)).toBe('VGG-16')
    expect(depthOf(design.convs.with(0, 3))).toBeUndefined()
  })

  test('the parts add up to the network, and a block without convolutions is left out', () => {
    const parts = partsOf(design)
    expect(sumOf(parts, 'parameters')).toBe(
      totalOf(costs(vggOf(vggBlocks['VGG-16'], 4096), [1, 224, 224]), 'parameters'),
    )
    const shorter = partsOf({ ...design, convs: design.convs.with(4, 0) })
    expect(shorter.length).toBe(parts.length - 1)
    expect(shorter[3].shape).toEqual([512, 14, 14])
  })
})

describe('a NiN block', () => {
  const at = (maps: readonly (readonly (readonly number[])[])[], y: number, x: number) => maps.map(map => map[y][x])

  test('finds the corner of the box, and its edges beside it', () => {
    const [, , out] = ninBlock(drawings.box, true)
    expect(at(out, 1, 1)).toEqual([expect.closeTo(1), 0])
    expect(at(out, 3, 1)).toEqual([0, expect.closeTo(1)])
    expect(at(out, 3, 4)).toEqual([0, 0])
  })

  test('without an activation the whole is linear: the values of two images add up', () => {
    const zero = drawings.box.map(row => row.map(() => 0))
    const both = drawings.box.map((row, y) => row.map((value, x) => value + drawings.stripes[y][x]))
    const corner = (picture: Grid) => ninBlock(picture, false)[2][0][2][3]
    expect(corner(both) - corner(zero)).toBeCloseTo(
      corner(drawings.box) + corner(drawings.stripes) - 2 * corner(zero),
      10,
    )
  })
})
