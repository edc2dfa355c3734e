import { describe, expect, it, vi } from 'vitest'
import { torch, type Tensor } from '../../../engine/index.ts'

const vector = (...values: number[]): Tensor => torch.tensor(values, { requiresGrad: true })

describe('gradients', () => {
  it('add up over several passes, until they are taken away', () => {
    const x = vector(1, 2)
    x.square().sum().backward()
    x.mul(3).sum().backward()
    expect(x.grad!.toArray()).toEqual([5, 7])
    x.grad = null
    x.sum().backward()
    expect(x.grad!.toArray()).toEqual([1, 1])
  })

  it('are summed over what was broadcast', () => {
    const bias = vector(1, 2, 3)
    torch.ones(4, 3).add(bias).sum().backward()
    expect(bias.grad!.toArray()).toEqual([4, 4, 4])
  })

  it('start from one value, or from a gradient of the shape of the result', () => {
    const x = vector(1, 2)
    expect(() => x.mul(2).backward()).toThrow(/backward.*shape \[2\].*\.sum\(\)/s)
    x.mul(2).backward(torch.tensor([10, 1]))
    expect(x.grad!.toArray()).toEqual([20, 2])
    expect(() => torch.ones(2).sum().backward()).toThrow(/does not require a gradient/)
  })

  it('of several results are found in one pass', () => {
    const x = vector(1, 2)
    const y = x.exp()
    torch.autograd.backward([y.sum(), y.square().at(0)])
    expect(x.grad!.toArray()[0]).toBeCloseTo(Math.E + 2 * Math.E ** 2, 4)
  })

  it('of intermediate results are kept on request', () => {
    const x = vector(1, 2)
    const y = x.mul(2)
    y.retainGrad()
    y.square().sum().backward()
    expect(y.grad!.toArray()).toEqual([4, 8])
  })

  it('as a function touch no .grad, and say which input was not used', () => {
    const [x, y] = [vector(2), vector(3)]
    const [g] = torch.autograd.grad(x.square().sum(), x)
    expect(g!.toArray()).toEqual([4])
    expect(x.grad).toBeNull()
    expect(() => torch.autograd.grad(x.sum(), [x, y])).toThrow(/not used.*allowUnused/)
    expect(torch.autograd.grad(x.sum(), [x, y], { allowUnused: true })[1]).toBeNull()
  })

  it('can be differentiated', () => {
    const x = vector(2)
    const [first] = torch.autograd.grad(x.pow(3).sum(), x, { createGraph: true })
    const [second] = torch.autograd.grad(first!.sum(), x, { createGraph: true })
    const [third] = torch.autograd.grad(second!.sum(), x)
    expect([first, second, third].map(g => g!.item())).toEqual([12, 12, 6])
  })

  it('of a shared value reach it over all ways', () => {
    const x = vector(3)
    const y = x.mul(2)
    y.mul(y).add(y).sum().backward()
    expect(x.grad!.toArray()).toEqual([26])
  })
})

describe('the graph', () => {
  it('serves one pass, or several with retainGraph', () => {
    const x = vector(1, 2)
    const loss = x.square().sum()
    loss.backward({ retainGraph: true })
    loss.backward()
    expect(x.grad!.toArray()).toEqual([4, 8])
    expect(() => loss.backward()).toThrow(/freed.*retainGraph/)
  })

  it('is not recorded inside noGrad, and is again inside enableGrad', () => {
    const x = vector(1)
    expect(torch.noGrad(() => x.mul(2)).requiresGrad).toBe(false)
    expect(torch.noGrad(() => torch.enableGrad(() => x.mul(2))).requiresGrad).toBe(true)
    expect(() =>
      torch.noGrad(() => {
        throw new Error('out')
      }),
    ).toThrow('out')
    expect(torch.isGradEnabled()).toBe(true)
  })

  it('ends at detach, which shares memory', () => {
    const x = vector(1, 2)
    const y = x.mul(x)
    y.detach().mul(x).sum().backward()
    expect(x.grad!.toArray()).toEqual([1, 4])
  })

  it('calls hooks with gradients, which they may replace, until they are removed', () => {
    const x = vector(1, 2)
    const y = x.mul(2)
    const seen = vi.fn((g: Tensor) => g.mul(10))
    const handle = y.registerHook(seen)
    y.sum().backward({ retainGraph: true })
    expect(x.grad!.toArray()).toEqual([20, 20])
    handle.remove()
    y.sum().backward()
    expect(seen).toHaveBeenCalledTimes(1)
    expect(x.grad!.toArray()).toEqual([22, 22])
  })

  it('names the op and the place of a derivative that failed, while anomalies are looked for', () => {
    const x = vector(0)
    const loss = torch.detectAnomaly(() => x.div(x).sum())
    expect(() => torch.detectAnomaly(() => loss.backward())).toThrow(
      /DivBackward0 gave NaN.*recorded here:.*graph\.test/s,
    )
  })
})

