import { shareRows2, shareRows3 } from '../threads/rows'
import { demote, horizontalSum, loadColumns, promoteHigh, promoteLow, storeColumns } from '../simd'

/**
 * Sums run in float32 over short blocks and in float64 over the blocks, so that a million terms lose no more digits
 * than a few do.
 */
@inline const rowBlock: i32 = 256
@inline const columnBlock: i32 = 32

/** What is summed: each term as it is, or squared differences from a center. */
@unmanaged class Plain { @inline term(x: v128, _center: v128): v128 { return x } }
@unmanaged class SquaredDifference {
  @inline term(x: v128, center: v128): v128 {
    const d = f32x4.sub(x, center)
    return f32x4.mul(d, d)
  }
}

@inline function blockSum<Term>(x: usize, n: i32, center: v128): f64 {
  const terms = changetype<Term>(0)
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0
  const end = x + (<usize>n << 2)
  for (const wide = x + (<usize>(n & ~15) << 2); x < wide; x += 64) {
    s0 = f32x4.add(s0, terms.term(v128.load(x), center))
    s1 = f32x4.add(s1, terms.term(v128.load(x, 16), center))
    s2 = f32x4.add(s2, terms.term(v128.load(x, 32), center))
    s3 = f32x4.add(s3, terms.term(v128.load(x, 48), center))
  }
  for (; x + 16 <= end; x += 16) s0 = f32x4.add(s0, terms.term(v128.load(x), center))
  let sum = <f64>horizontalSum(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)))
  for (; x < end; x += 4) sum += <f64>f32x4.extract_lane(terms.term(v128.load_splat<u32>(x), center), 0)
  return sum
}

@inline function rowTotal<Term>(x: usize, n: i32, center: v128): f64 {
  let sum: f64 = 0
  for (; n > 0; n -= rowBlock, x += rowBlock << 2) sum += blockSum<Term>(x, min(n, rowBlock), center)
  return sum
}

/** Sum of n contiguous values. */
export function rowSum(x: usize, n: i32): f64 { return rowTotal<Plain>(x, n, f32x4.splat(0)) }
/** Sum of squared differences from `mean` of n contiguous values. */
export function rowSquaredDifferences(x: usize, n: i32, mean: f32): f64 {
  return rowTotal<SquaredDifference>(x, n, f32x4.splat(mean))
}

/** Sums down four columns (or one) of n rows, `stride` bytes apart; the result is scaled by `scale`. */
@inline function columnTotal<Term>(x: usize, n: i32, stride: usize, full: bool, center: v128, scale: f64): v128 {
  const terms = changetype<Term>(0)
  let low = f64x2.splat(0), high = low
  while (n > 0) {
    let sum = f32x4.splat(0)
    for (let left = min(n, columnBlock); left > 0; left--, x += stride) {
      sum = f32x4.add(sum, terms.term(loadColumns(x, full), center))
    }
    low = f64x2.add(low, promoteLow(sum))
    high = f64x2.add(high, promoteHigh(sum))
    n -= columnBlock
  }
  const factor = f64x2.splat(scale)
  return demote(f64x2.mul(low, factor), f64x2.mul(high, factor))
}

function sumRows(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  const rowBytes = <usize>inner << 2
  for (let o = 0; o < outer; o++, x += <usize>n * rowBytes) {
    if (inner == 1) {
      store<f32>(out, <f32>rowSum(x, n))
      out += 4
      continue
    }
    for (let j = 0; j < inner;) {
      const full = inner - j >= 4
      storeColumns(out, columnTotal<Plain>(x + (<usize>j << 2), n, rowBytes, full, f32x4.splat(0), 1), full)
      j += full ? 4 : 1
      out += full ? 16 : 4
    }
  }
}

/** Mean, and sum of squared deviations from it: two passes, so that a large mean costs no digits. */
function momentsRows(x: usize, mean: usize, m2: usize, outer: i32, n: i32, inner: i32): void {
  const rowBytes = <usize>inner << 2
  for (let o = 0; o < outer; o++, x += <usize>n * rowBytes) {
    if (inner == 1) {
      const center = <f32>(rowSum(x, n) / n)
      store<f32>(mean, center)
      store<f32>(m2, <f32>rowSquaredDifferences(x, n, center))
      mean += 4
      m2 += 4
      continue
    }
    for (let j = 0; j < inner;) {
      const full = inner - j >= 4, column = x + (<usize>j << 2), bytes: usize = full ? 16 : 4
      const center = columnTotal<Plain>(column, n, rowBytes, full, f32x4.splat(0), 1 / <f64>n)
      storeColumns(mean, center, full)
      storeColumns(m2, columnTotal<SquaredDifference>(column, n, rowBytes, full, center, 1), full)
      j += full ? 4 : 1
      mean += bytes
      m2 += bytes
    }
  }
}

export function sum_f32(x: usize, out: usize, outer: i32, n: i32, inner: i32): void {
  shareRows2(x, out, outer, n, inner, (n * inner) << 2, inner << 2, sumRows)
}
export function moments_f32(x: usize, mean: usize, m2: usize, outer: i32, n: i32, inner: i32): void {
  shareRows3(x, mean, m2, outer, n, inner, (n * inner) << 2, inner << 2, inner << 2, momentsRows)
}

/** Sum of squares of n values in float64. */
export function sumSquares_f32(x: usize, n: i32): f64 { return rowSquaredDifferences(x, n, 0) }
