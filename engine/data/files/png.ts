/** PNG files (ISO 15948), decoded without the browser, so that every value is the file's own everywhere. */

/** Rows from top to bottom, pixels from left to right, channels side by side: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA. */
export interface Pixels {
  width: number
  height: number
  channels: 1 | 2 | 3 | 4
  data: Uint8Array
}

interface Header {
  width: number
  height: number
  depth: number
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA. */
  colour: number
  interlaced: boolean
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Values of a pixel in the file, and the depths each kind of colour may have. */
const kinds: Record<number, { samples: 1 | 2 | 3 | 4; depths: number[] }> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
}
/** Adam7: first column, first row, and the steps of each of the seven passes. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
]

export const isPng = (bytes: Uint8Array): boolean => signature.every((byte, i) => bytes[i] === byte)

/** Decodes a file. 16 bits a sample become 8; a palette becomes colours, with alpha where the file has some. */
export async function decodePng(bytes: Uint8Array, name: string): Promise<Pixels> {
  const { header, palette, alpha, packed } = readChunks(bytes, name)
  const kind = kinds[header.colour]
  if (!kind?.depths.includes(header.depth))
    throw new Error(`${name}: no PNG has colour type ${header.colour} with ${header.depth} bits`)
  const scans = await inflate(packed, name)
  const samples = unpack(scans, header, kind.samples, name)
  if (header.colour !== 3) return { ...header, channels: kind.samples, data: samples }
  if (!palette) throw new Error(`${name}: the palette of this PNG is missing`)
  return { ...header, ...coloured(samples, palette, alpha) }
}

function readChunks(bytes: Uint8Array, name: string) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = []
  const found: Record<string, Uint8Array> = {}
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (body.length < length) break
    if (type === 'IDAT') parts.push(body)
    else found[type] ??= body
    at += length + 12
  }
  if (!found.IHDR || !found.IEND || parts.length === 0)
    throw new Error(`${name}: this PNG is corrupt or cut short (found ${bytes.length} bytes)`)
  const head = new DataView(found.IHDR.buffer, found.IHDR.byteOffset)
  const header: Header = {
    width: head.getUint32(0),
    height: head.getUint32(4),
    depth: head.getUint8(8),
    colour: head.getUint8(9),
    interlaced: head.getUint8(12) === 1,
  }
  return { header, palette: found.PLTE, alpha: found.tRNS, packed: new Blob(parts as Uint8Array<ArrayBuffer>[]) }
}

async function inflate(packed: Blob, name: string): Promise<Uint8Array> {
  try {
    const stream = packed.stream().pipeThrough(new DecompressionStream('deflate'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  } catch (error) {
    throw new Error(`${name}: the data of this PNG are corrupt or cut short`, { cause: error })
  }
}

/** Undoes the filters and the interlacing: one byte a sample, row by row. */
function unpack(scans: Uint8Array, header: Header, samples: number, name: string): Uint8Array {
  const { width, height, depth, colour, interlaced } = header
  const out = new Uint8Array(width * height * samples)
  // Grey of few bits is spread over 0 to 255; the numbers of a palette stay as they are.
  const spread = depth < 8 && colour === 0 ? 255 / (2 ** depth - 1) : 1
  const pixelBytes = Math.max(1, (samples * depth) >> 3)
  let at = 0
  for (const [x0, y0, xStep, yStep] of interlaced ? passes : [[0, 0, 1, 1]]) {
    const columns = Math.ceil((width - x0) / xStep)
    const rows = Math.ceil((height - y0) / yStep)
    if (columns <= 0 || rows <= 0) continue
    const rowBytes = Math.ceil((columns * samples * depth) / 8)
    let above: Uint8Array = new Uint8Array(rowBytes)
    for (let row = 0; row < rows; row++, at += rowBytes + 1) {
      if (at + 1 + rowBytes > scans.length) throw new Error(`${name}: this PNG ends in row ${row} of ${height}`)
      const line = scans.subarray(at + 1, at + 1 + rowBytes)
      unfilter(scans[at], line, above, pixelBytes, name)
      above = line
      const start = (y0 + row * yStep) * width
      for (let i = 0; i < columns * samples; i++) {
        const pixel = Math.floor(i / samples)
        const place = (start + x0 + pixel * xStep) * samples + (i % samples)
        out[place] = sampleAt(line, i, depth) * spread
      }
    }
  }
  return out
}

/** One sample of a line; of two bytes the high one. */
function sampleAt(line: Uint8Array, i: number, depth: number): number {
  if (depth >= 8) return line[i * (depth >> 3)]
  const bit = i * depth
  return (line[bit >> 3] >> (8 - depth - (bit & 7))) & (2 ** depth - 1)
}

/** Each filter predicts a byte from its left (a), upper (b) and upper left (c) neighbours. */
const predictors: ((a: number, b: number, c: number) => number)[] = [
  () => 0,
  a => a,
  (_, b) => b,
  (a, b) => (a + b) >> 1,
  (a, b, c) => {
    const [da, db, dc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
    return da <= db && da <= dc ? a : db <= dc ? b : c
  },
]

function unfilter(type: number, line: Uint8Array, above: Uint8Array, pixelBytes: number, name: string): void {
  const predict = predictors[type]
  if (!predict) throw new Error(`${name}: this PNG is corrupt: there is no filter ${type}`)
  if (type === 0) return
  for (let i = 0; i < line.length; i++) {
    const [a, c] = i < pixelBytes ? [0, 0] : [line[i - pixelBytes], above[i - pixelBytes]]
    line[i] += predict(a, above[i], c)
  }
}

/** Numbers of a palette as its colours. */
function coloured(indices: Uint8Array, palette: Uint8Array, alpha?: Uint8Array): Pick<Pixels, 'channels' | 'data'> {
  const channels = alpha ? 4 : 3
  const data = new Uint8Array(indices.length * channels)
  indices.forEach((index, i) => {
    data.set(palette.subarray(index * 3, index * 3 + 3), i * channels)
    if (alpha) data[i * channels + 3] = alpha[index] ?? 255
  })
  return { channels, data }
}
