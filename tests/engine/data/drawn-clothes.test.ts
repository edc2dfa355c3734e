import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { drawClothes } from '../../../engine/data/datasets/drawn-clothes/index.ts'

describe('the drawn clothing set', () => {
  it('has every class equally often, in random order', () => {
    const { labels } = drawClothes('test', 500)
    const counts = Array.from({ length: 10 }, (_, label) => labels.filter(l => l === label).length)
    expect(counts).toEqual(Array.from({ length: 10 }, () => 50))
    expect(new Set(labels.subarray(0, 12)).size).toBeGreaterThan(3)
  })

  it('is drawn anew for testing', () => {
    expect(drawClothes('train', 10).images).not.toEqual(drawClothes('test', 10).images)
  })

  it('is the same, byte for byte, on every machine', () => {
    const { images, labels } = drawClothes('train', 200)
    expect(createHash('sha1').update(images).update(labels).digest('hex')).toMatchInlineSnapshot(
      `"56d145788e70d56c9935ab97077d5bb18d9c5f51"`,
    )
  })

  it('fills every image, on a black background', () => {
    const { images } = drawClothes('train', 300)
    for (let i = 0; i < 300; i++) {
      const image = images.subarray(i * 784, (i + 1) * 784)
      const inked = image.filter(pixel => pixel > 40).length
      expect(inked).toBeGreaterThan(20)
      expect(inked).toBeLessThan(700)
    }
  })
})
