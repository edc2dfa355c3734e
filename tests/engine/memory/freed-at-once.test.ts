import { expect, it } from 'vitest'
import { F, nn, optim, torch } from '../../../engine/index.ts'
import { bytesInUse, overwriteFreed } from './support.ts'

const mebi = 2 ** 20
const convNet = () =>
  new nn.Sequential(
    new nn.Conv2d(1, 8, 3, { padding: 1 }),
    new nn.BatchNorm2d(8),
    new nn.ReLU(),
    new nn.MaxPool2d(2),
    new nn.Sequential(new nn.Conv2d(8, 8, 3, { padding: 1 }), new nn.Sigmoid(), new nn.AvgPool2d(2)),
    new nn.Flatten(),
    new nn.Dropout(0.5),
    new nn.Linear(8 * 16, 10),
  )

it('what passes between layers without a graph is freed when the next layer has run', () => {
  const net = convNet().eval()
  const x = torch.rand(256, 1, 16, 16)
  const before = bytesInUse()
  const y = torch.noGrad(() => net(x))
  expect(y.shape).toEqual([256, 10])
  // The activations come to 5.5 MB: two of 2 MB, then four of 0.5 MB and less.
  expect(bytesInUse() - before).toBeLessThan(0.1 * mebi)
})

it('activations that the graph alone holds are freed by backward', () => {
  const net = convNet()
  const x = torch.rand(256, 1, 16, 16)
  const labels = torch.randint(10, [256])
  const before = bytesInUse()
  const loss = F.crossEntropy(net(x), labels)
  const between = bytesInUse()
  loss.backward()
  expect(between - before).toBeGreaterThan(4 * mebi)
  expect(between - bytesInUse()).toBeGreaterThan(4 * mebi)
})

it('gradients that nobody read are freed by zeroGrad, and optimizers leave nothing behind', () => {
  const layer = new nn.Linear(512, 512)
  for (const trainer of [
    new optim.SGD(layer.parameters(), { lr: 0.1, momentum: 0.9 }),
    new optim.RMSprop(layer.parameters()),
  ]) {
    const x = torch.rand(4, 512)
    const step = () => {
      layer(x).sum().backward()
      trainer.step()
      trainer.zeroGrad()
    }
    step()
    const before = bytesInUse()
    for (let i = 0; i < 10; i++) step()
    expect(bytesInUse() - before).toBeLessThan(2 * mebi) // ten gradients of the weight come to 10 MB
  }
})

it('the numbers are those of the layers called one by one', () => {
  torch.manualSeed(1)
  const net = convNet()
  const x = torch.rand(64, 1, 16, 16)
  const gradients = (run: (x: torch.Tensor) => torch.Tensor) => {
    torch.manualSeed(2) // the same dropout
    net.zeroGrad()
    const y = run(x)
    overwriteFreed([8192, 16384, 32768, 131072]) // what was freed too early is spoiled
    y.square().sum().backward()
    return net.parameters().map(p => p.grad!.toArray())
  }
  const layers = net.children().flatMap(layer => (layer instanceof nn.Sequential ? layer.children() : [layer]))
  const kept: torch.Tensor[] = []
  const byHand = gradients(input => {
    let out = input
    for (const layer of layers) kept.push((out = (layer as nn.Module & ((x: torch.Tensor) => torch.Tensor))(out)))
    return out
  })
  expect(gradients(net)).toEqual(byHand)
})
