/**
 * The loops that apply an op to whole arrays. An op is a class without fields whose method the compiler inlines:
 * `map` works on four lanes, `at` on one value. Vector ops run in three loops, chosen by the operands' steps; what is
 * left over, and every other stride, is computed one element at a time by the same method on a splat.
 */

import { splatFrom } from '../simd'
import { isLarge, RowJob, rowJob, runRows } from '../threads/rows'

/** The stateless instance of an op. */
@inline function instance<Op>(): Op { return changetype<Op>(0) }


export function unaryVectors<Op>(x: usize, out: usize, n: i32): void {
  const op = instance<Op>()
  const end = out + (<usize>n << 2)
  const vectors = out + (<usize>(n & ~3) << 2)
  for (; out < vectors; out += 16, x += 16) v128.store(out, op.map(v128.load(x)))
  for (; out < end; out += 4, x += 4) v128.store_lane<u32>(out, op.map(splatFrom(x)), 0)
}

export function unaryScalars<Op>(x: usize, out: usize, n: i32): void {
  const op = instance<Op>()
  for (const end = out + (<usize>n << 2); out < end; out += 4, x += 4) store<f32>(out, op.at(load<f32>(x)))
}

/** Four masks of 32-bit lanes -> sixteen bytes of 0 or 1. */
@inline function packMasks(m0: v128, m1: v128, m2: v128, m3: v128): v128 {
  const bytes = i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(m0, m1), i16x8.narrow_i32x4_s(m2, m3))
  return v128.and(bytes, i8x16.splat(1))
}
@inline function storeMask(out: usize, mask: v128): void { store<u8>(out, i32x4.extract_lane(mask, 0) & 1) }

export function testVectors<Op>(x: usize, out: usize, n: i32): void {
  const op = instance<Op>()
  const end = out + n
  const vectors = out + (n & ~15)
  for (; out < vectors; out += 16, x += 64) {
    const m0 = op.map(v128.load(x)), m1 = op.map(v128.load(x, 16))
    const m2 = op.map(v128.load(x, 32)), m3 = op.map(v128.load(x, 48))
    v128.store(out, packMasks(m0, m1, m2, m3))
  }
  for (; out < end; out++, x += 4) storeMask(out, op.map(splatFrom(x)))
}

export function binaryVectors<Op>(a: usize, b: usize, out: usize, n: i32, aStep: i32, bStep: i32): void {
  const op = instance<Op>()
  const end = out + (<usize>n << 2)
  const vectors = out + (<usize>(n & ~3) << 2)
  if (aStep == 1 && bStep == 1) {
    for (; out < vectors; out += 16, a += 16, b += 16) v128.store(out, op.map(v128.load(a), v128.load(b)))
  } else if (aStep == 1 && bStep == 0) {
    const value = splatFrom(b)
    for (; out < vectors; out += 16, a += 16) v128.store(out, op.map(v128.load(a), value))
  } else if (aStep == 0 && bStep == 1) {
    const value = splatFrom(a)
    for (; out < vectors; out += 16, b += 16) v128.store(out, op.map(value, v128.load(b)))
  }
  const aBytes = <usize>aStep << 2, bBytes = <usize>bStep << 2
  for (; out < end; out += 4, a += aBytes, b += bBytes) {
    v128.store_lane<u32>(out, op.map(splatFrom(a), splatFrom(b)), 0)
  }
}

@inline function binaryScalars<T, Op>(a: usize, b: usize, out: usize, n: i32, aStep: i32, bStep: i32): void {
  const op = instance<Op>()
  const aBytes = <usize>aStep << 2, bBytes = <usize>bStep << 2
  for (const end = out + (<usize>n << 2); out < end; out += 4, a += aBytes, b += bBytes) {
    store<T>(out, op.at(load<T>(a), load<T>(b)))
  }
}
export function binaryScalarsF32<Op>(a: usize, b: usize, out: usize, n: i32, aStep: i32, bStep: i32): void {
  binaryScalars<f32, Op>(a, b, out, n, aStep, bStep)
}
export function binaryScalarsI32<Op>(a: usize, b: usize, out: usize, n: i32, aStep: i32, bStep: i32): void {
  binaryScalars<i32, Op>(a, b, out, n, aStep, bStep)
}

