/** `optim`: optimizers. */
export { Optimizer, type OptimizerState, type ParamGroup, type Params } from './optimizer.ts'
export { SGD, type SGDOptions } from './sgd.ts'
export { Adam, AdamW, type AdamOptions } from './adam.ts'
