// torchlet as the conformance runner sees it. The interface is described at the head of run.mjs; set TORCHLET to the
// package to be measured. Names and argument forms are mapped by rule; the tables hold PyTorch's own irregularities.
import { isTensor, makeTensor, readTensor, torch } from './adapter/torchlet.mjs'
import { inplace, op } from './adapter/operators.mjs'
import { step } from './adapter/programs.mjs'
import { rng } from './adapter/random.mjs'
import { rngOfData } from './adapter/random-data.mjs'
import { rngOfModules } from './adapter/random-nn.mjs'
import * as modules from './adapter/modules.mjs'
import * as training from './adapter/training.mjs'

export default {
  name: 'torchlet',
  dtypes: ['float32', 'int64', 'int32', 'uint8', 'bool'],
  tensor: makeTensor,
  isTensor,
  read: readTensor,
  op,
  inplace,
  backward: (outputs, cotangents) => torch.autograd.backward(outputs, cotangents),
  grad: x => x.grad,
  seed: n => torch.manualSeed(n),
  step,
  rng: { ...rng, ...rngOfModules, ...rngOfData },
  ...modules,
  ...training,
}
