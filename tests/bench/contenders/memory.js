// Long synchronous loops, written as a reader would: nothing is disposed of, nothing awaited.
import './switches.js'
import { F, nn, optim, torch } from 'torchlet'

const query = new URLSearchParams(self.location.search)
const steps = Number(query.get('steps'))

/** The MLP from plain functions. */
function mlpFromScratch() {
  const parameters = [
    torch.randn(784, 256).mul(0.01),
    torch.zeros(256),
    torch.randn(256, 10).mul(0.01),
    torch.zeros(10),
  ].map(p => p.requiresGrad_())
  const [W1, b1, W2, b2] = parameters
  const X = torch.rand(256, 784)
  const y = torch.randint(10, [256])
  return () => {
    const loss = F.crossEntropy(X.matmul(W1).add(b1).relu().matmul(W2).add(b2), y)
    loss.backward()
    torch.noGrad(() => {
      for (const p of parameters) {
        p.sub_(p.grad.mul(0.01))
        p.grad.zero_()
      }
    })
    return loss
  }
}

function lenet() {
  const net = new nn.Sequential(
    new nn.Conv2d(1, 6, 5, { padding: 2 }),
    new nn.Sigmoid(),
    new nn.AvgPool2d(2),
    new nn.Conv2d(6, 16, 5),
    new nn.Sigmoid(),
    new nn.AvgPool2d(2),
    new nn.Flatten(),
    new nn.Linear(400, 120),
    new nn.Sigmoid(),
    new nn.Linear(120, 84),
    new nn.Sigmoid(),
    new nn.Linear(84, 10),
  )
  const trainer = new optim.SGD(net.parameters(), { lr: 0.1 })
  const lossOf = new nn.CrossEntropyLoss()
  const X = torch.rand(256, 1, 28, 28)
  const y = torch.randint(10, [256])
  return () => {
    const loss = lossOf(net(X), y)
    trainer.zeroGrad()
    loss.backward()
    trainer.step()
    return loss
  }
}

const programs = { mlp: mlpFromScratch, lenet }

const step = programs[query.get('program')]()
const kept = []
let since = performance.now()
let before = 0
for (let i = 1; i <= steps; i++) {
  const loss = step()
  if (query.get('keep') === '1') kept.push(loss)
  if ([10, 100, 1000, 2000, 10_000, 50_000, 100_000].includes(i) || i === steps) {
    const { bytesInUse, peakBytes } = torch.memoryStats()
    const now = performance.now()
    self.postMessage({
      step: i,
      heapMB: bytesInUse / 2 ** 20,
      peakMB: peakBytes / 2 ** 20,
      stepsPerSecond: ((i - before) / (now - since)) * 1000,
      loss: loss.item(),
      threads: torch.getNumThreads(),
    })
    since = now
    before = i
  }
}
self.postMessage('done')
