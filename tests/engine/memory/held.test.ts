import { expect, it } from 'vitest'
import { F, nn, optim, Tensor, torch } from '../../../engine/index.ts'
import { Held } from './support.ts'

/** Trains a step, then evaluates: both ways in which a container frees. */
function use(net: nn.Sequential, x: Tensor): void {
  net(x).square().sum().backward()
  torch.noGrad(() => net(x))
}

it('a layer of one’s own may keep what comes in and what goes out', () => {
  const held = new Held()
  class Keeper extends nn.Module {
    override forward(x: Tensor): Tensor {
      held.add('input', x)
      return held.add('output', x.mul(2))
    }
  }
  use(
    new nn.Sequential(
      new nn.Linear(8, 16),
      new Keeper(),
      new nn.Flatten(),
      new nn.ReLU(),
      new nn.Sequential(new Keeper(), new nn.Identity()),
      new nn.Linear(16, 4),
    ),
    torch.randn(4, 8),
  )
  held.check()
})

it('so may subclasses of built-in layers, layers with another forward, and hooks', () => {
  const held = new Held()
  class LoudReLU extends nn.ReLU {
    override forward(x: Tensor): Tensor {
      held.add('input of a subclass', x)
      return held.add('output of a subclass', super.forward(x))
    }
  }
  const changed = new nn.Tanh()
  changed.forward = (x: Tensor) => held.add('output of another forward', held.add('its input', x).tanh())
  const watched = new nn.Sigmoid()
  watched.registerForwardHook((_module, [x], y) => {
    held.add('input of a hook', x as Tensor)
    held.add('output of a hook', y as Tensor)
  })
  const entered = new nn.Linear(16, 16)
  entered.registerForwardPreHook((_module, [x]) => void held.add('input of a pre-hook', x as Tensor))
  use(
    new nn.Sequential(
      new nn.Linear(8, 16),
      new LoudReLU(),
      new nn.Linear(16, 16),
      changed,
      new nn.Linear(16, 16),
      watched,
      entered,
      new nn.ReLU(),
      new nn.Linear(16, 4),
    ),
    torch.randn(4, 8),
  )
  held.check()
})

it('what a container returns is the caller’s, also where its last layers give a view', () => {
  const held = new Held()
  const x = torch.randn(4, 2, 4)
  const hand = (net: nn.Sequential) => {
    const y = held.add('output', net(x))
    y.sum().backward()
    held.add(
      'output without graph',
      torch.noGrad(() => net(x)),
    )
  }
  hand(new nn.Sequential(new nn.Linear(4, 8), new nn.ReLU(), new nn.Flatten()))
  hand(new nn.Sequential(new nn.Linear(4, 8), new nn.Identity(), new nn.Dropout(0.5)).eval())
  hand(new nn.Sequential(new nn.Sequential(new nn.Linear(4, 8), new nn.ReLU()), new nn.Sequential(new nn.Flatten())))
  const parts = new nn.Sequential(new nn.Linear(4, 8), new nn.ReLU(), new nn.Linear(8, 2))
  held.add('output of the first layers', parts.slice(0, 2)(x))
  hand(parts)
  held.add('input', x)
  hand(new nn.Sequential(new nn.Identity(), new nn.Flatten()).append(new nn.Linear(8, 2)))
  held.check()
})

it('gradients that were read, hooked or kept by an optimizer stay', () => {
  const held = new Held()
  const layer = new nn.Linear(8, 4)
  const x = torch.randn(4, 8)
  layer.weight.registerHook(g => void held.add('gradient in a hook', g))
  class Historian extends optim.Optimizer<{ lr: number }> {
    readonly past: Tensor[] = []
    protected override update(p: Tensor, g: Tensor, { lr }: { lr: number }): void {
      this.past.push(held.add('gradient in an optimizer', g), held.add('its step', g.mul(lr)))
      p.sub_(this.past.at(-1)!)
    }
  }
  class Subclass extends optim.SGD {
    protected override update(p: Tensor, g: Tensor, group: optim.ParamGroup<optim.SGDOptions>): void {
      held.add('gradient in a subclass of SGD', g)
      super.update(p, g, group)
    }
  }
  const trainers = [
    new Historian(layer.parameters(), { lr: 0.1 }),
    new Subclass(layer.parameters(), { lr: 0.1 }),
    new optim.SGD(layer.parameters(), { lr: 0.1 }),
  ]
  for (const trainer of trainers) {
    layer(x).sum().backward()
    trainer.step()
    trainer.zeroGrad()
  }
  layer(x).sum().backward()
  held.add('gradient read', layer.bias.grad!)
  layer.zeroGrad()
  held.check()
})

it('a graph that is kept, or differentiated again, keeps what it needs', () => {
  const net = new nn.Sequential(
    new nn.Linear(4, 8),
    new nn.Tanh(),
    new nn.Linear(8, 8),
    new nn.Sigmoid(),
    new nn.Linear(8, 1),
  )
  const x = torch.randn(4, 4).requiresGrad_()
  const held = new Held()
  const loss = net(x).sum()
  loss.backward({ retainGraph: true })
  const first = net[0].weight.grad.clone()
  held.check()
  net.zeroGrad()
  loss.backward()
  expect(net[0].weight.grad.toArray()).toEqual(first.toArray())

  const penalty = () => {
    const [g] = torch.autograd.grad(net(x).sum(), x, { createGraph: true })
    held.check()
    net.zeroGrad()
    g!.square().sum().backward()
    return net[0].weight.grad.toArray()
  }
  const byHand = () => {
    let y: Tensor = x
    const kept: Tensor[] = []
    for (const layer of net.children()) kept.push((y = (layer as unknown as (x: Tensor) => Tensor)(y)))
    const [g] = torch.autograd.grad(y.sum(), x, { createGraph: true })
    net.zeroGrad()
    g!.square().sum().backward()
    return net[0].weight.grad.toArray()
  }
  expect(penalty()).toEqual(byHand())
})

it('a function of one’s own may keep what it saved and what it made', () => {
  const held = new Held()
  class Cube extends torch.autograd.Function {
    static forward(ctx: torch.autograd.Context, x: Tensor): Tensor {
      ctx.saveForBackward(held.add('input', x))
      return held.add('result', x.mul(x).mul(x))
    }
    static backward(ctx: torch.autograd.Context, g: Tensor): Tensor {
      const [x] = ctx.savedTensors
      held.add('gradient', g)
      return held.add('derivative', g.mul(held.add('square', x.mul(x))).mul(3))
    }
  }
  class Layer extends nn.Module {
    override forward(x: Tensor): Tensor {
      return Cube.apply(x)
    }
  }
  const net = new nn.Sequential(new nn.Linear(4, 8), new Layer(), new nn.ReLU(), new nn.Linear(8, 1))
  F.mseLoss(net(torch.randn(4, 4)), torch.zeros(4, 1)).backward()
  held.check()
})
