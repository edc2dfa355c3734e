import { parallel, partLength, taskCount, threadCount } from '../threads/pool'
import { argsSpace, epilogueSpace, panelB } from '../workspace'
import { blockedProduct } from './blocked'
import { dotProducts } from './dot'
import { Epilogue, MR, NR } from './tile'
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

/** The arguments of a product, as `gemm_f32` gets them, and the length of each task's part of the axis that is cut. */
@unmanaged class Product {
  axis: i32
  part: i32
  batch: i32
  M: i32
  N: i32
  K: i32
  A: usize
  aBatch: i32
  aRow: i32
  aColumn: i32
  B: usize
  bBatch: i32
  bRow: i32
  bColumn: i32
  C: usize
  cBatch: i32
  cRow: i32
  accumulate: i32
  bias: usize
  relu: i32
}
@inline const batches: i32 = 0
@inline const rows: i32 = 1
@inline const columns: i32 = 2

/** The part [from, to) of one axis of the product. */
function productPart(p: Product, axis: i32, from: i32, to: i32): void {
  const epilogue = changetype<Epilogue>(epilogueSpace())
  epilogue.row = <usize>p.cRow << 2
  epilogue.column = 4
  epilogue.biasRow = 0
  epilogue.biasColumn = 4
  epilogue.relu = p.relu

  const m0 = axis == batches ? from : 0, m1 = axis == batches ? to : p.batch
  const i = axis == rows ? from : 0, M = axis == rows ? to - from : p.M
  const j = axis == columns ? from : 0, N = axis == columns ? to - from : p.N
  epilogue.bias = p.bias ? p.bias + (<usize>j << 2) : 0
  for (let m = m0; m < m1; m++) {
    const a = p.A + ((<usize>m * p.aBatch + <usize>i * p.aRow) << 2)
    const b = p.B + ((<usize>m * p.bBatch + <usize>j * p.bColumn) << 2)
    const c = p.C + ((<usize>m * p.cBatch + <usize>i * p.cRow + j) << 2)
    product(M, N, p.K, a, p.aRow, p.aColumn, b, p.bRow, p.bColumn, c, p.accumulate, epilogue)
  }
}

function productTask(task: i32, args: usize): void {
  const p = changetype<Product>(args)
  const length = p.axis == batches ? p.batch : p.axis == rows ? p.M : p.N
  const from = task * p.part
  productPart(p, p.axis, from, min(length, from + p.part))
}

/** About 20 us of multiplications: less is not worth sharing. */
@inline const largeProduct: f64 = 500000
/** Parts thinner than this spend too much on packing what they share. */
@inline const thinnestPart: i32 = 64

/** Cuts the batch if it is large enough to go round, else the longer side of C. */
function shareProduct(p: Product): void {
  const count = threadCount()
  p.axis = p.batch >= 2 * count ? batches : p.M >= p.N ? rows : columns
  const length = p.axis == batches ? p.batch : p.axis == rows ? p.M : p.N
  const narrowProduct = min(p.M, p.N) <= narrow
  const grain = p.axis == batches ? 1 : narrowProduct ? 8 * MR : thinnestPart
  p.part = partLength(length, taskCount(length, grain, 4), p.axis == batches ? 1 : p.axis == rows ? MR : NR)
  parallel((length + p.part - 1) / p.part, productTask, changetype<usize>(p))
}

export function gemm_f32(
  batch: i32, M: i32, N: i32, K: i32,
  A: usize, aBatch: i32, aRow: i32, aCol: i32,
  B: usize, bBatch: i32, bRow: i32, bCol: i32,
  C: usize, cBatch: i32, ldc: i32, beta: i32, bias: usize, relu: i32,
): void {
  const p = changetype<Product>(argsSpace())
  p.batch = batch
  p.M = M
  p.N = N
  p.K = K
  p.A = A
  p.aBatch = aBatch
  p.aRow = aRow
  p.aColumn = aCol
  p.B = B
  p.bBatch = bBatch
  p.bRow = bRow
  p.bColumn = bCol
  p.C = C
  p.cBatch = cBatch
  p.cRow = ldc
  p.accumulate = beta
  p.bias = bias
  p.relu = relu
  if (threadCount() > 1 && <f64>batch * M * N * K >= largeProduct) shareProduct(p)
  else productPart(p, batches, 0, batch)
}
