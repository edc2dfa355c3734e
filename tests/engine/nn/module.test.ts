import { F, nn, optim, torch, type Tensor } from 'torchlet'
import { afterEach, describe, expect, it, vi } from 'vitest'

const names = (net: nn.Module) => [...net.namedParameters()].map(([name]) => name)

class Net extends nn.Module {
  hidden = new nn.Linear(20, 256)
  out = new nn.Linear(256, 10)
  override forward(X: Tensor) {
    return this.out(F.relu(this.hidden(X)))
  }
}

afterEach(() => vi.restoreAllMocks())

describe('a module', () => {
  it('is called like a function and registers what is assigned to it, in that order', () => {
    const net = new Net()
    expect([...net(torch.rand(2, 20)).shape]).toEqual([2, 10])
    expect(names(net)).toEqual(['hidden.weight', 'hidden.bias', 'out.weight', 'out.bias'])
    expect(net instanceof nn.Module && typeof net === 'function').toBe(true)
  })

  it('lists tied parameters once, keeps both keys in its state, and adds up their gradients', () => {
    const shared = new nn.Linear(8, 8)
    const net = new nn.Sequential(
      new nn.Linear(4, 8),
      new nn.ReLU(),
      shared,
      new nn.ReLU(),
      shared,
      new nn.ReLU(),
      new nn.Linear(8, 1),
    )
    expect(net.parameters()).toHaveLength(6)
    expect(Object.keys(net.stateDict())).toHaveLength(8)
    torch.noGrad(() => net[2].weight.setAt([0, 0], 100))
    expect(net[4].weight.at(0, 0).item()).toBe(100)
  })

  it('says when a plain array or a plain tensor looks registered and is not', () => {
    const told = vi.spyOn(console, 'warn').mockImplementation(() => {})
    class Wrong extends nn.Module {
      layers = [new nn.Linear(2, 2)]
      w = torch.rand(2, { requiresGrad: true })
    }
    expect(new Wrong().parameters()).toEqual([])
    const text = told.mock.calls.join('\n')
    expect(text).toContain('new nn.ModuleList([...])')
    expect(text).toContain('Wrong.w asks for gradients but is no nn.Parameter')
  })

  it('refuses a plain tensor in the place of a parameter', () => {
    const net = new nn.Linear(2, 2)
    const trainer = new optim.SGD(net.parameters(), { lr: 0.1 })
    expect(trainer.paramGroups[0].params).toHaveLength(2)
    Object.assign(net, { weight: torch.zeros(2, 2) })
    expect(() => net.parameters()).toThrow('Linear.weight was a Parameter and is now a plain tensor')
  })

  it('prints as in PyTorch, names in camelCase', () => {
    expect(
      String(
        new nn.Sequential(
          new nn.Conv2d(1, 6, 5, { padding: 2 }),
          new nn.Sequential(new nn.BatchNorm2d(6), new nn.MaxPool2d(2)),
        ),
      ),
    ).toBe(
      `Sequential(
  (0): Conv2d(1, 6, kernelSize=(5, 5), stride=(1, 1), padding=(2, 2))
  (1): Sequential(
    (0): BatchNorm2d(6, eps=1e-05, momentum=0.1, affine=true, trackRunningStats=true)
    (1): MaxPool2d(kernelSize=2, stride=2, padding=0, dilation=1, ceilMode=false)
  )
)`,
    )
    expect(String(new Net())).toBe(
      'Net(\n  (hidden): Linear(inFeatures=20, outFeatures=256, bias=true)\n  (out): Linear(inFeatures=256, outFeatures=10, bias=true)\n)',
    )
  })

  it('hands children before itself to apply', () => {
    const seen: string[] = []
    new nn.Sequential({ block: new nn.Sequential(new nn.ReLU()), out: new nn.Linear(1, 1) }).apply(m =>
      seen.push(m.className),
    )
    expect(seen).toEqual(['ReLU', 'Sequential', 'Linear', 'Sequential'])
  })

  it('switches all below between training and evaluation', () => {
    const net = new nn.Sequential(new nn.Dropout(0.5), new nn.BatchNorm1d(3))
    net.eval()
    expect(net.modules().map(m => m.training)).toEqual([false, false, false])
    const x = torch.rand(4, 3)
    expect(net[0](x)).toBe(x)
    expect(net.train()[1].training).toBe(true)
  })

  it('copies itself with values of its own; what was tied stays tied', () => {
    const layer = new nn.Linear(2, 2)
    const copy = new nn.Sequential(layer, layer).clone()
    torch.noGrad(() => layer.weight.fill_(7))
    expect(copy[0].weight.at(0, 0).item()).not.toBe(7)
    expect(copy[0]).toBe(copy[1])
    expect(copy.parameters()).toHaveLength(2)
  })
})

