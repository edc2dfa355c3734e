import { unzlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { indexOf, paletteOf, rangeOf } from '../../app/outputs/pixels/colours.ts'
import { encodePng } from '../../app/outputs/pixels/png.ts'

/** The chunks of a PNG file by type, as any reader of the format sees them. */
function chunksOf(png: Uint8Array): Record<string, Uint8Array> {
  const view = new DataView(png.buffer, png.byteOffset)
  const chunks: Record<string, Uint8Array> = {}
  for (let at = 8; at < png.length;) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8))
    chunks[type] = png.subarray(at + 8, at + 8 + length)
    at += 12 + length
  }
  return chunks
}

describe('a PNG file', () => {
  const png = encodePng({ width: 2, height: 2, channels: 3, data: Uint8Array.from({ length: 12 }, (_, i) => i * 20) })

  it('has the signature, the size and the pixels', () => {
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const { IHDR, IDAT } = chunksOf(png)
    expect([...IHDR]).toEqual([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0])
    expect([...unzlibSync(IDAT)]).toEqual([0, 0, 20, 40, 60, 80, 100, 0, 120, 140, 160, 180, 200, 220])
  })

  it('ends with the chunk whose checksum the specification prints', () => {
    expect([...png.subarray(-12)]).toEqual([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82])
  })

  it('carries a palette with transparency where it has one', () => {
    const palette = [
      [1, 2, 3, 0],
      [4, 5, 6, 255],
    ] as const
    const { PLTE, tRNS } = chunksOf(encodePng({ width: 1, height: 1, channels: 1, data: Uint8Array.of(1), palette }))
    expect([...PLTE]).toEqual([1, 2, 3, 4, 5, 6])
    expect([...tRNS]).toEqual([0, 255])
  })
})

describe('the colours of a field', () => {
  const colour = (value: number, colours: 'sequential' | 'diverging', min: number, max: number) =>
    paletteOf(colours)[indexOf(value, colours, min, max)]

  it('let the paper through at zero, on both sides equally far from it', () => {
    expect(rangeOf('diverging', -1, 4)).toEqual([-4, 4])
    expect(colour(0, 'diverging', -1, 4)[3]).toBe(0)
    expect(colour(4, 'diverging', -1, 4)[3]).toBe(255)
    expect(colour(-2, 'diverging', -1, 4)[3]).toBeCloseTo(128, -1)
  })

  it('grow from nothing to full over a sequential range, and stay there beyond it', () => {
    expect(colour(2, 'sequential', 2, 5)[3]).toBe(0)
    expect(colour(5, 'sequential', 2, 5)[3]).toBe(255)
    expect(colour(9, 'sequential', 2, 5)).toEqual(colour(5, 'sequential', 2, 5))
  })

  it('show what is not a number in grey', () => {
    const [r, g, b] = colour(NaN, 'diverging', -1, 1)
    expect([r, g, b]).toEqual([128, 128, 128])
  })

  it('give each category its own, again from the start after eight', () => {
    const indices = Array.from({ length: 9 }, (_, i) => indexOf(i, 'categories', 0, 8))
    expect(new Set(indices).size).toBe(8)
    expect(indices[8]).toBe(indices[0])
  })
})
