import { UnsupportedError } from '../../tensor/dtype.ts'
import { Module } from '../module.ts'

/** Modules of PyTorch's that are left out on purpose: making one says what to do instead. */
function leftOut(name: string, instead: string): new (...args: unknown[]) => Module {
  return class extends Module {
    constructor() {
      super()
      throw new UnsupportedError(`${name} is left out to keep the engine small: ${instead}`)
    }
  }
}

export class CTCLoss extends leftOut('CTCLoss', 'align inputs and targets first and use CrossEntropyLoss') {}
export class ConvTranspose3d extends leftOut('ConvTranspose3d', 'use Upsample and Conv3d') {}
export class FractionalMaxPool2d extends leftOut('FractionalMaxPool2d', 'use AdaptiveMaxPool2d') {}
export class FractionalMaxPool3d extends leftOut('FractionalMaxPool3d', 'use AdaptiveMaxPool3d') {}
export class AdaptiveLogSoftmaxWithLoss extends leftOut('AdaptiveLogSoftmaxWithLoss', 'use CrossEntropyLoss') {}
export class SyncBatchNorm extends leftOut('SyncBatchNorm', 'there is one device; use BatchNorm2d') {}
export class DataParallel extends leftOut('DataParallel', 'there is one device; use the module itself') {}
