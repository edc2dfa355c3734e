// The namespaces as the package hands them out: the modules that face.d.mts names, with every function and constructor
// watched. What the engine calls itself, it imports from the modules and pays nothing.
import * as dataModule from '../data/index.ts'
import * as datasetsModule from '../data/datasets/index.ts'
import * as textModule from '../data/text.ts'
import * as transformsModule from '../data/transforms.ts'
import * as ioModule from '../io/index.ts'
import * as nnModule from '../nn/index.ts'
import { explainCalls } from '../nn/module-call.ts'
import * as optimModule from '../optim/index.ts'
import * as torchModule from '../torch.ts'
import { watchedNamespace } from './watch.ts'

export const torch = watchedNamespace('torch', torchModule)
export const nn = watchedNamespace('nn', nnModule)
export const F = nn.functional
export const optim = watchedNamespace('optim', optimModule)
export const data = watchedNamespace('data', dataModule)
export const datasets = watchedNamespace('datasets', datasetsModule)
export const transforms = watchedNamespace('transforms', transformsModule)
export const text = watchedNamespace('text', textModule)
export const io = watchedNamespace('io', ioModule)

explainCalls(nn)