describe('hooks', () => {
  it('see and may replace what goes in and what comes out, until removed', () => {
    const layer = new nn.Linear(2, 2)
    const shapes: string[] = []
    const before = layer.registerForwardPreHook((_m, [x]) => [(x as Tensor).mul(0)])
    const after = layer.registerForwardHook((_m, _args, out) => void shapes.push(String((out as Tensor).shape)))
    expect(layer(torch.rand(3, 2)).at(0).toArray()).toEqual(layer.bias!.toArray())
    before.remove()
    after.remove()
    layer(torch.rand(1, 2))
    expect(shapes).toEqual(['torch.Size([3, 2])'])
  })
})

describe('loadStateDict', () => {
  const state = () => new nn.Linear(2, 3).stateDict()

  it('copies values in place, so that optimizers keep their parameters', () => {
    const layer = new nn.Linear(2, 3)
    const { weight } = layer
    const other = state()
    layer.loadStateDict(other)
    expect(layer.weight).toBe(weight)
    expect(weight.toArray()).toEqual(other.weight.toArray())
  })

  it('names missing and unknown keys and wrong shapes', () => {
    const { weight, ...rest } = state()
    expect(() => new nn.Linear(2, 3).loadStateDict(rest)).toThrow('missing keys: weight')
    expect(() => new nn.Linear(2, 3).loadStateDict({ ...rest, weight, gain: weight })).toThrow('unexpected keys: gain')
    expect(() => new nn.Linear(4, 3).loadStateDict(state())).toThrow('weight has shape [3, 2], the module needs [3, 4]')
    expect(new nn.Linear(2, 3).loadStateDict({ ...rest, gain: weight }, { strict: false })).toEqual({
      missingKeys: ['weight'],
      unexpectedKeys: ['gain'],
    })
  })
})

describe('containers', () => {
  it('give layers by number, from the end, and as slices that share them', () => {
    const net = new nn.Sequential(new nn.Linear(2, 4), new nn.ReLU(), new nn.Linear(4, 1))
    expect(net[1]).toBeInstanceOf(nn.ReLU)
    expect(net.at(-1)).toBe(net[2])
    expect([...net.slice(1)]).toEqual([net[1], net[2]])
    expect(net.slice(1)[0]).toBe(net[1])
    expect(() => net.at(3)).toThrow('there is no layer 3; it has 3')
    expect(() => new nn.Sequential([new nn.ReLU()] as never)).toThrow('spread it')
  })

  it('keep lists and dictionaries of modules and parameters registered', () => {
    const list = new nn.ModuleList([new nn.Linear(1, 1), new nn.Linear(1, 1)])
    list.insert(1, new nn.Linear(2, 2, { bias: false }))
    expect(names(list)).toEqual(['0.weight', '0.bias', '1.weight', '2.weight', '2.bias'])
    const heads = new nn.ModuleDict<nn.Module>({ left: new nn.Linear(1, 1) })
    heads.set('right', new nn.ReLU())
    expect([...heads]).toEqual(['left', 'right'])
    expect(() => heads.get('top')).toThrow("there is no entry 'top'; there are left, right")
    const weights = new nn.ParameterList([torch.rand(2), torch.rand(3)])
    expect(weights.at(-1).requiresGrad).toBe(true)
    expect(names(new nn.ParameterDict({ a: torch.rand(1) }))).toEqual(['a'])
  })
})

describe('lazy layers', () => {
  it('find their inputs from the first batch, keep their parameters, and draw numbers only then', () => {
    const net = new nn.Sequential(
      new nn.LazyConv2d(4, 3),
      new nn.LazyBatchNorm2d(),
      new nn.Flatten(),
      new nn.LazyLinear(2),
    )
    const [weight] = net.parameters()
    expect(String(net[3])).toBe('LazyLinear(inFeatures=0, outFeatures=2, bias=true)')
    expect([...net(torch.rand(2, 3, 5, 5)).shape]).toEqual([2, 2])
    expect(net.parameters()[0]).toBe(weight)
    expect([...weight.shape]).toEqual([4, 3, 3, 3])
    expect(String(net[3])).toBe('Linear(inFeatures=36, outFeatures=2, bias=true)')
  })
})

