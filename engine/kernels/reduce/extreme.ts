import { loadColumns, storeColumns } from '../simd'
import { shareRows2 } from '../threads/rows'

/** Reductions by one associative vector op: what it starts from, and how two partial results become one. */
@unmanaged class Max {
  @inline start(): v128 { return f32x4.splat(-Infinity) }
  @inline join(a: v128, b: v128): v128 { return f32x4.max(a, b) }
}
@unmanaged class Min {
  @inline start(): v128 { return f32x4.splat(Infinity) }
  @inline join(a: v128, b: v128): v128 { return f32x4.min(a, b) }
}
@unmanaged class Product {
  @inline start(): v128 { return f32x4.splat(1) }
  @inline join(a: v128, b: v128): v128 { return f32x4.mul(a, b) }
}
@unmanaged class MaxI32 {
  @inline start(): v128 { return i32x4.splat(i32.MIN_VALUE) }
  @inline join(a: v128, b: v128): v128 { return i32x4.max_s(a, b) }
}
@unmanaged class MinI32 {
  @inline start(): v128 { return i32x4.splat(i32.MAX_VALUE) }
  @inline join(a: v128, b: v128): v128 { return i32x4.min_s(a, b) }
}

/** All four lanes of the result are equal. */
@inline function joinRow<Op>(x: usize, n: i32): v128 {
  const op = changetype<Op>(0)
  let r0 = op.start(), r1 = r0, r2 = r0, r3 = r0
  const end = x + (<usize>n << 2)
  for (const wide = x + (<usize>(n & ~15) << 2); x < wide; x += 64) {
    r0 = op.join(r0, v128.load(x))
    r1 = op.join(r1, v128.load(x, 16))
    r2 = op.join(r2, v128.load(x, 32))
    r3 = op.join(r3, v128.load(x, 48))
  }
  for (; x + 16 <= end; x += 16) r0 = op.join(r0, v128.load(x))
  let r = op.join(op.join(r0, r1), op.join(r2, r3))
  r = op.join(r, v128.shuffle<f32>(r, r, 2, 3, 0, 1))
  r = op.join(r, v128.shuffle<f32>(r, r, 1, 0, 3, 2))
  for (; x < end; x += 4) r = op.join(r, v128.load_splat<u32>(x))
  return r
}

@inline function reduce<Op>(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  const op = changetype<Op>(0)
  const rowBytes = <usize>inner << 2
  for (let o = 0; o < outer; o++, x += <usize>n * rowBytes) {
    if (inner == 1) {
      v128.store_lane<u32>(out, joinRow<Op>(x, n), 0)
      out += 4
      continue
    }
    for (let j = 0; j < inner;) {
      const full = inner - j >= 4
      let r = op.start()
      let at = x + (<usize>j << 2)
      for (let k = 0; k < n; k++, at += rowBytes) r = op.join(r, loadColumns(at, full))
      storeColumns(out, r, full)
      j += full ? 4 : 1
      out += full ? 16 : 4
    }
  }
}

function maxRows(x: usize, out: usize, outer: i32, n: i32, inner: i32): void { reduce<Max>(x, out, outer, n, inner) }
export function max_f32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  shareRows2(x, out, outer, n, inner, (n * inner) << 2, inner << 2, maxRows)
}
function minRows(x: usize, out: usize, outer: i32, n: i32, inner: i32): void { reduce<Min>(x, out, outer, n, inner) }
export function min_f32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  shareRows2(x, out, outer, n, inner, (n * inner) << 2, inner << 2, minRows)
}
export function prod_f32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void { reduce<Product>(x, out, outer, n, inner) }
export function max_i32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void { reduce<MaxI32>(x, out, outer, n, inner) }
export function min_i32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void { reduce<MinI32>(x, out, outer, n, inner) }

/** pmax(a, b) is `a < b ? b : a`: one instruction, and a NaN among the values is passed over. */
@unmanaged class MaxOfNumbers {
  @inline start(): v128 { return f32x4.splat(-Infinity) }
  @inline join(a: v128, b: v128): v128 { return f32x4.pmax(a, b) }
}
/** The largest of n contiguous values, NaN not counted. */
export function rowLargest(x: usize, n: i32): f32 { return f32x4.extract_lane(joinRow<MaxOfNumbers>(x, n), 0) }

/** Whether a is a better extreme than b. */
@unmanaged class Greater<T> { @inline better(a: T, b: T): bool { return a > b || (a != a && b == b) } }
@unmanaged class Less<T> { @inline better(a: T, b: T): bool { return a < b || (a != a && b == b) } }

@inline function argReduce<T, Order>(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  const order = changetype<Order>(0)
  const rowBytes = <usize>inner << 2
  for (let o = 0; o < outer; o++, x += <usize>n * rowBytes) {
    for (let j = 0; j < inner; j++, out += 4) {
      let at = x + (<usize>j << 2)
      let best = load<T>(at), index = 0
      for (let k = 1; k < n; k++) {
        at += rowBytes
        const value = load<T>(at)
        if (order.better(value, best)) {
          best = value
          index = k
        }
      }
      store<i32>(out, index)
    }
  }
}

export function argmax_f32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  argReduce<f32, Greater<f32>>(x, out, outer, n, inner)
}
export function argmin_f32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  argReduce<f32, Less<f32>>(x, out, outer, n, inner)
}
export function argmax_i32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  argReduce<i32, Greater<i32>>(x, out, outer, n, inner)
}
export function argmin_i32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  argReduce<i32, Less<i32>>(x, out, outer, n, inner)
}
