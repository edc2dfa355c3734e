/** Datasets, samplers and loaders: PyTorch's `torch.utils.data`, and readers for files. */
export { DataLoader, type Collated, type DataLoaderOptions } from './data-loader.ts'
export { defaultCollate } from './collate.ts'
export { ConcatDataset, Dataset, randomSplit, Subset, TensorDataset } from './dataset.ts'
export { ImageDataset } from './image-dataset.ts'
export { ImageFolder, type ImageFolderOptions } from './image-folder.ts'
export {
  BatchSampler,
  RandomSampler,
  type Sampler,
  SequentialSampler,
  SubsetRandomSampler,
  WeightedRandomSampler,
} from './samplers.ts'
export type { Source } from './files/bytes.ts'
export { parseCsv, readCsv, Table } from './files/csv.ts'
export { readImage, type ImageMode } from './files/image.ts'
export { readIdx } from './files/idx.ts'
export { readNpy } from './files/npy.ts'
