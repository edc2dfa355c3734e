const HWIO = (a, s) => perm(a, s, [2, 3, 1, 0]),
  OIHW = (a, s) => perm(a, s, [3, 2, 0, 1]) // s = shape of a
function perm(a, s, p) {
  // generic transpose of a typed array
  const n = s.length,
    st = new Array(n)
  let k = 1
  for (let i = n - 1; i >= 0; i--) {
    st[i] = k
    k *= s[i]
  }
  const os = p.map(i => s[i]),
    ost = p.map(i => st[i]),
    out = new a.constructor(a.length),
    idx = new Array(n).fill(0)
  for (let o = 0; o < a.length; o++) {
    let off = 0
    for (let d = 0; d < n; d++) off += idx[d] * ost[d]
    out[o] = a[off]
    for (let d = n - 1; d >= 0; d--) {
      if (++idx[d] < os[d]) break
      idx[d] = 0
    }
  }
  return out
}
const NHWC = [0, 2, 3, 1],
  NCHW = [0, 3, 1, 2]
const ps = (s, p) => p.map(i => s[i])

export function registerFilterShim(tf, backendName) {
  // Conv2DBackpropFilter as a convolution of x^T with dy^T (what a determined user of tfjs-wasm has to write)
  tf.registerKernel({
    kernelName: 'Conv2DBackpropFilter',
    backendName,
    kernelFunc: ({ inputs, attrs }) => {
      const { x, dy } = inputs,
        { strides, pad, filterShape } = attrs
      const [kh, kw] = filterShape,
        s = Array.isArray(strides) ? strides : [strides, strides]
      return tf.tidy(() => {
        const xt = tf.engine().makeTensorFromTensorInfo(x),
          dt = tf.engine().makeTensorFromTensorInfo(dy)
        const [, H, W] = x.shape,
          [, OH, OW] = dy.shape
        const ph = Math.max(0, (OH - 1) * s[0] + kh - H),
          pw = Math.max(0, (OW - 1) * s[1] + kw - W)
        let xp = xt
        if (pad === 'same' && (ph || pw)) {
          const t = ph >> 1,
            l = pw >> 1
          xp = tf.pad(xt, [
            [0, 0],
            [t, ph - t],
            [l, pw - l],
            [0, 0],
          ])
        }
        const a = tf.transpose(xp, [3, 1, 2, 0]),
          b = tf.transpose(dt, [1, 2, 0, 3])
        const r = tf.conv2d(a, b, 1, 'valid', 'NHWC', s) // dilation = forward stride
        return tf.transpose(tf.slice(r, [0, 0, 0, 0], [-1, kh, kw, -1]), [1, 2, 0, 3])
      })
    },
  })
}

