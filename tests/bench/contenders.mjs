/**
 * Who takes part. `page` names the bundle in contenders/ that a browser page opens with `query`; `torch` is PyTorch
 * with so many threads. `K` shortens the check of slow ones, `only` and `skip` name workloads.
 */
export const contenders = {
  torchlet: { page: 'torchlet', query: { ctx: 'worker' } },
  'torchlet-1t': { page: 'torchlet', query: { ctx: 'worker', threads: 1 } },
  'torchlet-fused': { page: 'torchlet', query: { ctx: 'worker', fused: 1 }, only: ['rnn', 'gru', 'lenet', 'mlp'] },
  'torchlet-fused-1t': {
    page: 'torchlet',
    query: { ctx: 'worker', fused: 1, threads: 1 },
    only: ['rnn', 'gru', 'lenet', 'mlp'],
  },
  'torchlet-simd': {
    page: 'torchlet',
    query: { ctx: 'worker', threads: 1, relaxed: 0 },
    note: 'plain SIMD128, without relaxed multiply-add',
  },
  'tfjs-wasm': { page: 'tfjs', query: { threads: 1 } },
  'tfjs-wasm-shim': {
    page: 'tfjs',
    query: { threads: 1, shim: 1 },
    only: ['lenet', 'vgg'],
    note: 'with a Conv2DBackpropFilter kernel composed by hand',
  },
  'tfjs-wasm-2t': {
    page: 'tfjs',
    query: { threads: 2, shim: 1, cores: 4 },
    note: 'tfjs takes half the cores; the page claims 4 to get 2 threads',
  },
  'jax-jit': { page: 'jax', query: { mode: 'jit' }, K: { vgg: 1 }, skip: ['vgg', 'lenet'] },
  'jax-jit-sync': {
    page: 'jax',
    query: { mode: 'jit', sync: 1 },
    only: ['matmul512', 'linreg', 'softmaxreg', 'mlp', 'ewise', 'softmax'],
  },
  'torch-1': { torch: 1 },
  'torch-2': { torch: 2 },
}

/** Taking part where none are named. */
export const defaults = [
  'torchlet',
  'torchlet-1t',
  'torchlet-fused',
  'torchlet-fused-1t',
  'tfjs-wasm',
  'tfjs-wasm-2t',
  'jax-jit',
  'jax-jit-sync',
  'torch-1',
]
