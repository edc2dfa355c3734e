import { nn, optim, torch, type Tensor } from 'torchlet'
import { describe, expect, it } from 'vitest'

const parameter = (value = 1): Tensor => torch.tensor([value]).requiresGrad_()
const pull = (...params: Tensor[]) =>
  params
    .map(p => p.sum())
    .reduce((a, b) => a.add(b))
    .backward()

const classes = { ...optim } as unknown as Record<string, new (params: Tensor[], options: object) => optim.SGD>

describe('optimizers', () => {
  it('take groups with rates of their own, which may change at any time', () => {
    const [a, b] = [parameter(), parameter()]
    const trainer = new optim.SGD([{ params: [a] }, { params: [b], lr: 1 }], { lr: 0.1 })
    pull(a, b)
    trainer.step()
    expect([a.item(), b.item()]).toEqual([Math.fround(0.9), 0])
    trainer.paramGroups[0].lr = 0.4
    trainer.step()
    expect(a.item()).toBeCloseTo(0.5)
  })

  it('leave parameters without a gradient alone, and drop gradients on zeroGrad', () => {
    const [a, b] = [parameter(), parameter()]
    const trainer = new optim.AdamW([a, b])
    pull(a)
    trainer.step()
    expect([a.item() < 1, b.item()]).toEqual([true, 1])
    trainer.zeroGrad()
    expect(a.grad).toBe(null)
  })

  it('say what cannot be optimized', () => {
    expect(() => new optim.SGD([], { lr: 0.1 })).toThrow('got no parameters')
    expect(() => new optim.SGD([parameter().mul(2)], { lr: 0.1 })).toThrow('must be a leaf')
    expect(() => new optim.Adam([parameter()], { lr: -1 })).toThrow('lr must be at least 0')
    expect(() => new optim.RMSprop([parameter()], { momentum: -1 })).toThrow('momentum')
  })

  it.each([
    'SGD',
    'Adam',
    'AdamW',
    'Adamax',
    'NAdam',
    'RAdam',
    'Adagrad',
    'Adadelta',
    'RMSprop',
    'ASGD',
    'Rprop',
  ] as const)('%s resumes from its saved state with the same steps', name => {
    const make = (p: Tensor) => new classes[name]([p], { lr: 0.1, ...(name === 'SGD' && { momentum: 0.9 }) })
    const train = (p: Tensor, trainer: optim.SGD, steps: number) => {
      for (let i = 0; i < steps; i++) {
        trainer.zeroGrad()
        p.square().sum().backward()
        trainer.step()
      }
    }
    const p = parameter(3)
    const trainer = make(p)
    train(p, trainer, 3)
    const q = p.detach().clone().requiresGrad_()
    const resumed = make(q)
    resumed.loadStateDict(trainer.stateDict())
    train(p, trainer, 3)
    train(q, resumed, 3)
    expect(q.item()).toBe(p.item())
  })
})

describe('schedulers', () => {
  const rates = (make: (trainer: optim.SGD) => { step(): void }, steps: number) => {
    const trainer = new optim.SGD([parameter()], { lr: 1 })
    const scheduler = make(trainer)
    return Array.from({ length: steps }, () => {
      const { lr } = trainer.paramGroups[0]
      scheduler.step()
      return Number(lr.toFixed(6))
    })
  }
  const { lrScheduler } = optim

  it('take a function of the epoch', () => {
    expect(rates(t => new lrScheduler.LambdaLR(t, epoch => 1 / (epoch + 1)), 4)).toEqual([1, 0.5, 0.333333, 0.25])
  })

  it('follow one another, and act together', () => {
    const warmThenDecay = (t: optim.SGD) =>
      new lrScheduler.SequentialLR(
        t,
        [new lrScheduler.ConstantLR(t, { factor: 0.1, totalIters: 2 }), new lrScheduler.ExponentialLR(t, 0.5)],
        [2],
      )
    expect(rates(warmThenDecay, 5)).toEqual([0.1, 0.1, 1, 0.5, 0.25])
    const together = (t: optim.SGD) =>
      new lrScheduler.ChainedScheduler([new lrScheduler.ExponentialLR(t, 0.9), new lrScheduler.StepLR(t, 2)])
    expect(rates(together, 3)).toEqual([1, 0.9, 0.081])
  })
})

describe('nn.utils', () => {
  it('clips the values of gradients', () => {
    const p = torch.tensor([1, 2, 3]).requiresGrad_()
    p.mul(torch.tensor([-5, 0.1, 5]))
      .sum()
      .backward()
    nn.utils.clipGradValue_([p], 1)
    expect(p.grad!.toArray()).toEqual([-1, Math.fround(0.1), 1])
  })

  it('lays parameters out as one vector and back', () => {
    const net = new nn.Linear(2, 2)
    const vector = nn.utils.parametersToVector(net.parameters())
    nn.utils.vectorToParameters(vector.detach().mul(2), net.parameters())
    expect(nn.utils.parametersToVector(net.parameters()).toArray()).toEqual(vector.mul(2).toArray())
  })
})