describe('summary', () => {
  it('counts what Inception saves: parameters and multiply-adds from 192 to 256 channels at 28 x 28', () => {
    const of = (layer: nn.Module, channels = 192) => nn.summary(layer, [1, channels, 28, 28])
    const conv = (i: number, o: number, k: number) => new nn.Conv2d(i, o, k, { padding: 'same', bias: false })
    const parts = [conv(192, 64, 1), conv(192, 96, 1), conv(192, 16, 1), conv(192, 32, 1)].map(layer => of(layer))
    const inner = [of(conv(96, 128, 3), 96), of(conv(16, 32, 5), 16)]
    const total = (key: 'parameters' | 'multiplyAdds') => [...parts, ...inner].reduce((sum, part) => sum + part[key], 0)
    expect([total('parameters'), (total('multiplyAdds') / 1e6).toFixed(2)]).toEqual([163328, '128.05'])
    expect(of(conv(192, 256, 3)).parameters).toBe(442368)
    expect(of(conv(192, 256, 5)).multiplyAdds / 1e6).toBeCloseTo(963.38, 1)
  })

  it('of a function that makes a network is that of the network, and computes nothing', () => {
    class Residual extends nn.Module {
      conv = new nn.Conv2d(8, 8, 3, { padding: 1 })
      norm = new nn.BatchNorm2d(8)
      override forward(x: Tensor) {
        return torch.relu(torch.cat([this.norm(this.conv(x)).add(x), x.mul(2)], 1))
      }
    }
    const make = () =>
      new nn.Sequential(
        new nn.Conv2d(1, 8, 5, { stride: 2 }),
        new Residual(),
        new nn.MaxPool2d(3, { stride: 2, ceilMode: true }),
        new nn.AdaptiveAvgPool2d(1),
        new nn.Flatten(),
        new nn.Dropout(0.5),
        new nn.Linear(16, 10),
        new nn.Softmax(1),
      )
    torch.manualSeed(1)
    const before = torch.getRngState()
    const imagined = nn.summary(make, [2, 1, 96, 96])
    expect(torch.getRngState()).toEqual(before)
    expect(imagined.layers).toEqual(nn.summary(make(), [2, 1, 96, 96]).layers)
    expect(torch.ones(5000).sum().item()).toBe(5000)
  })

  it('takes networks that would not fit into memory', () => {
    const { bytesReserved } = torch.memoryStats()
    const huge = () => new nn.Sequential(new nn.Linear(20_000, 10_000), new nn.ReLU(), new nn.Linear(10_000, 20_000))
    expect(nn.summary(huge, [1, 20_000])).toMatchObject({ parameters: 400_030_000, multiplyAdds: 400_000_000 })
    expect(torch.memoryStats().bytesReserved).toBe(bytesReserved)
  })

  it('says so when it is given a function that makes no network', () => {
    expect(() => nn.summary((() => 3) as never, [1])).toThrow('expected to return a network')
  })

  it('without an input is that of the last forward pass, and runs nothing', () => {
    const net = new nn.Sequential(new nn.Linear(4, 8), new nn.ReLU(), new nn.Linear(8, 2))
    expect(() => nn.summary(net)).toThrow('has not run yet')
    net(torch.ones(3, 4))
    net(torch.ones(5, 4))
    let runs = 0
    net.registerForwardHook(() => void runs++)
    expect(nn.summary(net).layers).toEqual(nn.summary(net, [5, 4]).layers)
    expect(nn.summary(net)).toMatchObject({ inputShape: [5, 4], multiplyAdds: 5 * (32 + 16) })
    expect(runs).toBe(1)
  })

  it('leaves the mode of every layer as it was and prints a table', () => {
    const net = new nn.Sequential(new nn.Linear(4, 8), new nn.Dropout(0.5))
    net[1].eval()
    const result = nn.summary(net, [2, 4])
    expect(net.modules().map(m => m.training)).toEqual([true, true, false])
    expect(result.layers.map(layer => layer.outputShape)).toEqual([
      [2, 8],
      [2, 8],
      [2, 8],
    ])
    expect(String(result)).toContain('0 Linear')
  })
})
