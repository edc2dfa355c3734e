export function gemm_f32(
  batch: i32, M: i32, N: i32, K: i32,
  A: usize, aBatch: i32, aRow: i32, aCol: i32,
  B: usize, bBatch: i32, bRow: i32, bCol: i32,
  C: usize, cBatch: i32, ldc: i32, beta: i32, bias: usize, relu: i32,
): void {
  for (let m = 0; m < batch; m++) {
    for (let i = 0; i < M; i++) {
      for (let j = 0; j < N; j++) {
        let sum: f32 = 0
        let a = A + ((<usize>m * aBatch + <usize>i * aRow) << 2), b = B + ((<usize>m * bBatch + <usize>j * bCol) << 2)
        for (let k = 0; k < K; k++, a += <usize>aCol << 2, b += <usize>bRow << 2) sum += load<f32>(a) * load<f32>(b)
        const c = C + ((<usize>m * cBatch + <usize>i * ldc + j) << 2)
        if (beta) sum += load<f32>(c)
        if (bias) sum += load<f32>(bias + (<usize>j << 2))
        if (relu && sum < 0) sum = 0
        store<f32>(c, sum)
      }
    }
  }
}
