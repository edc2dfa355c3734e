import { zlibSync } from 'fflate'

/**
 * PNG files made without a canvas: the build has none, and an `img` needs no script, can be named, saved and printed. Specification:
 * https://www.w3.org/TR/png-3/
 */
export interface Bitmap {
  readonly width: number
  readonly height: number
  /** Bytes row by row: `channels` a pixel, or one index into `palette`. */
  readonly data: Uint8Array
  readonly channels: 1 | 3 | 4
  /** RGBA entries; the data are then indices. */
  readonly palette?: readonly (readonly [number, number, number, number])[]
}

const colourTypes = { 1: 0, 3: 2, 4: 6 } as const
const indexed = 3

export function encodePng({ width, height, data, channels, palette }: Bitmap): Uint8Array {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header[8] = 8 // bits a sample
  header[9] = palette ? indexed : colourTypes[channels]

  // Every row begins with the number of its filter; 0 leaves it as it is.
  const stride = width * channels
  const rows = new Uint8Array(height * (stride + 1))
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1)

  return join([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    ...(palette ? paletteChunks(palette) : []),
    chunk('IDAT', zlibSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}

export function pngUrl(bitmap: Bitmap): string {
  return `data:image/png;base64,${btoa(String.fromCharCode(...encodePng(bitmap)))}`
}

function paletteChunks(palette: NonNullable<Bitmap['palette']>): Uint8Array[] {
  return [
    chunk('PLTE', Uint8Array.from(palette.flatMap(([r, g, b]) => [r, g, b]))),
    chunk('tRNS', Uint8Array.from(palette.map(([, , , alpha]) => alpha))),
  ]
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)))
  return bytes
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1
  return remainder
})

function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff
  for (const byte of bytes) remainder = crcTable[(remainder ^ byte) & 255] ^ (remainder >>> 8)
  return ~remainder >>> 0
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
