import { describe, expect, it } from 'vitest'
import { byName, getBytes, getF32, getI32, putBytes, putF32, putI32, randomF32, room } from './support.ts'

describe('strided copies', () => {
  it('transposes matrices of any size', () => {
    for (const [rows, columns] of [
      [1, 9],
      [4, 4],
      [5, 7],
      [33, 18],
    ]) {
      const x = randomF32(rows * columns),
        out = room(rows * columns)
      byName.copy4(putF32(x), out, 2, putI32([columns, rows, 1, columns, rows, 1]))
      expect(getF32(out, rows * columns)).toEqual(
        Array.from(x, (_, i) => x[(i % rows) * columns + Math.floor(i / rows)]),
      )
    }
  })
  it('permutes three dimensions', () => {
    // [2, 5, 6] -> [6, 2, 5]
    const x = randomF32(60),
      out = room(60)
    byName.copy4(putF32(x), out, 3, putI32([6, 2, 5, 1, 30, 6, 10, 5, 1]))
    expect(getF32(out, 60)).toEqual(
      Array.from(x, (_, i) => x[(Math.floor(i / 5) % 2) * 30 + (i % 5) * 6 + Math.floor(i / 10)]),
    )
  })
  it('reverses with a negative stride and repeats with a zero stride', () => {
    const x = putF32([1, 2, 3]),
      out = room(6)
    byName.copy4(x + 8, out, 2, putI32([2, 3, 0, -1, 3, 1]))
    expect(getF32(out, 6)).toEqual([3, 2, 1, 3, 2, 1])
  })
  it('writes into a strided destination and copies bytes', () => {
    const out = putBytes(new Uint8Array(40))
    byName.copy1(putBytes(Array.from({ length: 20 }, (_, i) => i + 1)), out, 1, putI32([20, 1, 2]))
    expect(getBytes(out, 40)).toEqual(Array.from({ length: 40 }, (_, i) => (i % 2 ? 0 : i / 2 + 1)))
  })
})

describe('filling and casting', () => {
  it('fill4 and fill1', () => {
    const out = room(9)
    byName.fill4(out, 7, 42)
    expect(getI32(out, 7)).toEqual(Array.from({ length: 7 }, () => 42))
    byName.fill1(out, 5, 1)
    expect(getBytes(out, 5)).toEqual([1, 1, 1, 1, 1])
  })
  const floats = [1.9, -1.9, 0, -0, 0.5, 255, 256, -1, 1000.5, 3, 4]
  it('f32 -> i32 towards zero, u8 modulo 256, bool', () => {
    const x = putF32(floats),
      out = room(11)
    byName.f32_to_i32(x, out, 11)
    expect(getI32(out, 11)).toEqual(floats.map(value => Math.trunc(value) + 0))
    byName.f32_to_u8(x, out, 11)
    expect(getBytes(out, 11)).toEqual(floats.map(value => Math.trunc(value) & 255))
    byName.f32_to_bool(x, out, 11)
    expect(getBytes(out, 11)).toEqual(floats.map(value => Number(value !== 0)))
  })
  it('integers and bytes', () => {
    const integers = [0, 1, -1, 300, -2147483648, 2147483647, 7, 8, 9]
    const x = putI32(integers),
      out = room(20)
    byName.i32_to_f32(x, out, 9)
    expect(getF32(out, 9)).toEqual(integers.map(Math.fround))
    byName.i32_to_u8(x, out, 9)
    expect(getBytes(out, 9)).toEqual(integers.map(value => value & 255))
    byName.i32_to_bool(x, out, 9)
    expect(getBytes(out, 9)).toEqual(integers.map(value => Number(value !== 0)))
    const bytes = Array.from({ length: 19 }, (_, i) => i * 13)
    byName.u8_to_f32(putBytes(bytes), out, 19)
    expect(getF32(out, 19)).toEqual(bytes)
    byName.u8_to_i32(putBytes(bytes), out, 19)
    expect(getI32(out, 19)).toEqual(bytes)
    byName.u8_to_bool(putBytes(bytes), out, 19)
    expect(getBytes(out, 19)).toEqual(bytes.map(value => Number(value !== 0)))
  })
})

describe('choosing and scaling', () => {
  it('where with full and repeated operands', () => {
    const out = room(5)
    byName.where4(putBytes([1, 0, 1, 0, 1]), putF32([1, 2, 3, 4, 5]), putF32([-1]), out, 5, 1, 1, 0)
    expect(getF32(out, 5)).toEqual([1, -1, 3, -1, 5])
    byName.where1(putBytes([0, 1]), putBytes([7, 8]), putBytes([9, 10]), out, 2, 1, 1, 1)
    expect(getBytes(out, 2)).toEqual([9, 8])
  })
  it('clamp keeps NaN', () => {
    const out = room(6)
    byName.clamp_f32(putF32([-5, NaN, 0.5, 9, -Infinity, Infinity]), out, 6, -1, 1)
    expect(getF32(out, 6)).toEqual([-1, NaN, 0.5, 1, -1, 1])
  })
  it('axpy and axpby', () => {
    const y = putF32([1, 2, 3, 4, 5])
    byName.axpy_f32(2, putF32([1, 1, 1, 1, 1]), y, 5)
    expect(getF32(y, 5)).toEqual([3, 4, 5, 6, 7])
    byName.axpby_f32(-1, putF32([1, 2, 3, 4, 5]), 0.5, y, 5)
    expect(getF32(y, 5)).toEqual([0.5, 0, -0.5, -1, -1.5])
  })
})

describe('indexing', () => {
  const x = [0, 1, 10, 11, 20, 21]
  it('takes rows and adds to rows', () => {
    const out = room(8)
    byName.gatherRows4(putF32(x), putI32([2, 0, 2]), out, 3, 2)
    expect(getF32(out, 6)).toEqual([20, 21, 0, 1, 20, 21])
    const sums = putF32([0, 0, 0, 0, 0, 0])
    byName.scatterAddRows_f32(putF32([1, 2, 3, 4, 5, 6]), putI32([2, 0, 2]), sums, 3, 2)
    expect(getF32(sums, 6)).toEqual([3, 4, 0, 0, 6, 8])
  })
  it('gather along a dimension, and scatterAdd as its transpose', () => {
    const out = room(4),
      index = [1, 0, 2, 2]
    byName.gather4(putF32(x), putI32(index), out, 1, 3, 2, 2)
    expect(getF32(out, 4)).toEqual([10, 1, 20, 21])
    const sums = putF32(new Float32Array(6))
    byName.scatterAdd_f32(putF32([1, 2, 3, 4]), putI32(index), sums, 1, 3, 2, 2)
    expect(getF32(sums, 6)).toEqual([0, 2, 1, 0, 3, 4])
  })
  it('checkIndex names the first bad index, and wraps negative ones if all are good', () => {
    const bad = putI32([0, -1, 3])
    expect(byName.checkIndex(bad, 3, 3)).toBe(2)
    expect(getI32(bad, 3)).toEqual([0, -1, 3])
    const good = putI32([0, -1, -3])
    expect(byName.checkIndex(good, 3, 3)).toBe(-1)
    expect(getI32(good, 3)).toEqual([0, 2, 0])
  })
})
