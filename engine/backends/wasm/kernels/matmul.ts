import type { Ptr } from './conventions.ts'

export interface Multiplying {
  /**
   * C[M, N] (+)= A[M, K] B[K, N] for a batch of matrices. A and B are given by element strides of their rows and columns
   * (one of the two must be 1, so transposed operands cost no copy) and by a batch stride (0 repeats); C is row-major with
   * row stride ldc. beta 0 overwrites, 1 accumulates. `bias` (0 = none) points at N values added to each row, `relu` 1 clamps
   * after that. The packing space is the kernels' own.
   */
  gemm_f32(
    batch: number,
    M: number,
    N: number,
    K: number,
    A: Ptr,
    aBatch: number,
    aRow: number,
    aCol: number,
    B: Ptr,
    bBatch: number,
    bRow: number,
    bCol: number,
    C: Ptr,
    cBatch: number,
    ldc: number,
    beta: 0 | 1,
    bias: Ptr,
    relu: 0 | 1,
  ): void
}
