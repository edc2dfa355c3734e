import { UnsupportedError } from '../../tensor/dtype.ts'
import { leftOutModules } from '../left-out-reasons.ts'
import { Module } from '../module.ts'

/** A class whose making says what to do instead. */
function leftOut(name: keyof typeof leftOutModules): new (...args: unknown[]) => Module {
  return class extends Module {
    constructor() {
      super()
      throw new UnsupportedError(`${name} is left out to keep the engine small: ${leftOutModules[name]}`)
    }
  }
}

export class CTCLoss extends leftOut('CTCLoss') {}
export class ConvTranspose3d extends leftOut('ConvTranspose3d') {}
export class FractionalMaxPool2d extends leftOut('FractionalMaxPool2d') {}
export class FractionalMaxPool3d extends leftOut('FractionalMaxPool3d') {}
export class AdaptiveLogSoftmaxWithLoss extends leftOut('AdaptiveLogSoftmaxWithLoss') {}
export class SyncBatchNorm extends leftOut('SyncBatchNorm') {}
export class DataParallel extends leftOut('DataParallel') {}