describe('changes in place', () => {
  it('are refused on leaves that ask for gradients and on their views', () => {
    const x = vector(1, 2)
    expect(() => x.add_(1)).toThrow(/add_.*leaf.*noGrad/)
    expect(() => x.at(0).mul_(2)).toThrow(/mul_.*view of a leaf/)
    torch.noGrad(() => x.sub_(1))
    expect(x.requiresGrad).toBe(true)
    expect(x.toArray()).toEqual([0, 1])
  })

  it('of a value that a derivative needs are found out', () => {
    const x = vector(1, 2)
    const y = x.exp()
    y.add_(1)
    expect(() => y.sum().backward()).toThrow(/ExpBackward0 needs was changed in place \(version 1, expected 0\)/)
  })

  it('of a value that no derivative needs are fine', () => {
    const x = vector(1, 2)
    const y = x.mul(2)
    const z = y.add(1)
    y.mul_(5)
    z.sum().add(y.sum()).backward()
    expect(x.grad!.toArray()).toEqual([12, 12])
  })

  it('through a view reach its base, and the other way round', () => {
    const x = vector(1, 2, 3)
    const base = x.mul(1)
    const view = base.at('1:')
    base.mul_(2)
    view.mul_(3)
    expect(base.toArray()).toEqual([2, 12, 18])
    view.sum().backward({ retainGraph: true })
    expect(x.grad!.toArray()).toEqual([0, 6, 6])
    x.grad = null
    base.sum().backward()
    expect(x.grad!.toArray()).toEqual([2, 6, 6])
  })

  it('fill a plain buffer with values that have gradients', () => {
    const x = vector(1, 2)
    const buffer = torch.zeros(2, 2)
    buffer.setAt([0, 1], x.at(0).mul(3))
    buffer.setAt(1, x.square())
    buffer.sum().backward()
    expect(x.grad!.toArray()).toEqual([5, 4])
  })

  it('with a gradient are refused on views made inside noGrad, whose base could not learn of them', () => {
    const factor = vector(2)
    const base = torch.ones(4)
    const [view, half] = torch.noGrad(() => [base.at('1:'), base.chunk(2)[0]])
    expect(() => view.mul_(factor)).toThrow(/mul_: this view was made inside noGrad.*or both outside/)
    expect(() => half.setAt(0, factor.at(0))).toThrow(/made inside noGrad/)
    expect(base.toArray()).toEqual([1, 1, 1, 1])
    view.mul_(3)
    torch.noGrad(() => view.mul_(factor))
    expect(base.toArray()).toEqual([1, 6, 6, 6])
    const own = torch.noGrad(() => torch.ones(2).mul(5))
    own.mul_(factor).sum().backward()
    expect(factor.grad!.toArray()).toEqual([10])
  })

  it('refuse an expanded tensor, whose elements share memory', () => {
    expect(() => torch.zeros(1, 2).expand(3, 2).add_(1)).toThrow(/add_.*clone\(\)/)
  })
})

describe('a function with a derivative of its own', () => {
  class Cube extends torch.autograd.Function {
    static forward(context: torch.autograd.Context, x: Tensor): Tensor {
      context.saveForBackward(x)
      return x.mul(x).mul(x)
    }
    static backward(context: torch.autograd.Context, g: Tensor): Tensor {
      const [x] = context.savedTensors
      return g.mul(x).mul(x).mul(3)
    }
  }

  it('is used by backward, once and again', () => {
    const x = vector(2)
    const y = Cube.apply(x)
    expect(y.gradFn!.toString()).toBe('<CubeBackward>')
    const [g] = torch.autograd.grad(y.sum(), x, { createGraph: true })
    g!.sum().backward()
    expect([g!.item(), x.grad!.item()]).toEqual([12, 12])
  })

  it('may keep what it makes in backward', () => {
    const kept: Tensor[] = []
    class Watched extends torch.autograd.Function {
      static forward(_context: torch.autograd.Context, x: Tensor): Tensor {
        return x.mul(2)
      }
      static backward(_context: torch.autograd.Context, g: Tensor): Tensor {
        const out = g.mul(2)
        kept.push(out, g)
        return out
      }
    }
    const x = vector(1, 1)
    Watched.apply(x.mul(1)).mul(3).sum().backward()
    torch.zeros(1000)
    expect(kept.map(g => g.toArray())).toEqual([
      [6, 6],
      [3, 3],
    ])
  })
})

describe('gradcheck', () => {
  it('tells a right derivative from a wrong one', () => {
    class Wrong extends torch.autograd.Function {
      static forward(_context: torch.autograd.Context, x: Tensor): Tensor {
        return x.square()
      }
      static backward(_context: torch.autograd.Context, g: Tensor): Tensor {
        return g
      }
    }
    const x = vector(1, 2, 3)
    expect(torch.autograd.gradcheck((y: Tensor) => y.square(), x)).toBe(true)
    expect(() => torch.autograd.gradcheck((y: Tensor) => Wrong.apply(y), x)).toThrow(/gradcheck.*gradients say/)
    expect(torch.autograd.gradcheck((y: Tensor) => Wrong.apply(y), x, { raiseException: false })).toBe(false)
  })
})
