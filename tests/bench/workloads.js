// Workload definitions shared by the browser contenders, the driver (node) and, through data/*.bin, PyTorch.
// Canonical layouts are PyTorch's: images NCHW, conv weights OIHW, linear weights [in,out] (y = x@W+b).
export function rng(seed) {
  // mulberry32
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
export function normal(seed, n, std = 1, mean = 0) {
  const r = rng(seed),
    out = new Float32Array(n)
  for (let i = 0; i < n; i += 2) {
    const u = Math.sqrt(-2 * Math.log(1 - r())),
      v = 2 * Math.PI * r()
    out[i] = mean + std * u * Math.cos(v)
    if (i + 1 < n) out[i + 1] = mean + std * u * Math.sin(v)
  }
  return out
}
const prod = s => s.reduce((a, b) => a * b, 1)
const P = (name, shape, data) => ({ name, shape, data })
const zeros = n => new Float32Array(n)

export const workloads = {
  matmul512: { kind: 'op', unit: 'GFLOPS', work: (2 * 512 ** 3) / 1e9, desc: 'C=A@B 512^3' },
  matmul1024: { kind: 'op', unit: 'GFLOPS', work: (2 * 1024 ** 3) / 1e9, desc: 'C=A@B 1024^3' },
  linreg: {
    kind: 'train',
    K: 2,
    lr: 0.03,
    desc: 'linear regression 1000x2, batch 10; one step = one epoch = 100 SGD steps',
  },
  softmaxreg: { kind: 'train', K: 10, lr: 0.1, desc: 'softmax regression 784->10, batch 256' },
  mlp: { kind: 'train', K: 10, lr: 0.1, desc: 'MLP 784-256-10 relu, batch 256' },
  lenet: { kind: 'train', K: 6, lr: 0.9, desc: 'LeNet (D2L, sigmoid, avgpool), batch 256 of 1x28x28' },
  vgg: { kind: 'train', K: 5, lr: 0.5, desc: 'VGG block conv3x3 16->32->32 + relu, maxpool2, 28x28, batch 64, MSE' },
  rnn: {
    kind: 'train',
    K: 6,
    lr: 1.0,
    theta: 1.0,
    H: 512,
    desc: 'tanh RNN unrolled 35x32, vocab 28, hidden 512, clip 1',
  },
  gru: { kind: 'train', K: 6, lr: 1.0, theta: 1.0, H: 256, desc: 'GRU unrolled 35x32, vocab 28, hidden 256, clip 1' },
  ewise: {
    kind: 'op',
    unit: 'GB/s',
    work: (16 * 4194304) / 1e9,
    desc: 'tanh(a*b+c)*sigmoid(a), 4M floats (bytes = 3 reads + 1 write)',
  },
  softmax: {
    kind: 'op',
    unit: 'GB/s',
    work: (8 * 4096000) / 1e9,
    desc: 'softmax rows 4096x1000 (bytes = 1 read + 1 write)',
  },
  layernorm: {
    kind: 'op',
    unit: 'GB/s',
    work: (8 * 256 * 12544) / 1e9,
    desc: 'layernorm of 256 rows of 64*14*14 with affine',
  },
  batchnorm: {
    kind: 'op',
    unit: 'GB/s',
    work: (8 * 256 * 12544) / 1e9,
    desc: 'batchnorm (batch statistics) forward 256x64x14x14',
  },
  batchnorm_fb: {
    kind: 'op',
    unit: 'GB/s',
    work: (20 * 256 * 12544) / 1e9,
    desc: 'batchnorm forward+backward (dx,dgamma,dbeta); output = dx',
  },
}

export function make(name) {
  const w = workloads[name]
  if (!w) throw new Error('no workload ' + name)
  const D = { name, ...w, inputs: {}, params: [] }
  const I = D.inputs
  const mm = n => {
    I.A = P('A', [n, n], normal(1, n * n))
    I.B = P('B', [n, n], normal(2, n * n))
  }
  const images = (N, C, H) => {
    // 10 class templates + noise: learnable
    const d = C * H * H,
      T = normal(11, 10 * d),
      y = new Int32Array(N),
      X = normal(12, N * d, 0.7),
      r = rng(13)
    for (let i = 0; i < N; i++) {
      y[i] = Math.floor(r() * 10)
      for (let j = 0; j < d; j++) X[i * d + j] += 0.5 * T[y[i] * d + j]
    }
    return { X, y }
  }
  if (name === 'matmul512') mm(512)
  else if (name === 'matmul1024') mm(1024)
  else if (name === 'linreg') {
    const X = normal(3, 2000),
      e = normal(4, 1000, 0.01),
      y = new Float32Array(1000)
    for (let i = 0; i < 1000; i++) y[i] = 2 * X[2 * i] - 3.4 * X[2 * i + 1] + 4.2 + e[i]
    I.X = P('X', [1000, 2], X)
    I.y = P('y', [1000, 1], y)
    D.params = [P('w', [2, 1], normal(5, 2, 0.01)), P('b', [1], zeros(1))]
  } else if (name === 'softmaxreg' || name === 'mlp') {
    const { X, y } = images(256, 1, 28)
    I.X = P('X', [256, 784], X)
    I.y = P('y', [256], y)
    D.params =
      name === 'mlp'
        ? [
            P('W1', [784, 256], normal(5, 784 * 256, 0.03)),
            P('b1', [256], zeros(256)),
            P('W2', [256, 10], normal(6, 2560, 0.03)),
            P('b2', [10], zeros(10)),
          ]
        : [P('W', [784, 10], normal(5, 7840, 0.01)), P('b', [10], zeros(10))]
  } else if (name === 'lenet') {
    const { X, y } = images(256, 1, 28)
    I.X = P('X', [256, 1, 28, 28], X)
    I.y = P('y', [256], y)
    const xav = (seed, shape, fi, fo) => normal(seed, prod(shape), Math.sqrt(2 / (fi + fo)) * 1.5)
    const c = (n, s, seed) => P(n, s, xav(seed, s, s[1] * s[2] * s[3], s[0] * s[2] * s[3]))
    const l = (n, s, seed) => P(n, s, xav(seed, s, s[0], s[1]))
    D.params = [
      c('c1w', [6, 1, 5, 5], 21),
      P('c1b', [6], zeros(6)),
      c('c2w', [16, 6, 5, 5], 22),
      P('c2b', [16], zeros(16)),
      l('f1w', [400, 120], 23),
      P('f1b', [120], zeros(120)),
      l('f2w', [120, 84], 24),
      P('f2b', [84], zeros(84)),
      l('f3w', [84, 10], 25),
      P('f3b', [10], zeros(10)),
    ]
  } else if (name === 'vgg') {
    I.X = P('X', [64, 16, 28, 28], normal(31, 64 * 16 * 784))
    I.y = P('y', [64, 32, 14, 14], normal(32, 64 * 32 * 196))
    D.params = [
      P('c1w', [32, 16, 3, 3], normal(33, 32 * 16 * 9, Math.sqrt(2 / 144))),
      P('c1b', [32], zeros(32)),
      P('c2w', [32, 32, 3, 3], normal(34, 32 * 32 * 9, Math.sqrt(2 / 288))),
      P('c2b', [32], zeros(32)),
    ]
  } else if (name === 'rnn' || name === 'gru') {
    const T = 35,
      B = 32,
      V = 28,
      H = w.H,
      r = rng(41),
      ids = new Int32Array((T + 1) * B),
      X = new Float32Array(T * B * V),
      y = new Int32Array(T * B)
    for (let b = 0; b < B; b++) {
      let c = Math.floor(r() * V)
      for (let t = 0; t <= T; t++) {
        ids[t * B + b] = c
        c = r() < 0.8 ? (c * 3 + 1) % V : Math.floor(r() * V)
      }
    }
    for (let t = 0; t < T; t++)
      for (let b = 0; b < B; b++) {
        X[(t * B + b) * V + ids[t * B + b]] = 1
        y[t * B + b] = ids[(t + 1) * B + b]
      }
    I.X = P('X', [T, B, V], X)
    I.y = P('y', [T * B], y)
    I.H0 = P('H0', [B, H], zeros(B * H))
    const s = 0.05
    let seed = 50
    const gates = name === 'rnn' ? ['h'] : ['z', 'r', 'h']
    for (const g of gates)
      D.params.push(
        P('Wx' + g, [V, H], normal(seed++, V * H, s)),
        P('Wh' + g, [H, H], normal(seed++, H * H, s)),
        P('b' + g, [H], zeros(H)),
      )
    D.params.push(P('Whq', [H, V], normal(seed++, H * V, s)), P('bq', [V], zeros(V)))
  } else if (name === 'ewise') {
    const s = [4194304]
    for (const [k, seed] of [
      ['a', 61],
      ['b', 62],
      ['c', 63],
    ])
      I[k] = P(k, s, normal(seed, s[0]))
  } else if (name === 'softmax') I.X = P('X', [4096, 1000], normal(64, 4096000, 2))
  else {
    // norms
    I.X = P('X', [256, 64, 14, 14], normal(65, 256 * 12544, 2, 0.5))
    const n = name === 'layernorm' ? 12544 : 64
    I.g = P('g', [n], normal(66, n, 0.1, 1))
    I.b = P('b', [n], normal(67, n, 0.1))
    if (name === 'batchnorm_fb') I.dy = P('dy', [256, 64, 14, 14], normal(68, 256 * 12544))
  }
  return D
}
export const OUT_STRIDE = 61 // outputs of ops are compared on every 61st element
export function subsample(a) {
  if (a.length < 4096) return Float32Array.from(a)
  const o = new Float32Array(Math.ceil(a.length / OUT_STRIDE))
  for (let i = 0, j = 0; i < a.length; i += OUT_STRIDE) o[j++] = a[i]
  return o
}
