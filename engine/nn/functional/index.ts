/** `nn.functional`: the ops of networks as plain functions. */
export { logSoftmax, softmax } from '../../ops/activation.ts'
export { relu, sigmoid, tanh } from '../../ops/transcendental.ts'
export * from './dropout.ts'
export * from './linear.ts'
export { crossEntropy, l1Loss, mseLoss, nllLoss } from './loss.ts'
export { oneHot } from './embedding.ts'
