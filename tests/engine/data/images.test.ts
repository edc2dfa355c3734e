import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import * as data from '../../../engine/data/index.ts'
import { torch } from './torchlet.ts'

interface Kind {
  colour: number
  samples: number
  depth?: number
  interlaced?: boolean
  more?: [type: string, body: number[]][]
}

/** A PNG with every row filter in turn; `at` gives each sample as the file has it. */
function png(
  width: number,
  height: number,
  { colour, samples, depth = 8, interlaced = false, more = [] }: Kind,
  at: (x: number, y: number, sample: number) => number,
): Uint8Array<ArrayBuffer> {
  const adam7 = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ]
  const scans: number[] = []
  for (const [x0, y0, dx, dy] of interlaced ? adam7 : [[0, 0, 1, 1]]) {
    let above: number[] = []
    for (let y = y0, row = 0; y < height && x0 < width; y += dy, row++) {
      const bits: string[] = []
      for (let x = x0; x < width; x += dx)
        for (let s = 0; s < samples; s++) bits.push(at(x, y, s).toString(2).padStart(depth, '0'))
      const line = bits
        .join('')
        .match(/.{1,8}/g)!
        .map(byte => parseInt(byte.padEnd(8, '0'), 2))
      const filter = row % 5
      const left = Math.max(1, (samples * depth) / 8)
      const bytes = line.map((byte, i) => {
        const [a, b, c] = [line[i - left] ?? 0, above[i] ?? 0, i < left ? 0 : (above[i - left] ?? 0)]
        const nearest = [a, b, c].toSorted((p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q))[0]
        return (byte - [0, a, b, (a + b) >> 1, nearest][filter]) & 255
      })
      scans.push(filter, ...bytes)
      above = line
    }
  }
  const chunk = (type: string, body: ArrayLike<number>) => {
    const length = new DataView(new ArrayBuffer(4))
    length.setUint32(0, body.length)
    const numbers = Array.from(body)
    return [...new Uint8Array(length.buffer), ...new TextEncoder().encode(type), ...numbers, 0, 0, 0, 0]
  }
  const header = [0, 0, 0, width, 0, 0, 0, height, depth, colour, 0, 0, Number(interlaced)]
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', header),
    ...more.flatMap(([type, body]) => chunk(type, body)),
    ...chunk('IDAT', deflateSync(Uint8Array.from(scans))),
    ...chunk('IEND', []),
  ])
}

const ramp = (x: number, y: number, s: number) => (x * 29 + y * 17 + s * 71) & 255
/** [channels, height, width] of a function of place and channel. */
const expected = (channels: number, height: number, width: number, f: typeof ramp) =>
  Array.from({ length: channels }, (_, s) =>
    Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => f(x, y, s))),
  )

describe('readImage', () => {
  it.each([
    ['grey', { colour: 0, samples: 1 }],
    ['grey and alpha', { colour: 4, samples: 2 }],
    ['RGB', { colour: 2, samples: 3 }],
    ['RGBA', { colour: 6, samples: 4 }],
    ['interlaced RGB', { colour: 2, samples: 3, interlaced: true }],
  ] as const)('reads a PNG of %s as [channels, height, width]', async (_, kind) => {
    const image = await data.readImage(png(9, 7, kind, ramp))
    expect(image.dtype).toBe(torch.uint8)
    expect(image.toArray()).toEqual(expected(kind.samples, 7, 9, ramp))
  })

  it('reads few bits, two bytes and palettes as bytes', async () => {
    const bits = await data.readImage(png(9, 3, { colour: 0, samples: 1, depth: 1 }, (x, y) => (x + y) & 1))
    expect(bits.toArray()).toEqual(expected(1, 3, 9, (x, y) => ((x + y) & 1) * 255))
    const deep = await data.readImage(png(3, 2, { colour: 0, samples: 1, depth: 16 }, (x, y) => (x * 90 + y) * 256 + 7))
    expect(deep.toArray()).toEqual(expected(1, 2, 3, (x, y) => x * 90 + y))
    const colours = [255, 0, 0, 0, 255, 0, 0, 0, 255]
    const palette = { colour: 3, samples: 1, depth: 2, more: [['PLTE', colours]] } satisfies Kind
    const flag = await data.readImage(png(3, 1, palette, x => x))
    expect(flag.toArray()).toEqual([[[255, 0, 0]], [[0, 255, 0]], [[0, 0, 255]]])
    const clear = await data.readImage(png(3, 1, { ...palette, more: [...palette.more, ['tRNS', [0, 128]]] }, x => x))
    expect(clear.at(3).toArray()).toEqual([[0, 128, 255]])
  })

  it('brings the channels to those that are wanted', async () => {
    const colour = png(1, 1, { colour: 6, samples: 4 }, (_x, _y, s) => [100, 200, 50, 7][s])
    const grey = Math.round(0.299 * 100 + 0.587 * 200 + 0.114 * 50)
    expect((await data.readImage(colour, { mode: 'gray' })).toArray()).toEqual([[[grey]]])
    expect((await data.readImage(colour, { mode: 'rgb' })).flatten().toArray()).toEqual([100, 200, 50])
    const plain = png(1, 1, { colour: 0, samples: 1 }, () => 9)
    expect((await data.readImage(plain, { mode: 'rgba' })).flatten().toArray()).toEqual([9, 9, 9, 255])
    await expect(data.readImage(plain, { mode: 'RGB' as never })).rejects.toThrow(/readImage: mode is unchanged, gray/)
  })

  it('says what is wrong with a file, and what Node cannot read', async () => {
    const whole = png(4, 4, { colour: 2, samples: 3 }, ramp)
    await expect(data.readImage(whole.subarray(0, 60))).rejects.toThrow(/PNG is corrupt or cut short/)
    await expect(data.readImage(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).rejects.toThrow(
      /only PNG.*outside of a browser/,
    )
    await expect(data.readImage('no/such/cat.png')).rejects.toThrow(/cannot read .*no\/such\/cat\.png/)
  })
})

describe('ImageFolder', () => {
  it('takes the folders for classes, and batches through a loader', async () => {
    const root = await mkdtemp(join(tmpdir(), 'images-'))
    try {
      for (const [name, value] of [
        ['dog', 30],
        ['cat', 10],
      ] as const) {
        await mkdir(join(root, name))
        for (const i of [0, 1])
          await writeFile(
            join(root, name, `${i}.png`),
            png(2, 2, { colour: 0, samples: 1 }, () => value + i),
          )
      }
      const pets = await data.ImageFolder.from(root)
      expect([pets.length, pets.classes]).toEqual([4, ['cat', 'dog']])
      const [[X, y]] = new data.DataLoader(pets, { batchSize: 4 })
      expect([[...X.shape], y.toArray()]).toEqual([
        [4, 3, 2, 2],
        [0, 0, 1, 1],
      ])
      expect(X.at(':', 0, 0, 0).toArray()).toEqual([10, 11, 30, 31])
      const halved = await data.ImageFolder.from(root, { mode: 'gray', transform: image => image.float().div(2) })
      expect(halved.get(-1)[0].flatten().toArray()).toEqual([15.5, 15.5, 15.5, 15.5])
    } finally {
      await rm(root, { recursive: true })
    }
  })

  it('says where it found no images', async () => {
    await expect(data.ImageFolder.from([])).rejects.toThrow(/ImageFolder: there are no images in folders/)
  })
})
