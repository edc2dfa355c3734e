import { LRScheduler, scaled, type AnyOptimizer } from './lr-scheduler.ts'

type Factor = (epoch: number) => number

/** initial rate x lambda(epoch), one function for all groups or one each. */
export class LambdaLR extends LRScheduler {
  private readonly lambdas: Factor[]
  constructor(optimizer: AnyOptimizer, lrLambda: Factor | readonly Factor[]) {
    super(optimizer)
    this.lambdas = typeof lrLambda === 'function' ? this.groups.map(() => lrLambda) : [...lrLambda]
    if (this.lambdas.length !== this.groups.length)
      throw new RangeError(`LambdaLR: ${this.lambdas.length} functions for ${this.groups.length} parameter groups`)
    this.begin()
  }
  protected override rates(): number[] {
    return this.baseLrs.map((lr, i) => lr * this.lambdas[i](this.lastEpoch))
  }
}

/** Rate times lambda(epoch) at each step. */
export class MultiplicativeLR extends LRScheduler {
  private readonly lambdas: Factor[]
  constructor(optimizer: AnyOptimizer, lrLambda: Factor | readonly Factor[]) {
    super(optimizer)
    this.lambdas = typeof lrLambda === 'function' ? this.groups.map(() => lrLambda) : [...lrLambda]
    this.begin()
  }
  protected override rates(): number[] {
    return this.groups.map(({ lr }, i) => (this.lastEpoch > 0 ? lr * this.lambdas[i](this.lastEpoch) : lr))
  }
}

/** Rate times gamma every `stepSize` steps. */
export class StepLR extends LRScheduler {
  readonly stepSize: number
  readonly gamma: number
  constructor(optimizer: AnyOptimizer, stepSize: number, { gamma = 0.1 }: { gamma?: number } = {}) {
    super(optimizer)
    this.stepSize = stepSize
    this.gamma = gamma
    this.begin()
  }
  protected override rates(): number[] {
    const due = this.lastEpoch > 0 && this.lastEpoch % this.stepSize === 0
    return scaled(this.groups, due ? this.gamma : 1)
  }
}

/** Rate times gamma at each milestone. */
export class MultiStepLR extends LRScheduler {
  readonly milestones: readonly number[]
  readonly gamma: number
  constructor(optimizer: AnyOptimizer, milestones: readonly number[], { gamma = 0.1 }: { gamma?: number } = {}) {
    super(optimizer)
    this.milestones = milestones
    this.gamma = gamma
    this.begin()
  }
  protected override rates(): number[] {
    const times = this.milestones.filter(milestone => milestone === this.lastEpoch).length
    return scaled(this.groups, this.gamma ** times)
  }
}

/** Rate times `factor` for the first `totalIters` steps. */
export class ConstantLR extends LRScheduler {
  readonly factor: number
  readonly totalIters: number
  constructor(
    optimizer: AnyOptimizer,
    { factor = 1 / 3, totalIters = 5 }: { factor?: number; totalIters?: number } = {},
  ) {
    super(optimizer)
    this.factor = factor
    this.totalIters = totalIters
    this.begin()
  }
  protected override rates(): number[] {
    const { lastEpoch, factor, totalIters } = this
    return scaled(this.groups, lastEpoch === 0 ? factor : lastEpoch === totalIters ? 1 / factor : 1)
  }
}

/** From startFactor to endFactor of the rate, in a straight line over `totalIters` steps. */
export class LinearLR extends LRScheduler {
  readonly startFactor: number
  readonly endFactor: number
  readonly totalIters: number
  constructor(
    optimizer: AnyOptimizer,
    {
      startFactor = 1 / 3,
      endFactor = 1,
      totalIters = 5,
    }: { startFactor?: number; endFactor?: number; totalIters?: number } = {},
  ) {
    super(optimizer)
    if (!(startFactor > 0 && startFactor <= 1))
      throw new RangeError(`LinearLR: startFactor must lie in (0, 1], got ${startFactor}`)
    if (!(endFactor >= 0 && endFactor <= 1))
      throw new RangeError(`LinearLR: endFactor must lie in [0, 1], got ${endFactor}`)
    this.startFactor = startFactor
    this.endFactor = endFactor
    this.totalIters = totalIters
    this.begin()
  }
  protected override rates(): number[] {
    const { lastEpoch, startFactor, endFactor, totalIters } = this
    if (lastEpoch === 0) return scaled(this.groups, startFactor)
    if (lastEpoch > totalIters) return scaled(this.groups, 1)
    const rise = endFactor - startFactor
    return scaled(this.groups, 1 + rise / (totalIters * startFactor + (lastEpoch - 1) * rise))
  }
}

/** Rate times gamma at each step. */
export class ExponentialLR extends LRScheduler {
  readonly gamma: number
  constructor(optimizer: AnyOptimizer, gamma: number) {
    super(optimizer)
    this.gamma = gamma
    this.begin()
  }
  protected override rates(): number[] {
    return scaled(this.groups, this.lastEpoch === 0 ? 1 : this.gamma)
  }
}

/** Rate (1 - t / totalIters)^power. */
export class PolynomialLR extends LRScheduler {
  readonly totalIters: number
  readonly power: number
  constructor(optimizer: AnyOptimizer, { totalIters = 5, power = 1 }: { totalIters?: number; power?: number } = {}) {
    super(optimizer)
    this.totalIters = totalIters
    this.power = power
    this.begin()
  }
  protected override rates(): number[] {
    const { lastEpoch: t, totalIters: total, power } = this
    return scaled(this.groups, t === 0 || t > total ? 1 : ((1 - t / total) / (1 - (t - 1) / total)) ** power)
  }
}
