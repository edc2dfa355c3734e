import { horizontalSum, madd } from '../simd'
import { Epilogue } from './tile'

/**
 * C = A B where both operands are contiguous along k: tiles of 3 x 4 dot products, vectors running along k. Nothing is
 * packed, so this serves products with few rows or few columns.
 */

/** Four vectors -> the vector of their sums. */
@inline function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7))
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<f64>(ab, cd, 0, 2), v128.shuffle<f64>(ab, cd, 1, 3))
}

@inline function writeSum(sum: f32, c: usize, accumulate: i32, bias: usize, relu: i32): void {
  if (accumulate) sum += load<f32>(c)
  if (bias) sum += load<f32>(bias)
  store<f32>(c, relu && sum < 0 ? 0 : sum)
}

function writeRow(sum: v128, c: usize, accumulate: i32, bias: usize, to: Epilogue): void {
  if (to.column == 4) {
    if (accumulate) sum = f32x4.add(sum, v128.load(c))
    if (bias) sum = f32x4.add(sum, v128.load(bias))
    if (to.relu) sum = f32x4.pmax(sum, f32x4.splat(0))
    v128.store(c, sum)
    return
  }
  writeSum(f32x4.extract_lane(sum, 0), c, accumulate, bias, to.relu)
  writeSum(f32x4.extract_lane(sum, 1), c + to.column, accumulate, bias ? bias + to.biasColumn : 0, to.relu)
  writeSum(f32x4.extract_lane(sum, 2), c + 2 * to.column, accumulate, bias ? bias + 2 * to.biasColumn : 0, to.relu)
  writeSum(f32x4.extract_lane(sum, 3), c + 3 * to.column, accumulate, bias ? bias + 3 * to.biasColumn : 0, to.relu)
}

function dots3x4(a: usize, aRow: usize, b: usize, bRow: usize, K: i32, c: usize, accumulate: i32, bias: usize, to: Epilogue): void {
  let s00 = f32x4.splat(0), s01 = s00, s02 = s00, s03 = s00
  let s10 = s00, s11 = s00, s12 = s00, s13 = s00
  let s20 = s00, s21 = s00, s22 = s00, s23 = s00
  const b1 = bRow, b2 = 2 * bRow, b3 = 3 * bRow, a2 = 2 * aRow
  const end = a + (<usize>K << 2)
  for (const vectors = a + (<usize>(K & ~3) << 2); a < vectors; a += 16, b += 16) {
    const x0 = v128.load(a), x1 = v128.load(a + aRow), x2 = v128.load(a + a2)
    let y = v128.load(b)
    s00 = madd(x0, y, s00)
    s10 = madd(x1, y, s10)
    s20 = madd(x2, y, s20)
    y = v128.load(b + b1)
    s01 = madd(x0, y, s01)
    s11 = madd(x1, y, s11)
    s21 = madd(x2, y, s21)
    y = v128.load(b + b2)
    s02 = madd(x0, y, s02)
    s12 = madd(x1, y, s12)
    s22 = madd(x2, y, s22)
    y = v128.load(b + b3)
    s03 = madd(x0, y, s03)
    s13 = madd(x1, y, s13)
    s23 = madd(x2, y, s23)
  }
  let r0 = sums(s00, s01, s02, s03), r1 = sums(s10, s11, s12, s13), r2 = sums(s20, s21, s22, s23)
  for (; a < end; a += 4, b += 4) {
    const y = f32x4(load<f32>(b), load<f32>(b + b1), load<f32>(b + b2), load<f32>(b + b3))
    r0 = madd(v128.load_splat<u32>(a), y, r0)
    r1 = madd(v128.load_splat<u32>(a + aRow), y, r1)
    r2 = madd(v128.load_splat<u32>(a + a2), y, r2)
  }
  writeRow(r0, c, accumulate, bias, to)
  writeRow(r1, c + to.row, accumulate, bias ? bias + to.biasRow : 0, to)
  writeRow(r2, c + 2 * to.row, accumulate, bias ? bias + 2 * to.biasRow : 0, to)
}

/** The sum of products of n contiguous pairs. */
export function dot(a: usize, b: usize, n: i32): f32 {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0
  const end = a + (<usize>n << 2)
  for (const wide = a + (<usize>(n & ~15) << 2); a < wide; a += 64, b += 64) {
    s0 = madd(v128.load(a), v128.load(b), s0)
    s1 = madd(v128.load(a, 16), v128.load(b, 16), s1)
    s2 = madd(v128.load(a, 32), v128.load(b, 32), s2)
    s3 = madd(v128.load(a, 48), v128.load(b, 48), s3)
  }
  for (; a + 16 <= end; a += 16, b += 16) s0 = madd(v128.load(a), v128.load(b), s0)
  let sum = horizontalSum(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)))
  for (; a < end; a += 4, b += 4) sum += load<f32>(a) * load<f32>(b)
  return sum
}

/** All of C[M, N]; rows of A and columns of B are contiguous and `aRow`, `bColumn` bytes apart. */
export function dotProducts(
  M: i32, N: i32, K: i32, A: usize, aRow: usize, B: usize, bColumn: usize, C: usize, accumulate: i32, to: Epilogue,
): void {
  for (let i = 0; i < M; i += 3) {
    const rows = min(M - i, 3)
    for (let j = 0; j < N; j += 4) {
      const a = A + <usize>i * aRow, b = B + <usize>j * bColumn
      const c = C + <usize>i * to.row + <usize>j * to.column
      const bias = to.bias ? to.bias + <usize>i * to.biasRow + <usize>j * to.biasColumn : 0
      const columns = min(N - j, 4)
      if (rows == 3 && columns == 4) {
        dots3x4(a, aRow, b, bColumn, K, c, accumulate, bias, to)
        continue
      }
      for (let r = 0; r < rows; r++) {
        for (let s = 0; s < columns; s++) {
          const sum = dot(a + <usize>r * aRow, b + <usize>s * bColumn, K)
          const at = c + <usize>r * to.row + <usize>s * to.column
          writeSum(sum, at, accumulate, bias ? bias + <usize>r * to.biasRow + <usize>s * to.biasColumn : 0, to.relu)
        }
      }
    }
  }
}
