/** Runs in a worker of the page that `kernels.mjs` opens: times single kernels and posts the results. */
import {
  alloc,
  getNumThreads,
  getReadyThreads,
  heap,
  kernels,
  setNumThreads,
} from '../../engine/backends/wasm/index.ts'

/** Best time of one call in milliseconds, over rounds long enough for the clock. */
function best(run, rounds = 12) {
  const start = performance.now()
  run()
  const repeats = Math.max(1, Math.ceil(2 / (performance.now() - start + 1e-3)))
  for (let i = 0; i < repeats; i++) run()
  let shortest = Infinity
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    for (let i = 0; i < repeats; i++) run()
    shortest = Math.min(shortest, (performance.now() - from) / repeats)
  }
  return shortest
}

function floats(n) {
  const at = alloc(4 * n)
  for (let i = 0; i < n; i++) heap.f32[at / 4 + i] = ((i * 7919) % 1000) / 125 - 4 + 1e-3
  return at
}

/** [name, M, N, K, A transposed, B transposed] */
const products = [
  ['16^3', 16, 16, 16],
  ['64^3', 64, 64, 64],
  ['128^3', 128, 128, 128],
  ['256^3', 256, 256, 256],
  ['512^3', 512, 512, 512],
  ['1024^3', 1024, 1024, 1024],
  ['512^3, A^T', 512, 512, 512, true],
  ['512^3, B^T', 512, 512, 512, false, true],
  ['(256x784)(784x256)^T', 256, 256, 784, false, true],
  ['(256x784)(784x10)', 256, 10, 784],
  ['(256x784)^T(256x10)', 784, 10, 256, true],
  ['(256x256)(10x256)^T', 256, 10, 256, false, true],
  ['(1x512)(512x512)', 1, 512, 512],
]

function product([name, M, N, K, transposeA, transposeB]) {
  const [A, B, C] = [floats(M * K), floats(K * N), floats(M * N)]
  const [aRow, aColumn] = transposeA ? [1, M] : [K, 1]
  const [bRow, bColumn] = transposeB ? [1, K] : [N, 1]
  const time = best(() => kernels.gemm_f32(1, M, N, K, A, 0, aRow, aColumn, B, 0, bRow, bColumn, C, 0, N, 0, 0, 0))
  return { kernel: `gemm ${name}`, ms: time, GFLOPS: (2 * M * N * K) / time / 1e6 }
}

/** [name, N, C, H = W, outC, kernel, padding, stride] */
const convolutions = [
  ['1x28 -> 6, 5x5, padded', 256, 1, 28, 6, 5, 2, 1],
  ['6x14 -> 16, 5x5', 256, 6, 14, 16, 5, 0, 1],
  ['32x28 -> 32, 3x3, padded', 64, 32, 28, 32, 3, 1, 1],
  ['256x14 -> 256, 3x3, padded', 2, 256, 14, 256, 3, 1, 1],
  ['64x56 -> 128, 1x1, stride 2', 4, 64, 56, 128, 1, 0, 2],
]

function convolution([name, N, C, size, outC, kernel, pad, stride]) {
  const out = Math.floor((size + 2 * pad - kernel) / stride) + 1
  const geo = alloc(64)
  heap.i32.set([N, C, size, size, outC, out, out, kernel, kernel, stride, stride, pad, pad, 1, 1, 1], geo / 4)
  const [x, w, y] = [floats(N * C * size * size), floats(outC * C * kernel * kernel), floats(N * outC * out * out)]
  const flops = 2 * N * outC * out * out * C * kernel * kernel
  const runs = {
    conv2d: () => kernels.conv2d_f32(x, w, 0, y, geo),
    'conv2d, gradient of input': () => kernels.conv2dGradInput_f32(y, w, x, geo),
    'conv2d, gradient of weight': () => kernels.conv2dGradWeight_f32(y, x, w, geo),
  }
  return Object.entries(runs).map(([label, run]) => {
    const time = best(run, 8)
    return { kernel: `${label} ${name}`, ms: time, GFLOPS: flops / time / 1e6 }
  })
}

const unary = ['relu', 'exp', 'log', 'tanh', 'sigmoid', 'softplus', 'sin', 'erf', 'sqrt']
const binary = ['add', 'mul', 'div', 'maximum', 'pow']

function* elementwise(n) {
  const [x, y, z] = [floats(n), floats(n), floats(n)]
  const rows = n / 1024
  const runs = {
    ...Object.fromEntries(unary.map(op => [op, () => kernels[`${op}_f32`](x, y, n)])),
    ...Object.fromEntries(binary.map(op => [op, () => kernels[`${op}_f32`](x, y, z, n, 1, 1)])),
    sum: () => kernels.sum_f32(x, y, 1, n, 1),
    'softmax of rows': () => kernels.softmax_f32(x, y, rows, 1024, 1),
    'layer norm': () => kernels.layerNorm_f32(x, 0, 0, y, z, z + 4 * rows, rows, 1024, 1e-5),
  }
  for (const [name, run] of Object.entries(runs)) {
    const time = best(run)
    yield { kernel: `${name}, ${n} values`, ms: time, 'G/s': n / time / 1e6 }
  }
}

self.onmessage = async ({ data: { threads } }) => {
  setNumThreads(threads)
  while (getReadyThreads() < getNumThreads()) await new Promise(resolve => setTimeout(resolve, 5))
  const report = row => postMessage({ threads: getNumThreads(), ...row })
  for (const shape of products) report(product(shape))
  for (const shape of convolutions) convolution(shape).forEach(report)
  for (const n of [16384, 4194304]) for (const row of elementwise(n)) report(row)
  postMessage('done')
}
// The kernels load before this line: only now can the worker hear what it is to do.
postMessage('up')
