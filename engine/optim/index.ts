/** `optim`: optimizers, and schedulers of their learning rate. */
export { Optimizer, type OptimizerState, type ParamGroup, type Params } from './optimizer.ts'
export { Adadelta, Adagrad, type AdadeltaOptions, type AdagradOptions } from './adagrad.ts'
export { Adam, AdamW, type AdamOptions } from './adam.ts'
export { Adamax, NAdam, RAdam, type AdamaxOptions, type NAdamOptions, type RAdamOptions } from './adam-variants.ts'
export { ASGD, Rprop, type ASGDOptions, type RpropOptions } from './classic.ts'
export { RMSprop, type RMSpropOptions } from './rmsprop.ts'
export { SGD, type SGDOptions } from './sgd.ts'
export * as lrScheduler from './lr-schedulers.ts'
