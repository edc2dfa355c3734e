import { madd } from '../simd'
import { dot } from './dot'
import { Epilogue } from './tile'

/** Products of a matrix and a vector. */

@inline function finished(sum: f32, c: usize, accumulate: i32, bias: usize, relu: i32): void {
  if (accumulate) sum += load<f32>(c)
  if (bias) sum += load<f32>(bias)
  store<f32>(c, relu && sum < 0 ? 0 : sum)
}

function finishFour(sum: v128, c: usize, accumulate: i32, bias: usize, to: Epilogue): void {
  finished(f32x4.extract_lane(sum, 0), c, accumulate, bias, to.relu)
  finished(f32x4.extract_lane(sum, 1), c + to.row, accumulate, bias ? bias + to.biasRow : 0, to.relu)
  finished(f32x4.extract_lane(sum, 2), c + 2 * to.row, accumulate, bias ? bias + 2 * to.biasRow : 0, to.relu)
  finished(f32x4.extract_lane(sum, 3), c + 3 * to.row, accumulate, bias ? bias + 3 * to.biasRow : 0, to.relu)
}

/**
 * C[i] (+)= sum over k of A[i, k] x[k] for M rows; strides of A and x in elements. Rows that are contiguous become dot
 * products, columns that are contiguous are summed 16 (a cache line) or
 * four at a time, anything else goes one by one.
 */
export function matrixVector(M: i32, K: i32, A: usize, aRow: i32, aColumn: i32, x: usize, xStep: i32, C: usize, accumulate: i32, to: Epilogue): void {
  const rowBytes = <usize>aRow << 2, columnBytes = <usize>aColumn << 2, xBytes = <usize>xStep << 2
  let i = 0
  if (aRow == 1 && to.row == 4) for (; i + 16 <= M; i += 16) {
    const zero = f32x4.splat(0)
    let s0 = zero, s1 = zero, s2 = zero, s3 = zero
    let a = A + (<usize>i << 2), factor = x
    for (let k = 0; k < K; k++, a += columnBytes, factor += xBytes) {
      const value = v128.load_splat<u32>(factor)
      s0 = madd(v128.load(a), value, s0)
      s1 = madd(v128.load(a, 16), value, s1)
      s2 = madd(v128.load(a, 32), value, s2)
      s3 = madd(v128.load(a, 48), value, s3)
    }
    const c = C + (<usize>i << 2), bias = to.bias ? to.bias + <usize>i * to.biasRow : 0
    finishFour(s0, c, accumulate, bias, to)
    finishFour(s1, c + 16, accumulate, bias ? bias + 4 * to.biasRow : 0, to)
    finishFour(s2, c + 32, accumulate, bias ? bias + 8 * to.biasRow : 0, to)
    finishFour(s3, c + 48, accumulate, bias ? bias + 12 * to.biasRow : 0, to)
  }
  if (aRow == 1) for (; i + 4 <= M; i += 4) {
    let sum = f32x4.splat(0)
    let a = A + (<usize>i << 2), factor = x
    for (let k = 0; k < K; k++, a += columnBytes, factor += xBytes) sum = madd(v128.load(a), v128.load_splat<u32>(factor), sum)
    const c = C + <usize>i * to.row, bias = to.bias ? to.bias + <usize>i * to.biasRow : 0
    finishFour(sum, c, accumulate, bias, to)
  }
  for (; i < M; i++) {
    const a = A + <usize>i * rowBytes
    let sum: f32 = 0
    if (aColumn == 1 && xStep == 1) sum = dot(a, x, K)
    else for (let k = 0; k < K; k++) sum += load<f32>(a + <usize>k * columnBytes) * load<f32>(x + <usize>k * xBytes)
    finished(sum, C + <usize>i * to.row, accumulate, to.bias ? to.bias + <usize>i * to.biasRow : 0, to.relu)
  }
}
