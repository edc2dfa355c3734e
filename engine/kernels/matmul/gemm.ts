import { epilogueSpace, panelB } from '../workspace'
import { blockedProduct } from './blocked'
import { dotProducts } from './dot'
import { Epilogue } from './tile'
import { matrixVector } from './vector'

/** Below this many multiplications a plain triple loop is the fastest. */
@inline const tinyProduct: i32 = 64
/** At most this many rows or columns of C count as narrow: packing the large operand for them would not pay. */
@inline const narrow: i32 = 16

function tripleLoop(
  M: i32, N: i32, K: i32, A: usize, aRow: i32, aColumn: i32, B: usize, bRow: i32, bColumn: i32, C: usize, accumulate: i32, to: Epilogue,
): void {
  for (let i = 0; i < M; i++) {
    for (let j = 0; j < N; j++) {
      const c = C + <usize>i * to.row + <usize>j * to.column
      let a = A + (<usize>i * aRow << 2), b = B + (<usize>j * bColumn << 2)
      let sum: f32 = accumulate ? load<f32>(c) : 0
      for (let k = 0; k < K; k++, a += <usize>aColumn << 2, b += <usize>bRow << 2) sum += load<f32>(a) * load<f32>(b)
      if (to.bias) sum += load<f32>(to.bias + <usize>i * to.biasRow + <usize>j * to.biasColumn)
      store<f32>(c, to.relu && sum < 0 ? 0 : sum)
    }
  }
}

/** Rows of A and columns of B become those of the transposed product, C^T = B^T A^T. */
function swapDirections(to: Epilogue): void {
  const row = to.row, biasRow = to.biasRow
  to.row = to.column
  to.column = row
  to.biasRow = to.biasColumn
  to.biasColumn = biasRow
}

/** Picks the way of computing one product by its shape and by which way its operands are contiguous. */
function product(
  M: i32, N: i32, K: i32, A: usize, aRow: i32, aColumn: i32, B: usize, bRow: i32, bColumn: i32, C: usize, accumulate: i32, to: Epilogue,
): void {
  if (N == 1) {
    matrixVector(M, K, A, aRow, aColumn, B, bRow, C, accumulate, to)
  } else if (M == 1) {
    swapDirections(to)
    matrixVector(N, K, B, bColumn, bRow, A, aColumn, C, accumulate, to)
    swapDirections(to)
  } else if (<f64>M * N * K <= tinyProduct) {
    tripleLoop(M, N, K, A, aRow, aColumn, B, bRow, bColumn, C, accumulate, to)
  } else if (aColumn == 1 && bRow == 1 && (N <= narrow || M <= narrow)) {
    dotProducts(M, N, K, A, <usize>aRow << 2, B, <usize>bColumn << 2, C, accumulate, to)
  } else if (aColumn == 1 && N <= narrow && N * K <= maxTransposed) {
    dotProducts(M, N, K, A, <usize>aRow << 2, transposed(B, bRow, bColumn, N, K), <usize>K << 2, C, accumulate, to)
  } else if (aRow == 1 && bColumn == 1 && N <= narrow && M > narrow) {
    swapDirections(to)
    blockedProduct(N, M, K, B, bColumn, bRow, A, aColumn, aRow, C, accumulate, to)
    swapDirections(to)
  } else {
    blockedProduct(M, N, K, A, aRow, aColumn, B, bRow, bColumn, C, accumulate, to)
  }
}

/** What fits into the space for panels of B. */
@inline const maxTransposed: i32 = 256 * 2048

/** A narrow B copied so that its columns are contiguous. */
function transposed(B: usize, bRow: i32, bColumn: i32, N: i32, K: i32): usize {
  const copy = panelB()
  for (let k = 0; k < K; k++) {
    for (let j = 0; j < N; j++) {
      store<f32>(copy + (<usize>(j * K + k) << 2), load<f32>(B + ((<usize>k * bRow + <usize>j * bColumn) << 2)))
    }
  }
  return copy
}

export function gemm_f32(
  batch: i32, M: i32, N: i32, K: i32,
  A: usize, aBatch: i32, aRow: i32, aCol: i32,
  B: usize, bBatch: i32, bRow: i32, bCol: i32,
  C: usize, cBatch: i32, ldc: i32, beta: i32, bias: usize, relu: i32,
): void {
  const to = changetype<Epilogue>(epilogueSpace())
  to.row = <usize>ldc << 2
  to.column = 4
  to.bias = bias
  to.biasRow = 0
  to.biasColumn = 4
  to.relu = relu
  for (let m = 0; m < batch; m++) {
    product(
      M, N, K, A + (<usize>m * aBatch << 2), aRow, aCol, B + (<usize>m * bBatch << 2), bRow, bCol,
      C + (<usize>m * cBatch << 2), beta, to,
    )
  }
}
