/** What a reader may run that comes to no end by itself: Stop is tested and measured with each. */
export const endless = {
  'while (true) {}': 'while (true) {}',
  'a training loop': `import { torch } from 'torchlet'
const W = torch.randn(784, 256, { requiresGrad: true })
const X = torch.randn(256, 784)
while (true) {
  X.matmul(W).relu().mean().backward()
  W.grad = null
}`,
  'an await that never ends': 'await new Promise(() => {})',
}
