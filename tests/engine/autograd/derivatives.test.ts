import { describe, expect, it } from 'vitest'
import { F, slice, torch, type Tensor } from '../../../engine/index.ts'

/**
 * Every differentiable op against differences of the function itself, once and twice: its gradient, and the gradient of
 * its gradient, as `createGraph` gives it.
 */
type Op = (x: Tensor, y: Tensor) => Tensor

/** [3, 4], away from kinks and poles; all values differ. */
const first = () =>
  torch.tensor([
    [0.4, 1.3, 0.7, 1.8],
    [1.1, 0.55, 1.6, 0.9],
    [1.45, 0.8, 0.3, 2.1],
  ])
const second = () =>
  torch.tensor([
    [1.2, 0.6, 1.9, 0.5],
    [0.85, 1.5, 0.75, 1.35],
    [0.65, 1.7, 1.05, 0.95],
  ])
const rows = torch.tensor([2, 0, 2, 1], { dtype: torch.int32 })
const places = torch.tensor(
  [
    [0, 2, 1, 0],
    [2, 1, 0, 2],
    [1, 0, 2, 1],
  ],
  { dtype: torch.int32 },
)
const mask = torch.tensor([
  [true, false, true, true],
  [false, true, false, false],
  [true, true, false, true],
])
const square = (x: Tensor): Tensor => x.matmul(x.t()).add(torch.eye(3))

