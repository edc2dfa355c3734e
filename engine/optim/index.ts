/** `optim`: optimizers, and schedulers of their learning rate. */
import { Adadelta, Adagrad } from './adagrad.ts'
import { Adam, AdamW } from './adam.ts'
import { Adamax, NAdam, RAdam } from './adam-variants.ts'
import { ASGD, Rprop } from './classic.ts'
import { Optimizer } from './optimizer.ts'
import { RMSprop } from './rmsprop.ts'
import { SGD } from './sgd.ts'

export { Optimizer, type OptimizerState, type ParamGroup, type Params } from './optimizer.ts'
export { Adadelta, Adagrad, type AdadeltaOptions, type AdagradOptions } from './adagrad.ts'
export { Adam, AdamW, type AdamOptions } from './adam.ts'
export { Adamax, NAdam, RAdam, type AdamaxOptions, type NAdamOptions, type RAdamOptions } from './adam-variants.ts'
export { ASGD, Rprop, type ASGDOptions, type RpropOptions } from './classic.ts'
export { RMSprop, type RMSpropOptions } from './rmsprop.ts'
export { SGD, type SGDOptions } from './sgd.ts'
Optimizer.keepStateOnly(SGD, Adam, AdamW, Adamax, NAdam, RAdam, RMSprop, Adagrad, Adadelta, ASGD, Rprop)

export * as lrScheduler from './lr-schedulers.ts'
