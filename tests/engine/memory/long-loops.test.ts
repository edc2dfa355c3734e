import { expect, it } from 'vitest'
import { F, nn, optim, torch } from '../../../engine/index.ts'

const mebi = 2 ** 20

it('a synchronous loop stays flat, though nothing is disposed of and some of it is kept', () => {
  const [W, b] = [torch.randn(16, 512).mul(0.1), torch.zeros(512)].map(p => p.requiresGrad_())
  const x = torch.rand(512, 16)
  const losses: torch.Tensor[] = []
  let peak = 0
  // Each step leaves some 4 MB: 1 GB in all.
  for (let i = 0; i < 250; i++) {
    const loss = x.matmul(W).add(b).relu().mean()
    loss.backward()
    torch.noGrad(() => {
      for (const p of [W, b]) {
        p.sub_(p.grad!.mul(0.01))
        p.grad!.zero_()
      }
    })
    losses.push(loss)
    peak = Math.max(peak, torch.memoryStats().bytesInUse)
  }
  expect(peak).toBeLessThan(600 * mebi)
  expect(losses[0].item()).toBeGreaterThan(losses[249].item())
})

it('a training loop through modules frees as it goes', () => {
  const net = new nn.Sequential(
    new nn.Linear(64, 512),
    new nn.ReLU(),
    new nn.Linear(512, 512),
    new nn.ReLU(),
    new nn.Linear(512, 10),
  )
  const trainer = new optim.SGD(net.parameters(), { lr: 0.1 })
  const x = torch.rand(256, 64)
  const labels = torch.randint(10, [256])
  const before = torch.memoryStats().bytesInUse
  let highest = 0
  for (let i = 0; i < 40; i++) {
    const loss = F.crossEntropy(net(x), labels)
    trainer.zeroGrad()
    loss.backward()
    trainer.step()
    highest = Math.max(highest, torch.memoryStats().bytesInUse - before)
  }
  // Activations of a step come to 2 MB, gradients to 1.2 MB; kept, they would come to 130 MB.
  expect(highest).toBeLessThan(24 * mebi)
})