const ops: Record<string, Op> = {
  add: (x, y) => x.add(y, { alpha: 0.5 }),
  sub: (x, y) => x.sub(y.at(0)),
  mul: (x, y) => x.mul(y.at(':', slice(0, 1))),
  div: (x, y) => x.div(y),
  pow: (x, y) => x.pow(y),
  'pow, number': x => x.pow(2.5),
  'pow of a number': x => torch.pow(2, x),
  remainder: (x, y) => x.remainder(y),
  atan2: (x, y) => x.atan2(y),
  hypot: (x, y) => x.hypot(y),
  maximum: (x, y) => x.maximum(y).mul(x),
  clamp: x => x.clamp(0.6, 1.5).mul(x),
  lerp: (x, y) => x.lerp(y, 0.3),
  addcdiv: (x, y) => x.addcdiv(y, x, { value: 0.5 }),
  exp: x => x.exp(),
  log: x => x.log(),
  log1p: x => x.log1p(),
  sqrt: x => x.sqrt(),
  rsqrt: x => x.rsqrt(),
  reciprocal: x => x.reciprocal(),
  sin: x => x.sin(),
  tan: x => x.mul(0.5).tan(),
  tanh: x => x.tanh(),
  sigmoid: x => x.sigmoid(),
  relu: x => x.sub(1).relu().mul(x),
  erf: x => x.erf(),
  lgamma: x => x.lgamma(),
  digamma: x => x.digamma(),
  logit: x => x.mul(0.4).logit(),
  softmax: x => x.softmax(1),
  logSoftmax: x => x.logSoftmax(0),
  logsumexp: x => x.logsumexp(1),
  sum: x => x.square().sum([0]),
  mean: x => x.square().mean(1, { keepdim: true }),
  prod: x => x.prod(1),
  var: x => x.var(1),
  std: x => x.std(),
  amax: x => x.amax(1).square(),
  max: x => x.max(1).values.square(),
  norm: x => x.norm(),
  'norm of order 3': x => x.norm(3, 1),
  cdist: (x, y) => torch.cdist(x, y),
  cumsum: x => x.square().cumsum(1),
  cumprod: x => x.cumprod(1),
  logcumsumexp: x => x.logcumsumexp(1),
  cummax: x => x.cummax(1).values.square(),
  diff: x => x.square().diff(),
  sort: x => x.sort(1).values.square().mul(torch.arange(4)),
  topk: x => x.topk(2, 1).values.square(),
  median: x => x.median(1).values.square(),
  quantile: x => x.square().quantile(0.3, 1),
  matmul: (x, y) => x.matmul(y.t()),
  'matmul of a batch': (x, y) => x.reshape(3, 2, 2).matmul(y.reshape(3, 2, 2)),
  mv: (x, y) => x.mv(y.at(0)),
  addmm: (x, y) => torch.addmm(x.at(0).narrow(0, 0, 3), x, y.t()),
  einsum: (x, y) => torch.einsum('ij,kj->ik', x, y),
  tensordot: (x, y) => torch.tensordot(x, y, 2),
  outer: (x, y) => torch.outer(x.at(0), y.at(1)),
  kron: (x, y) => torch.kron(x, y),
  cross: (x, y) => torch.cross(x, y),
  inverse: x => square(x).inverse(),
  det: x => square(x).det(),
  slogdet: x => square(x).slogdet().logabsdet,
  solve: (x, y) => torch.linalg.solve(square(x), y),
  cholesky: x => square(x).cholesky(),
  qr: x => torch.linalg.qr(x.t()).R,
  eigvalsh: x => torch.linalg.eigvalsh(square(x)),
  svdvals: x => torch.linalg.svdvals(x),
  matrixPower: x => square(x).matrixPower(3),
  reshape: x => x.reshape(2, 6).square(),
  transpose: x => x.t().square(),
  select: x => x.at(1).square(),
  slice: x => x.at(':', '1:4:2').square(),
  expand: x => x.at(0).expand(2, 4).square(),
  diagonal: x => x.diagonal().square(),
  unfold: x => x.unfold(1, 2, 1).square(),
  asStrided: x => x.asStrided([2, 3], [1, 2]).square(),
  cat: (x, y) => torch.cat([x, y], 1).square(),
  stack: (x, y) => torch.stack([x, y]).square(),
  repeat: x => x.repeat(2, 1).square(),
  flip: x => x.flip(1).square().cumsum(1),
  roll: x => x.roll(1, 1).square().cumsum(1),
  tril: x => x.tril().square(),
  pad: x => F.pad(x, [1, 2], { mode: 'reflect' }).square(),
  'rows by a list': x => x.at(rows).square(),
  'paired positions': x => x.at([0, 1, 2], [3, 1, 1]).square(),
  mask: x => x.at(mask).square(),
  gather: x => x.gather(0, places).square(),
  scatter: (x, y) => x.scatter(1, places.at(':', '0:2'), y).square(),
  scatterAdd: (x, y) => x.scatterAdd(0, places, y).square(),
  'scatterReduce prod': (x, y) => x.scatterReduce(0, places, y, 'prod'),
  'scatterReduce mean': (x, y) => x.scatterReduce(0, places, y, 'mean').square(),
  indexSelect: x => x.indexSelect(0, rows).square(),
  indexAdd: (x, y) => x.indexAdd(0, rows.at('0:3'), y).square(),
  indexCopy: (x, y) => x.indexCopy(0, torch.tensor([2, 0, 1], { dtype: torch.int32 }), y).mul(x),
  maskedFill: x => x.maskedFill(mask, 2).square(),
  where: (x, y) => torch.where(mask, x, y).square(),
  take: x => x.take(torch.tensor([3, 3, 7], { dtype: torch.int32 })).square(),
  'a write through a view': (x, y) => {
    const z = x.mul(1)
    z.at(1).mul_(y.at(0))
    z.setAt([':', 2], y.at(':', 0).square())
    return z.square()
  },
  'a write through a view of a transposed view': (x, y) => {
    const z = x.mul(2)
    z.t().at('1:3').add_(y.t().at('0:2').square())
    return z.mul(z)
  },
  'rows written one by one into a buffer': (x, y) => {
    const out = torch.zeros(3, 4)
    let state = y.at(0)
    for (let i = 0; i < 3; i++) {
      state = state.mul(x.at(i)).tanh()
      out.setAt(i, state)
    }
    return out.square()
  },
  'pointwise changes in place': (x, y) => x.mul(1).exp_().mul_(y).add_(x).square(),
  'a masked write': (x, y) => {
    const z = x.mul(y)
    z.setAt(mask, 0.5)
    return z.square()
  },
}

const inputs = (): [Tensor, Tensor] => [first().requiresGrad_(), second().requiresGrad_()]

/** The gradients of a fixed projection of f, as functions of the inputs. */
const gradientOf = (f: Op) => (x: Tensor, y: Tensor) => {
  const out = f(x, y)
  const weights = torch.arange(out.numel()).add(1).mul(0.3).cos().reshape(out.shape)
  const found = torch.autograd.grad(out.mul(weights).sum(), [x, y], { createGraph: true, allowUnused: true })
  return found.filter(g => g !== null && g.requiresGrad) as Tensor[]
}

describe('gradients are the slopes of the function', () => {
  for (const [name, f] of Object.entries(ops))
    it(name, () => expect(torch.autograd.gradcheck(f, inputs(), { eps: 2e-3 })).toBe(true))
})

describe('gradients of gradients too', () => {
  for (const [name, f] of Object.entries(ops)) {
    it(name, () => {
      const args = inputs()
      if (gradientOf(f)(...args).length === 0) return
      expect(torch.autograd.gradcheck(gradientOf(f), args, { eps: 2e-3, tolerance: 4e-2 })).toBe(true)
    })
  }
})
