import { nn, torch } from 'torchlet'
import { describe, expect, test } from 'vitest'
import { outputOf } from '../../app/notebook/kernel/display.ts'
import type { NewOutput } from '../../app/notebook/kernel/collector.ts'
import { keepResult } from '../../app/notebook/kernel/library/result.ts'
import type { OutputTarget } from '../../app/notebook/kernel/library/target.ts'
import { engine } from '../../app/notebook/kernel/torchlet.ts'
import type { GraphOutput, ModuleOutput } from '../../app/notebook/outputs.ts'
import { layOut } from '../../app/outputs/structures/layout.ts'
import { inBytes, volumesOf } from '../../app/outputs/structures/volumes.ts'

const network = () => new nn.Sequential(new nn.Linear(4, 3), new nn.ReLU(), new nn.Sequential(new nn.Linear(3, 2)))

describe('a network that is shown', () => {
  test('is a tree of its layers with their parameters', () => {
    const shown = outputOf(network(), engine) as ModuleOutput
    expect(shown.layers.map(({ name, type, depth, parameters }) => [name, type, depth, parameters])).toEqual([
      ['', 'Sequential', 0, 0],
      ['0', 'Linear', 1, 15],
      ['1', 'ReLU', 1, 0],
      ['2', 'Sequential', 1, 0],
      ['0', 'Linear', 2, 8],
    ])
    expect(shown).toMatchObject({ kind: 'module', parameters: 23, trainable: 23, multiplyAdds: null })
  })

  test('has the shapes and multiply-adds of its last forward pass, where it has run', () => {
    const net = network()
    net(torch.ones(5, 4))
    const shown = outputOf(net, engine) as ModuleOutput
    expect(shown.layers.map(layer => layer.outputShape?.join())).toEqual(['5,2', '5,3', '5,3', '5,2', '5,2'])
    expect(shown).toMatchObject({ multiplyAdds: 5 * (4 * 3 + 3 * 2), lastInput: [5, 4] })
    expect(shown.layers[1].settings).toContain('inFeatures=4')
  })

  test('has shapes and multiply-adds once it is summed up', () => {
    const shown = outputOf(nn.summary(network(), [5, 4]), engine) as ModuleOutput
    expect(shown.layers.map(layer => layer.outputShape)).toEqual([
      [5, 2],
      [5, 3],
      [5, 3],
      [5, 2],
      [5, 2],
    ])
    expect(shown.multiplyAdds).toBe(5 * (4 * 3 + 3 * 2))
  })
})

describe('the shapes that flow through a network', () => {
  test('are one block each; what leaves a shape as it is joins the block before', () => {
    const net = new nn.Sequential(
      new nn.Conv2d(1, 6, 5, { padding: 2 }),
      new nn.Sigmoid(),
      new nn.AvgPool2d(2),
      new nn.Flatten(),
      new nn.Linear(6 * 14 * 14, 10),
    )
    const { layers, inputShape } = outputOf(nn.summary(net, [1, 1, 28, 28]), engine) as ModuleOutput
    expect(volumesOf(layers, inputShape!)).toEqual([
      { through: [], shape: [1, 28, 28] },
      { through: ['Conv2d', 'Sigmoid'], shape: [6, 28, 28] },
      { through: ['AvgPool2d'], shape: [6, 14, 14] },
      { through: ['Flatten'], shape: [1176] },
      { through: ['Linear'], shape: [10] },
    ])
  })

  test.each([
    [0, '0 B'],
    [40, '40 B'],
    [4096, '4.0 KB'],
    [5_360_168, '5.1 MB'],
    [411_000_000, '392 MB'],
  ])('%i bytes are %s', (bytes, text) => expect(inBytes(bytes)).toBe(text))
})

describe('the result of a trained network', () => {
  const keep = (more: object) => {
    const placed: NewOutput[] = []
    const target = { engine, place: (output: NewOutput) => (placed.push(output), null) } as unknown as OutputTarget
    keepResult(target, 'small', { net: network(), input: [1, 4], testAcc: 0.75, ...more })
    return placed
  }

  test('says what the network takes and has reached; a tensor of one number serves', () => {
    expect(keep({ trainAcc: torch.tensor(0.5) })).toEqual([
      { kind: 'result', network: 'small', parameters: 23, multiplyAdds: 18, trainAcc: 0.5, testAcc: 0.75 },
    ])
  })

  test.each([
    [{ net: () => 1 }, /`net` of "small" must be an nn.Module/],
    [{ testAcc: 75 }, /testAcc is a share between 0 and 1, not 75/],
  ])('%j is refused', (more, message) => expect(() => keep(more)).toThrow(message))

  test('leaves the network in the mode it was in', () => {
    const net = network()
    keep({ net })
    expect(net.training).toBe(true)
  })
})

describe('the graph behind a result', () => {
  const x = torch.ones([2, 3], { requiresGrad: true })

  test('leads from the result to the leaves, whose shapes are known', () => {
    const shown = outputOf(x.mul(x).sum().gradFn, engine) as GraphOutput
    expect(shown.nodes).toEqual([
      { name: 'SumBackward0', shape: null },
      { name: 'MulBackward0', shape: null },
      { name: 'AccumulateGrad', shape: [2, 3] },
    ])
    expect(shown.edges).toEqual([
      [0, 1],
      [1, 2],
      [1, 2],
    ])
  })

  test('is bounded, and says how large it is', () => {
    let y = x
    for (let i = 0; i < 200; i++) y = y.add(1)
    const shown = engine.graph(y)!
    expect([shown.nodes.length, shown.total]).toEqual([80, 201])
  })

  test('is laid out downwards: no op stands above one that passes gradients to it', () => {
    const shown = engine.graph(x.exp().add(x).mul(x).sum())!
    const { places } = layOut(shown)
    for (const [from, to] of shown.edges) expect(places[to].row).toBeGreaterThan(places[from].row)
  })
})
