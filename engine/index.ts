/**
 * torchlet: tensors and automatic differentiation with PyTorch's vocabulary, for the browser and Node.
 *
 * ```ts
 * import { torch, nn, optim } from 'torchlet'
 * ```
 */
export { data, datasets, F, io, nn, optim, text, torch, transforms } from './calls/face.mjs'
export { Tensor } from './tensor/tensor.ts'
export { slice } from './tensor/slice.ts'
export { onProgress, setInterrupt, Stopped, type Progress } from './hooks.ts'
export { forgetWarnings } from './nn/functional/loss.ts'
