// Same-seed orders of shuffled data: PyTorch's loaders and splits, torchlet's.
import { data, torch } from './torchlet.mjs'

const numbers = n => new data.TensorDataset(torch.arange(n))

export const rngOfData = {
  /** The order of every epoch. */
  dataloader: (n, batchSize, epochs, seed) => {
    const generator = seed === undefined ? undefined : new torch.Generator().manualSeed(seed)
    const loader = new data.DataLoader(numbers(n), { batchSize, shuffle: true, ...(generator && { generator }) })
    return Array.from({ length: epochs }, () => torch.cat(Array.from(loader, ([batch]) => batch)))
  },
  random_split: (n, lengths) =>
    data.randomSplit(numbers(n), lengths).map(part => torch.tensor(Int32Array.from(part.indices))),
}
