// jax-js 0.1.25; ?variant=wasm|webgpu|webgl, ?mode=jit|docjit|eager, ?sync=1 (dataSync on this thread instead of the worker pool)
import { numpy as np, lax, nn, jit, valueAndGrad, grad, tree, init, defaultDevice, blockUntilReady } from '@jax-js/jax'
import { serve } from './runner.js'
self.__jax = { np, lax, nn, jit, valueAndGrad, tree, init, defaultDevice, blockUntilReady }
serve(async q => {
  const v = q.get('variant') || 'wasm',
    mode = q.get('mode') || 'jit',
    sync = q.get('sync') === '1'
  const av = await init(v)
  if (!av.includes(v)) throw new Error('device ' + v + ' not available: ' + av)
  defaultDevice(v)
  const A = p => np.array(p.data, { shape: p.shape, dtype: p.data instanceof Int32Array ? np.int32 : np.float32 })
  // wait for a whole tree: async = worker pool / GPU queue; sync = run on this thread
  const ready = t => {
    if (!sync) return blockUntilReady(t)
    for (const l of tree.leaves(t)) l.ref.dataSync()
  }
  const maybeJit = f => (mode === 'eager' ? f : jit(f))
  return {
    info: { device: defaultDevice(), mode, sync, threads: sync ? 1 : navigator.hardwareConcurrency },
    async setup(name, D) {
      return D.kind === 'train' ? train(name, D) : op(name, D)
    },
  }

  async function op(name, D) {
    const I = {}
    for (const k in D.inputs) I[k] = A(D.inputs[k])
    await blockUntilReady(I)
    let f, args
    if (name.startsWith('matmul')) {
      f = (a, b) => np.matmul(a, b)
      args = [I.A, I.B]
    } else if (name === 'ewise') {
      f = (a, b, c) => np.tanh(a.ref.mul(b).add(c)).mul(nn.sigmoid(a))
      args = [I.a, I.b, I.c]
    } else if (name === 'softmax') {
      f = x => nn.softmax(x, -1)
      args = [I.X]
    } else if (name === 'layernorm') {
      f = (x, g, b) => {
        x = x.reshape([256, 12544])
        const m = np.mean(x.ref, 1, { keepdims: true })
        const xc = x.sub(m)
        const va = np.mean(np.square(xc.ref), 1, { keepdims: true })
        return xc
          .mul(np.reciprocal(np.sqrt(va.add(1e-5))))
          .mul(g)
          .add(b)
      }
      args = [I.X, I.g, I.b]
    } else {
      const bnf = (x, g, b) => {
        const m = np.mean(x.ref, [0, 2, 3], { keepdims: true })
        const xc = x.sub(m)
        const va = np.mean(np.square(xc.ref), [0, 2, 3], { keepdims: true })
        return xc
          .mul(np.reciprocal(np.sqrt(va.add(1e-5))))
          .mul(g.reshape([1, 64, 1, 1]))
          .add(b.reshape([1, 64, 1, 1]))
      }
      if (name === 'batchnorm') {
        f = bnf
        args = [I.X, I.g, I.b]
      } else {
        f = (x, g, b, dy) => grad((x, g, b, dy) => bnf(x, g, b).mul(dy).sum(), { argnums: [0, 1, 2] })(x, g, b, dy)
        args = [I.X, I.g, I.b, I.dy]
      }
    }
    const F = maybeJit(f)
    let y = null
    const st = async () => {
      const n = F(...args.map(a => a.ref))
      const r = ready(n)
      if (r) await r
      if (y) tree.dispose(y)
      y = n
    }
    const stS = () => {
      const n = F(...args.map(a => a.ref))
      ready(n)
      if (y) tree.dispose(y)
      y = n
    }
    return {
      step: sync ? stS : st,
      sync() {},
      async out() {
        const t = Array.isArray(y) ? y[0] : y
        return await t.ref.data()
      },
      dispose() {
        if (y) tree.dispose(y)
        tree.dispose(I)
      },
    }
  }

  async function train(name, D) {
    const I = {}
    for (const k in D.inputs) I[k] = A(D.inputs[k])
    let params = {}
    for (const p of D.params) params[p.name] = A(p)
    await blockUntilReady([I, params])
    const ce = (logits, y1h) =>
      nn
        .logSoftmax(logits)
        .mul(y1h)
        .sum()
        .mul(-1 / D.inputs.y.shape[0])
    let lossFn,
      predict = null,
      data,
      perEpoch = null,
      last = null
    if (name === 'linreg') {
      predict = (p, x) => np.matmul(x, p.w).add(p.b)
      lossFn = pr => (p, x, y) => np.square(pr(p, x).sub(y)).mean().mul(0.5)
      const xs = [],
        ys = []
      for (let i = 0; i < 100; i++) {
        xs.push(A({ data: D.inputs.X.data.slice(i * 20, i * 20 + 20), shape: [10, 2] }))
        ys.push(A({ data: D.inputs.y.data.slice(i * 10, i * 10 + 10), shape: [10, 1] }))
      }
      await blockUntilReady([xs, ys])
      perEpoch = [xs, ys]
    } else {
      const y1h = name === 'vgg' ? I.y.ref : nn.oneHot(I.y.ref, name === 'rnn' || name === 'gru' ? 28 : 10)
      await blockUntilReady(y1h)
      data = [I.X, y1h]
      if (name === 'softmaxreg') predict = (p, x) => np.matmul(x, p.W).add(p.b)
      else if (name === 'mlp') predict = (p, x) => np.matmul(nn.relu(np.matmul(x, p.W1).add(p.b1)), p.W2).add(p.b2)
      else if (name === 'lenet')
        predict = (p, x) => {
          const pool = h => lax.reduceWindow(h, np.mean, [2, 2], [2, 2])
          let h = pool(
            nn.sigmoid(
              lax
                .convGeneralDilated(
                  x,
                  p.c1w,
                  [1, 1],
                  [
                    [2, 2],
                    [2, 2],
                  ],
                )
                .add(p.c1b.reshape([6, 1, 1])),
            ),
          )
          h = pool(nn.sigmoid(lax.convGeneralDilated(h, p.c2w, [1, 1], 'VALID').add(p.c2b.reshape([16, 1, 1]))))
          h = h.reshape([256, 400])
          h = nn.sigmoid(np.matmul(h, p.f1w).add(p.f1b))
          h = nn.sigmoid(np.matmul(h, p.f2w).add(p.f2b))
          return np.matmul(h, p.f3w).add(p.f3b)
        }
      else if (name === 'vgg')
        predict = (p, x) => {
          const conv = (h, w, b) => nn.relu(lax.convGeneralDilated(h, w, [1, 1], 'SAME').add(b.reshape([32, 1, 1])))
          return lax.reduceWindow(conv(conv(x, p.c1w, p.c1b), p.c2w, p.c2b), np.max, [2, 2], [2, 2])
        }
      else {
        const H0 = I.H0
        data = [I.X, y1h, H0]
        predict = (p, X, h) => {
          const aff = (x, h, g) =>
            np
              .matmul(x, p['Wx' + g].ref)
              .add(np.matmul(h, p['Wh' + g].ref))
              .add(p['b' + g].ref)
          const hs = []
          for (let t = 0; t < 35; t++) {
            const x = X.ref.slice(t)
            if (name === 'rnn') h = np.tanh(aff(x, h, 'h'))
            else {
              const z = nn.sigmoid(aff(x.ref, h.ref, 'z')),
                r = nn.sigmoid(aff(x.ref, h.ref, 'r')),
                c = np.tanh(aff(x, r.mul(h.ref), 'h'))
              h = z.ref.mul(h).add(np.array(1).sub(z).mul(c))
            }
            hs.push(h.ref)
          }
          h.dispose()
          X.dispose()
          const out = np.matmul(np.concatenate(hs, 0), p.Whq.ref).add(p.bq.ref)
          tree.dispose(p)
          return out
        }
      }
      lossFn =
        name === 'vgg'
          ? pr => (p, x, y) => np.square(pr(p, x).sub(y)).mean()
          : pr => (p, x, y, h) => ce(h ? pr(p, x, h) : pr(p, x), y)
    }
    const clip = g => {
      if (!D.theta) return g
      let n = null
      for (const l of tree.leaves(g)) {
        const s = np.square(l.ref).sum()
        n = n ? n.add(s) : s
      }
      const s = np.minimum(1, np.array(D.theta).div(np.sqrt(n)))
      const r = tree.map(x => x.mul(s.ref), g)
      s.dispose()
      return r
    }
    const update = (p, g) => tree.map((a, b) => a.sub(b.mul(D.lr)), p, clip(g))
    let trainStep
    if (mode === 'jit') {
      const L = lossFn(predict)
      trainStep = jit((p, ...d) => {
        const [l, g] = valueAndGrad(L)(tree.ref(p), ...d)
        return [update(p, g), l]
      })
    } else {
      // docjit: only predict is jitted, as in the MNIST demo of the project; eager: nothing is
      const L = lossFn(mode === 'docjit' ? jit(predict) : predict)
      trainStep = (p, ...d) => {
        const [l, g] = valueAndGrad(L)(tree.ref(p), ...d)
        return [update(p, g), l]
      }
    }
    const one = (...d) => {
      const [p, l] = trainStep(params, ...d.map(x => x.ref))
      params = p
      if (last) last.dispose()
      last = l
    }
    let step
    if (perEpoch) {
      const [xs, ys] = perEpoch
      step = sync
        ? () => {
            for (let i = 0; i < 100; i++) {
              one(xs[i], ys[i])
              ready([params, last])
            }
          }
        : async () => {
            for (let i = 0; i < 100; i++) {
              one(xs[i], ys[i])
              await ready([params, last])
            }
          }
    } else
      step = sync
        ? () => {
            one(...data)
            ready([params, last])
          }
        : async () => {
            one(...data)
            await ready([params, last])
          }
    return {
      step,
      sync() {},
      async loss() {
        return sync ? last.ref.dataSync()[0] : (await last.ref.data())[0]
      },
      async params() {
        const r = {}
        for (const p of D.params) r[p.name] = sync ? params[p.name].ref.dataSync() : await params[p.name].ref.data()
        return r
      },
      dispose() {
        tree.dispose(params)
        if (last) last.dispose()
      },
    }
  }
})
