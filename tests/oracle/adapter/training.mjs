// Optimizers, schedulers, clipping, and whole training runs from a recorded start on recorded batches.
import { construct } from './modules.mjs'
import { makeTensor, named, nn, optim, torch } from './torchlet.mjs'

// --- nets as the recordings describe them: lists of [layer, positional, named], and three ways to compose lists

const compositions = {
  Concat: ({ branches }) => {
    const net = new nn.Module()
    net.branches = new nn.ModuleList(branches.map(sequential))
    net.forward = x =>
      torch.cat(
        net.branches.map(branch => branch(x)),
        1,
      )
    return net
  },
  DenseCat: ({ main }) => {
    const net = new nn.Module()
    net.main = sequential(main)
    net.forward = x => torch.cat([x, net.main(x)], 1)
    return net
  },
  Residual: ({ main, shortcut }) => {
    const net = new nn.Module()
    net.main = sequential(main)
    if (shortcut) net.shortcut = sequential(shortcut)
    net.forward = x => torch.relu(net.main(x).add(net.shortcut ? net.shortcut(x) : x))
    return net
  },
}

function layerOf(layer) {
  if (!Array.isArray(layer)) return compositions[layer.type](layer)
  const [name, args = [], kwargs = {}] = layer
  return construct(nn[name], [...args.map((value, i) => [`${i}`, value]), ...Object.entries(kwargs)])
}
const sequential = layers => new nn.Sequential(...layers.map(layerOf))

/** A character model: one-hot inputs, a recurrent layer, a linear one; the state is carried on, detached. */
function recurrent({ cell, vocab, hidden, layers = 1 }) {
  const net = new nn.Module()
  net.rnn = new nn[cell](vocab, hidden, { numLayers: layers })
  net.linear = new nn.Linear(hidden, vocab)
  let state = null
  net.forward = x => {
    const [out, next] = net.rnn(nn.functional.oneHot(x.t(), vocab).float(), state)
    state = Array.isArray(next) ? next.map(part => part.detach()) : next.detach()
    return net.linear(out.reshape(-1, hidden))
  }
  return net
}

/** A causal character model of encoder layers; sizes that the recording does not name stand in its parameters. */
function attentive(spec, state) {
  const [vocab, width] = state['emb.weight'].shape
  const net = new nn.Module()
  net.emb = new nn.Embedding(vocab, width)
  const table = state.pos ?? state['pos.weight']
  if (state.pos) net.pos = new nn.Parameter(torch.zeros(table.shape))
  else net.pos = new nn.Embedding(...table.shape)
  const layer = () =>
    new nn.TransformerEncoderLayer(width, spec.nhead ?? spec.num_heads ?? spec.heads ?? spec.n_head, {
      dimFeedforward: state['enc.layers.0.linear1.weight'].shape[0],
      dropout: spec.dropout ?? 0,
      activation: spec.activation ?? 'relu',
      normFirst: spec.norm_first ?? false,
      batchFirst: true,
    })
  const depth = new Set(Object.keys(state).flatMap(key => key.match(/^enc\.layers\.(\d+)\./)?.[1] ?? [])).size
  const norm = 'enc.norm.weight' in state ? new nn.LayerNorm(width) : null
  net.enc = new nn.TransformerEncoder(Array.from({ length: depth }, layer), depth, { norm })
  net.linear = new nn.Linear(width, vocab)
  net.forward = x => {
    const [, T] = x.shape
    const places = state.pos ? net.pos.reshape(-1, width).narrow(0, 0, T) : net.pos(torch.arange(T))
    const mask = spec.causal === false ? null : nn.Transformer.generateSquareSubsequentMask(T)
    return net.linear(net.enc(net.emb(x).add(places), { mask })).reshape(-1, vocab)
  }
  return net
}

/** What a recording's kind of model is, and how its targets are laid out. */
const kinds = {
  sequential: spec => ({ net: sequential(spec), layOut: y => y }),
  transformer_lm: (spec, state) => ({ net: attentive(spec, state), layOut: y => y.reshape(-1) }),
  rnn_lm: spec => ({ net: recurrent(spec), layOut: y => y.t().reshape(-1) }),
}

/** Trains from the recorded start on the recorded batches: every loss on the way, and the norms at the end. */
export function replay(curve) {
  const make = kinds[curve.kind]
  if (!make) return undefined
  const { net, layOut } = make(curve.spec, curve.state)
  net.loadStateDict(Object.fromEntries(Object.entries(curve.state).map(([key, value]) => [key, makeTensor(value)])))
  net.train()
  const { name, ...settings } = curve.optimizer
  const trainer = new optim[name](net.parameters(), named(settings))
  const loss = new nn[curve.loss]()
  const losses = Array.from({ length: curve.steps }, (_, i) => {
    const { x, y } = curve.batch(i)
    const l = loss(net(makeTensor(x)), layOut(makeTensor(y)))
    trainer.zeroGrad()
    l.backward()
    if (curve.clip !== null) nn.utils.clipGradNorm_(net.parameters(), curve.clip)
    trainer.step()
    return l.item()
  })
  const norms = {}
  for (const [key, p] of net.namedParameters()) norms[key] = p.detach().square().sum().sqrt().item()
  return { losses, norms }
}

/** Parameters after every step with given gradients. */
function optimize(name, kwargs, params, grads) {
  if (!Object.hasOwn(optim, name)) return undefined
  const trainer = new optim[name](params, named(kwargs))
  return grads.map(step => {
    params.forEach((p, i) => {
      p.grad = step[i].clone()
    })
    trainer.step()
    return params.map(p => p.detach().clone())
  })
}
export { optimize as optim }

/** Learning rates before every step; after it where the step depends on a metric. */
export function scheduler(name, kwargs, { baseLr, steps, metrics }) {
  const Class = optim.lrScheduler?.[name]
  if (!Class) return undefined
  const trainer = new optim.SGD([torch.zeros(1, { requiresGrad: true })], { lr: baseLr })
  const schedule = construct(Class, [['optimizer', trainer], ...Object.entries(kwargs)])
  return Array.from({ length: steps }, (_, i) => {
    const { lr } = trainer.paramGroups[0]
    trainer.step()
    schedule.step(metrics?.[i])
    return metrics ? trainer.paramGroups[0].lr : lr
  })
}

export function clip({ maxNorm, normType }, grads) {
  const params = grads.map(g => {
    const p = torch.zeros(g.shape, { requiresGrad: true })
    p.grad = g.clone()
    return p
  })
  const total = nn.utils.clipGradNorm_(params, maxNorm, { normType })
  return { total: total.item(), after: params.map(p => p.grad) }
}
