/**
 * torchlet: tensors and automatic differentiation with PyTorch's vocabulary, for the browser and Node.
 *
 * ```ts
 * import { torch, nn, optim } from 'torchlet'
 * ```
 */
export * as torch from './torch.ts'
export * as nn from './nn/index.ts'
export * as F from './nn/functional/index.ts'
export * as optim from './optim/index.ts'
export * as io from './io/index.ts'
export * as data from './data/index.ts'
export * as datasets from './data/datasets/index.ts'
export * as transforms from './data/transforms.ts'
export * as text from './data/text.ts'
export { Tensor } from './tensor/tensor.ts'
export { slice } from './tensor/slice.ts'
export { onProgress, setInterrupt, Stopped, type Progress } from './hooks.ts'
export { forgetWarnings } from './nn/functional/loss.ts'
