import { describe, expect, it } from 'vitest'
import { gzipSync } from 'node:zlib'
import * as data from '../../../engine/data/index.ts'
import { writeIdx } from '../../../engine/data/files/idx.ts'
import { torch } from './torchlet.ts'

const idx = writeIdx([2, 3], Uint8Array.of(1, 2, 3, 4, 5, 6))

describe('readIdx', () => {
  it('reads what is gzipped and what is not, from bytes and from a file', async () => {
    for (const source of [idx, new Uint8Array(gzipSync(idx)), new Blob([idx])]) {
      const x = await data.readIdx(source)
      expect([x.dtype, x.toArray()]).toEqual([
        torch.uint8,
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ])
    }
  })

  it.each([
    [
      'a page instead of a file',
      new TextEncoder().encode('<!doctype html>'),
      /not an IDX file: it begins with "<!doctype html>"/,
    ],
    ['other bytes', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1), /not an IDX file: it begins with the bytes 89 50 4e 47/],
    ['nothing', new Uint8Array(), /not an IDX file: it is empty/],
    ['a file cut short', idx.subarray(0, 15), /cut short: \[2, 3\] takes 18 bytes, found 15/],
    ['a file that goes on', Uint8Array.of(...idx, 0), /too long: \[2, 3\] takes 18 bytes, found 19/],
    ['gzip data cut short', new Uint8Array(gzipSync(idx)).subarray(0, 25), /corrupt or cut short/],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(data.readIdx(bytes)).rejects.toThrow(message)
  })

  it('names the file it cannot find', async () => {
    await expect(data.readIdx('no/such/file.idx')).rejects.toThrow(/no\/such\/file\.idx/)
  })
})

/** An NPY file of version 1. */
const npy = (descr: string, order: string, shape: string, values: ArrayBuffer) => {
  const header = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }`.padEnd(117) + '\n'
  const head = Uint8Array.of(0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, header.length, 0)
  return new Blob([head, header, values]).arrayBuffer()
}

describe('readNpy', () => {
  it('reads float64 as float32 and int64 as int32, in either order', async () => {
    const floats = await npy('<f8', 'True', '(2, 3)', new Float64Array([0, 3, 1, 4, 2, 5]).buffer)
    expect((await data.readNpy(floats)).toArray()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
    const integers = await data.readNpy(await npy('<i8', 'False', '(2,)', new BigInt64Array([7n, -1n]).buffer))
    expect([integers.dtype, integers.toArray()]).toEqual([torch.int32, [7, -1]])
  })

  it('refuses what would not fit, is cut short or is no NPY file', async () => {
    const tooLarge = await npy('<i8', 'False', '(1,)', new BigInt64Array([2n ** 40n]).buffer)
    await expect(data.readNpy(tooLarge)).rejects.toThrow(/does not fit int32/)
    const short = await npy('<f4', 'False', '(3,)', new ArrayBuffer(8))
    await expect(data.readNpy(short)).rejects.toThrow(/cut short/)
    await expect(data.readNpy(idx)).rejects.toThrow(/not an NPY file/)
  })
})

describe('parseCsv', () => {
  const table = data.parseCsv('name,rooms,price\n"Lane, the ""old"" one",,127500\nb,2,106000\r\n')

  it('tells numbers, text and what is missing, and minds quotes', () => {
    expect(table.rows).toEqual([
      ['Lane, the "old" one', null, 127500],
      ['b', 2, 106000],
    ])
    expect(table.column('rooms')).toEqual([null, 2])
  })

  it('gives columns as a tensor, missing numbers as NaN', () => {
    expect(table.tensor('rooms', 'price').toArray()).toEqual([
      [NaN, 127500],
      [2, 106000],
    ])
    expect(() => table.tensor()).toThrow(/"Lane.*column name is not a number/)
    expect(() => table.column('roofs')).toThrow(/no column roofs; there are name, rooms, price/)
  })

  it('refuses rows of another length', () => {
    expect(() => data.parseCsv('a,b\n1\n')).toThrow(/row 1 has 1 fields, expected 2/)
  })
})
