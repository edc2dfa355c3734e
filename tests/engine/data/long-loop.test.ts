import { expect, it } from 'vitest'
import * as data from '../../../engine/data/index.ts'
import { torch } from './torchlet.ts'

/** Memory is given back in the middle of a loop and between jobs; data that is held has to survive both. */
it('a dataset stays as it is through long loops with pauses between them', async () => {
  const labels = torch.arange(5000)
  const loader = new data.DataLoader(new data.TensorDataset(labels), { batchSize: 1000 })
  for (let epoch = 0; epoch < 4; epoch++) {
    for (let i = 0; i < 60; i++) torch.zeros(1024, 1024).add(1) // 480 MB that nobody holds
    await new Promise(resolve => setTimeout(resolve, 20))
    for (let i = 0; i < 50; i++) torch.full([5000], -1) // takes up what has been given back
    expect([...loader].flatMap(([y]) => y.toArray() as number[])).toEqual(labels.toArray())
    expect(labels.at(-1).item()).toBe(4999)
  }
})
