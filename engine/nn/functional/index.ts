/** `nn.functional`: the ops of networks as plain functions. */
export { logSoftmax, softmax } from '../../ops/activation.ts'
export { relu, sigmoid, tanh } from '../../ops/transcendental.ts'
export {
  celu,
  elu,
  gelu,
  glu,
  hardshrink,
  hardsigmoid,
  hardswish,
  hardtanh,
  leakyRelu,
  logsigmoid,
  mish,
  prelu,
  relu6,
  rrelu,
  selu,
  silu,
  softmin,
  softplus,
  softshrink,
  softsign,
  tanhshrink,
  threshold,
} from './activation.ts'
export { scaledDotProductAttention, type AttentionOptions } from './attention.ts'
export { conv1d, conv2d, type ConvOptions } from './conv.ts'
export { convTranspose1d, convTranspose2d, type ConvTransposeOptions } from './conv-transpose.ts'
export { bilinear, cosineSimilarity, pairwiseDistance, pdist } from './distance.ts'
export * from './dropout.ts'
export { embedding, embeddingBag, oneHot } from './embedding.ts'
export { fold, unfold } from './fold.ts'
export * from './interpolate.ts'
export * from './linear.ts'
export { crossEntropy, l1Loss, mseLoss, nllLoss } from './loss.ts'
export * from './loss-margin.ts'
export * from './loss-pairs.ts'
export { batchNorm, groupNorm, instanceNorm, localResponseNorm, normalize } from './norm.ts'
export { layerNorm } from './norm-layer.ts'
export { pad } from '../../ops/pad.ts'
export { avgPool1d, avgPool2d, maxPool1d, maxPool2d } from './pool.ts'
export * from './pool-adaptive.ts'
// Left out on purpose; each throws and says what to use instead.
export {
  convTranspose3d,
  ctcLoss,
  fractionalMaxPool2d,
  fractionalMaxPool3d,
  gridSample,
} from '../../ops/unsupported.ts'
export { avgPool3d, conv3d, maxPool3d } from './volume.ts'