export function setupTf(tf, { v, shim, threads }) {
  if (shim) registerFilterShim(tf, v)
  const async_ = v === 'webgl' || v === 'webgpu'
  const T = p => tf.tensor(p.data, p.shape, p.data instanceof Int32Array ? 'int32' : 'float32')
  return {
    info: {
      backend: tf.getBackend(),
      version: tf.version_core,
      threads,
      gl: v === 'webgl' ? String(tf.env().get('WEBGL_VERSION')) : undefined,
    },
    mem: () => tf.memory(),
    async setup(name, D) {
      return D.kind === 'train' ? train(name, D) : op(name, D)
    },
  }
  function op(name, D) {
    const I = {}
    for (const k in D.inputs) I[k] = T(D.inputs[k])
    const nhwc = k => {
      const p = D.inputs[k]
      I[k].dispose()
      I[k] = tf.tensor(perm(p.data, p.shape, NHWC), ps(p.shape, NHWC))
    }
    let f,
      img = false
    if (name.startsWith('matmul')) f = () => tf.matMul(I.A, I.B)
    else if (name === 'ewise') f = () => tf.mul(tf.tanh(tf.add(tf.mul(I.a, I.b), I.c)), tf.sigmoid(I.a))
    else if (name === 'softmax') f = () => tf.softmax(I.X)
    else if (name === 'layernorm') {
      const x2 = tf.reshape(I.X, [256, 12544])
      I.x2 = x2
      f = () => {
        const { mean, variance } = tf.moments(x2, 1, true)
        return tf.add(tf.mul(tf.mul(tf.sub(x2, mean), tf.rsqrt(tf.add(variance, 1e-5))), I.g), I.b)
      }
    } else {
      nhwc('X')
      img = true
      const fwd = (x, g, b) => {
        const { mean, variance } = tf.moments(x, [0, 1, 2])
        return tf.batchNorm(x, mean, variance, b, g, 1e-5)
      }
      if (name === 'batchnorm') f = () => fwd(I.X, I.g, I.b)
      else {
        nhwc('dy')
        const G = tf.grads(fwd)
        f = () => {
          const r = G([I.X, I.g, I.b], I.dy)
          return r[0]
        }
      }
    }
    let y = null
    return {
      step() {
        const n = tf.tidy(f)
        if (y) y.dispose()
        y = n
      },
      async sync() {
        if (async_) {
          const t = tf.slice(tf.reshape(y, [-1]), [0], [1])
          await t.data()
          t.dispose()
        }
      },
      async out() {
        const d = await y.data()
        return img ? perm(d, y.shape, NCHW) : d
      },
      dispose() {
        if (y) y.dispose()
        for (const k in I) I[k].dispose()
      },
    }
  }
  function train(name, D) {
    const keep = []
    const K = t => {
      keep.push(t)
      return t
    }
    const conv = p => p.shape.length === 4
    // NCHW-flatten order of the fc after conv differs from NHWC-flatten: permute the rows of f1w once
    const rowsIn = p =>
      name === 'lenet' && p.name === 'f1w' ? perm(p.data, [16, 5, 5, p.shape[1]], [1, 2, 0, 3]) : p.data
    const rowsOut = (p, a) => (name === 'lenet' && p.name === 'f1w' ? perm(a, [5, 5, 16, p.shape[1]], [2, 0, 1, 3]) : a)
    const V = {}
    for (const p of D.params)
      V[p.name] = conv(p)
        ? tf.variable(tf.tensor(HWIO(p.data, p.shape), ps(p.shape, [2, 3, 1, 0])))
        : tf.variable(tf.tensor(rowsIn(p), p.shape))
    const vars = Object.values(V),
      opt = tf.train.sgd(D.lr)
    const I = D.inputs
    let lossF,
      stepF,
      last = null
    const setLast = l => {
      if (last) last.dispose()
      last = l
    }
    const simple = () => {
      setLast(opt.minimize(lossF, true, vars))
    }
    if (name === 'linreg') {
      const X = K(T(I.X)),
        y = K(T(I.y))
      const xs = [],
        ys = []
      for (let i = 0; i < 100; i++) {
        xs.push(K(tf.slice(X, [i * 10, 0], [10, 2])))
        ys.push(K(tf.slice(y, [i * 10, 0], [10, 1])))
      }
      stepF = () => {
        for (let i = 0; i < 100; i++)
          setLast(
            opt.minimize(
              () => tf.mul(tf.mean(tf.square(tf.sub(tf.add(tf.matMul(xs[i], V.w), V.b), ys[i]))), 0.5),
              true,
              vars,
            ),
          )
      }
    } else if (name === 'softmaxreg' || name === 'mlp') {
      const X = K(T(I.X)),
        y = K(tf.oneHot(tf.tensor1d(I.y.data, 'int32'), 10).toFloat())
      lossF =
        name === 'mlp'
          ? () =>
              tf.losses.softmaxCrossEntropy(y, tf.add(tf.matMul(tf.relu(tf.add(tf.matMul(X, V.W1), V.b1)), V.W2), V.b2))
          : () => tf.losses.softmaxCrossEntropy(y, tf.add(tf.matMul(X, V.W), V.b))
    } else if (name === 'lenet') {
      const X = K(tf.tensor(I.X.data, [256, 28, 28, 1])),
        y = K(tf.oneHot(tf.tensor1d(I.y.data, 'int32'), 10).toFloat())
      lossF = () => {
        let h = tf.avgPool(tf.sigmoid(tf.add(tf.conv2d(X, V.c1w, 1, 'same'), V.c1b)), 2, 2, 'valid')
        h = tf.avgPool(tf.sigmoid(tf.add(tf.conv2d(h, V.c2w, 1, 'valid'), V.c2b)), 2, 2, 'valid')
        h = tf.reshape(h, [256, 400])
        h = tf.sigmoid(tf.add(tf.matMul(h, V.f1w), V.f1b))
        h = tf.sigmoid(tf.add(tf.matMul(h, V.f2w), V.f2b))
        return tf.losses.softmaxCrossEntropy(y, tf.add(tf.matMul(h, V.f3w), V.f3b))
      }
    } else if (name === 'vgg') {
      const X = K(tf.tensor(perm(I.X.data, I.X.shape, NHWC), [64, 28, 28, 16])),
        y = K(tf.tensor(perm(I.y.data, I.y.shape, NHWC), [64, 14, 14, 32]))
      lossF = () => {
        let h = tf.relu(tf.add(tf.conv2d(X, V.c1w, 1, 'same'), V.c1b))
        h = tf.relu(tf.add(tf.conv2d(h, V.c2w, 1, 'same'), V.c2b))
        return tf.mean(tf.square(tf.sub(tf.maxPool(h, 2, 2, 'valid'), y)))
      }
    } else {
      // rnn, gru
      const X = K(T(I.X)),
        H0 = K(T(I.H0)),
        y = K(tf.oneHot(tf.tensor1d(I.y.data, 'int32'), 28).toFloat())
      const aff = (x, h, g) => tf.add(tf.add(tf.matMul(x, V['Wx' + g]), tf.matMul(h, V['Wh' + g])), V['b' + g])
      lossF = () => {
        let h = H0
        const hs = []
        for (const x of tf.unstack(X)) {
          if (name === 'rnn') h = tf.tanh(aff(x, h, 'h'))
          else {
            const z = tf.sigmoid(aff(x, h, 'z')),
              r = tf.sigmoid(aff(x, h, 'r')),
              c = tf.tanh(aff(x, tf.mul(r, h), 'h'))
            h = tf.add(tf.mul(z, h), tf.mul(tf.sub(1, z), c))
          }
          hs.push(h)
        }
        return tf.losses.softmaxCrossEntropy(y, tf.add(tf.matMul(tf.concat(hs, 0), V.Whq), V.bq))
      }
      stepF = () =>
        setLast(
          tf.tidy(() => {
            const { value, grads } = tf.variableGrads(lossF, vars)
            const g = Object.values(grads)
            const norm = tf.sqrt(tf.addN(g.map(x => tf.sum(tf.square(x))))),
              s = tf.minimum(1, tf.div(D.theta, norm))
            for (const k in grads) grads[k] = tf.mul(grads[k], s)
            opt.applyGradients(grads)
            return value
          }),
        )
    }
    return {
      step: stepF || simple,
      async sync() {
        if (async_) {
          await last.data()
          const t = tf.slice(tf.reshape(vars[0], [-1]), [0], [1])
          await t.data()
          t.dispose()
        }
      },
      async loss() {
        return (await last.data())[0]
      },
      async params() {
        const r = {}
        for (const p of D.params) {
          const d = await V[p.name].data()
          r[p.name] = conv(p) ? OIHW(d, ps(p.shape, [2, 3, 1, 0])) : rowsOut(p, d)
        }
        return r
      },
      dispose() {
        setLast(null)
        for (const x of vars) x.dispose()
        for (const t of keep) t.dispose()
        opt.dispose()
      },
    }
  }
}
