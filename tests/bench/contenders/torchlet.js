// torchlet as a reader uses it, in a worker. ?threads=N; ?fused=1 uses the nn modules instead of plain ops.
import './switches.js'
import { F, nn, optim, torch } from 'torchlet'
import { serve } from './runner.js'
import { setup as setupFused } from './torchlet-fused.js'

const tensor = ({ data, shape }) => torch.tensor(data, { shape })

/** The ops, as functions of the inputs. */
const ops = {
  matmul512: ({ A, B }) => A.matmul(B),
  matmul1024: ({ A, B }) => A.matmul(B),
  ewise: ({ a, b, c }) => a.mul(b).add(c).tanh().mul(a.sigmoid()),
  softmax: ({ X }) => F.softmax(X, -1),
  layernorm: ({ X, g, b }) => F.layerNorm(X.reshape(256, 12544), [12544], { weight: g, bias: b }),
  batchnorm: ({ X, g, b }) => F.batchNorm(X, null, null, { weight: g, bias: b, training: true }),
}

function setupOp(name, inputs) {
  let out
  if (name === 'batchnorm_fb') {
    const [X, g, b] = [inputs.X, inputs.g, inputs.b].map(x => x.requiresGrad_())
    const step = () => {
      const y = F.batchNorm(X, null, null, { weight: g, bias: b, training: true })
      out = torch.autograd.grad(y, [X, g, b], { gradOutputs: inputs.dy })[0]
    }
    return { step, sync() {}, out: () => out.toTypedArray() }
  }
  return { step: () => void (out = ops[name](inputs)), sync() {}, out: () => out.toTypedArray() }
}

/** Loss of each training workload from its inputs and parameters, in plain ops. */
const losses = {
  softmaxreg: ({ X, y }, { W, b }) => F.crossEntropy(X.matmul(W).add(b), y),
  mlp: ({ X, y }, { W1, b1, W2, b2 }) => F.crossEntropy(X.matmul(W1).add(b1).relu().matmul(W2).add(b2), y),
  lenet({ X, y }, p) {
    let h = F.avgPool2d(F.conv2d(X, p.c1w, p.c1b, { padding: 2 }).sigmoid(), 2)
    h = F.avgPool2d(F.conv2d(h, p.c2w, p.c2b).sigmoid(), 2).flatten(1)
    h = h.matmul(p.f1w).add(p.f1b).sigmoid().matmul(p.f2w).add(p.f2b).sigmoid()
    return F.crossEntropy(h.matmul(p.f3w).add(p.f3b), y)
  },
  vgg({ X, y }, p) {
    const h = F.conv2d(F.conv2d(X, p.c1w, p.c1b, { padding: 1 }).relu(), p.c2w, p.c2b, { padding: 1 }).relu()
    return F.mseLoss(F.maxPool2d(h, 2), y)
  },
  rnn({ X, y, H0 }, p) {
    let h = H0
    const states = Array.from({ length: 35 }, (_, t) => (h = affine(p, X.at(t), h, 'h').tanh()))
    return F.crossEntropy(torch.cat(states, 0).matmul(p.Whq).add(p.bq), y)
  },
  gru({ X, y, H0 }, p) {
    let h = H0
    const states = Array.from({ length: 35 }, (_, t) => {
      const x = X.at(t)
      const z = affine(p, x, h, 'z').sigmoid()
      const r = affine(p, x, h, 'r').sigmoid()
      const c = affine(p, x, r.mul(h), 'h').tanh()
      return (h = z.mul(h).add(torch.sub(1, z).mul(c)))
    })
    return F.crossEntropy(torch.cat(states, 0).matmul(p.Whq).add(p.bq), y)
  },
}
const affine = (p, x, h, gate) =>
  x
    .matmul(p[`Wx${gate}`])
    .add(h.matmul(p[`Wh${gate}`]))
    .add(p[`b${gate}`])

function setupTraining(name, inputs, data) {
  const lossOf = losses[name]
  const params = Object.fromEntries(data.params.map(p => [p.name, tensor(p).requiresGrad_()]))
  const trainer = new optim.SGD(Object.values(params), { lr: data.lr })
  let last
  const update = loss => {
    trainer.zeroGrad()
    loss.backward()
    if (data.theta) nn.utils.clipGradNorm_(Object.values(params), data.theta)
    trainer.step()
    last = loss
  }
  const batches =
    name === 'linreg'
      ? Array.from({ length: 100 }, (_, i) => [inputs.X, inputs.y].map(t => t.at(`${i * 10}:${i * 10 + 10}`)))
      : null
  const step = batches
    ? () => {
        for (const [X, y] of batches) update(F.mseLoss(X.matmul(params.w).add(params.b), y).mul(0.5))
      }
    : () => update(lossOf(inputs, params))
  return {
    step,
    sync() {},
    loss: () => last.item(),
    params: () => Object.fromEntries(data.params.map(p => [p.name, params[p.name].toTypedArray()])),
  }
}

serve(async query => {
  if (query.get('threads')) torch.setNumThreads(Number(query.get('threads')))
  return {
    info: { threads: torch.getNumThreads() },
    setup(name, data) {
      const inputs = Object.fromEntries(Object.entries(data.inputs).map(([key, value]) => [key, tensor(value)]))
      if (data.kind === 'op') return setupOp(name, inputs)
      return query.get('fused') === '1' ? setupFused(name, inputs, data) : setupTraining(name, inputs, data)
    },
  }
})