export function compareVectors<Op>(a: usize, b: usize, out: usize, n: i32, aStep: i32, bStep: i32): void {
  const op = instance<Op>()
  const end = out + n
  const vectors = out + (n & ~15)
  if (aStep == 1 && bStep == 1) {
    for (; out < vectors; out += 16, a += 64, b += 64) {
      const m0 = op.map(v128.load(a), v128.load(b)), m1 = op.map(v128.load(a, 16), v128.load(b, 16))
      const m2 = op.map(v128.load(a, 32), v128.load(b, 32)), m3 = op.map(v128.load(a, 48), v128.load(b, 48))
      v128.store(out, packMasks(m0, m1, m2, m3))
    }
  } else if (aStep == 1 && bStep == 0) {
    const value = splatFrom(b)
    for (; out < vectors; out += 16, a += 64) {
      const m0 = op.map(v128.load(a), value), m1 = op.map(v128.load(a, 16), value)
      const m2 = op.map(v128.load(a, 32), value), m3 = op.map(v128.load(a, 48), value)
      v128.store(out, packMasks(m0, m1, m2, m3))
    }
  }
  const aBytes = <usize>aStep << 2, bBytes = <usize>bStep << 2
  for (; out < end; out++, a += aBytes, b += bBytes) storeMask(out, op.map(splatFrom(a), splatFrom(b)))
}

type Row = (a: usize, b: usize, out: usize, n: i32, aStep: i32, bStep: i32) => void

@inline function descriptor(desc: usize, i: i32): i32 { return load<i32>(desc + (<usize>i << 2)) }

/** Rows `from` to `to` of the output, each with its own place in the operands. */
function rowsNd(
  a: usize, b: usize, out: usize, ndim: i32, desc: usize, itemSize: i32, row: i32, from: i32, to: i32,
): void {
  const last = ndim - 1
  const n = descriptor(desc, last)
  const aStep = descriptor(desc, ndim + last), bStep = descriptor(desc, 2 * ndim + last)
  const rowBytes = <usize>(n * itemSize)
  out += <usize>from * rowBytes
  for (let r = from; r < to; r++) {
    // Split r into coordinates, the last outer dimension moving fastest.
    let rest = r, aOffset = 0, bOffset = 0
    for (let d = last - 1; d >= 0; d--) {
      const size = descriptor(desc, d)
      const position = d == 0 ? rest : rest % size
      rest /= size
      aOffset += position * descriptor(desc, ndim + d)
      bOffset += position * descriptor(desc, 2 * ndim + d)
    }
    call_indirect<void>(row, a + (<usize>aOffset << 2), b + (<usize>bOffset << 2), out, n, aStep, bStep)
    out += rowBytes
  }
}

function ndTask(task: i32, args: usize): void {
  const job = changetype<RowJob>(args), from = job.from(task)
  rowsNd(job.a, job.b, job.c, job.i, job.d, job.j, job.k, from, from + job.count(task))
}

/**
 * Broadcasting and strided operands: `row` runs over the innermost dimension, the outer ones are counted through. `desc`
 * holds `ndim` sizes, then the strides of a, then those of b; `itemSize` is that of the output.
 */
export function binaryNd(a: usize, b: usize, out: usize, ndim: i32, desc: usize, itemSize: i32, row: Row): void {
  const n = descriptor(desc, ndim - 1)
  let rows = 1
  for (let d = 0; d < ndim - 1; d++) rows *= descriptor(desc, d)
  if (rows == 1 || !isLarge(rows * n)) {
    rowsNd(a, b, out, ndim, desc, itemSize, row.index, 0, rows)
    return
  }
  const job = rowJob()
  job.a = a
  job.b = b
  job.c = out
  job.d = desc
  job.i = ndim
  job.j = itemSize
  job.k = row.index
  runRows(job, rows, n, 1, ndTask)
}
