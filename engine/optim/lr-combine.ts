import { Tensor } from '../tensor/tensor.ts'
import { LRScheduler, type AnyOptimizer, type Group } from './lr-scheduler.ts'

export interface PlateauOptions {
  /** Whether the metric should fall ('min') or rise ('max'). */
  mode?: 'min' | 'max'
  factor?: number
  /** Bad steps in a row that are let pass. */
  patience?: number
  threshold?: number
  thresholdMode?: 'rel' | 'abs'
  /** Steps to wait after a reduction. */
  cooldown?: number
  minLr?: number
  eps?: number
}

/** Rate times `factor` when a metric has not become better for more than `patience` steps: `scheduler.step(loss)`. */
export class ReduceLROnPlateau {
  readonly optimizer: AnyOptimizer
  readonly options: Required<PlateauOptions>
  best: number
  numBadEpochs = 0
  cooldownCounter = 0
  lastEpoch = 0
  constructor(optimizer: AnyOptimizer, options: PlateauOptions = {}) {
    this.optimizer = optimizer
    this.options = {
      mode: 'min',
      factor: 0.1,
      patience: 10,
      threshold: 1e-4,
      thresholdMode: 'rel',
      cooldown: 0,
      minLr: 0,
      eps: 1e-8,
      ...options,
    }
    if (this.options.factor >= 1)
      throw new RangeError(`ReduceLROnPlateau: factor must be below 1, got ${this.options.factor}`)
    this.best = this.options.mode === 'min' ? Infinity : -Infinity
  }
  private isBetter(value: number): boolean {
    const { mode, threshold, thresholdMode } = this.options
    const sign = mode === 'min' ? -1 : 1
    const bound = thresholdMode === 'rel' ? this.best * (1 + sign * threshold) : this.best + sign * threshold
    return mode === 'min' ? value < bound : value > bound
  }
  /** Looks at the metric of an epoch and lowers the rates if it has been stuck for too long. */
  step(metric: number | Tensor): void {
    const value = metric instanceof Tensor ? metric.item() : metric
    this.lastEpoch++
    if (this.isBetter(value)) {
      this.best = value
      this.numBadEpochs = 0
    } else this.numBadEpochs++
    if (this.cooldownCounter > 0) {
      this.cooldownCounter--
      this.numBadEpochs = 0
    }
    const { patience, cooldown, factor, minLr, eps } = this.options
    if (this.numBadEpochs <= patience) return
    for (const group of this.optimizer.paramGroups as Group[]) {
      const reduced = Math.max(group.lr * factor, minLr)
      if (group.lr - reduced > eps) group.lr = reduced
    }
    this.cooldownCounter = cooldown
    this.numBadEpochs = 0
  }
  /** The rates that the last step set, one a group. */
  getLastLr(): number[] {
    return (this.optimizer.paramGroups as Group[]).map(group => group.lr)
  }
}

/** Schedulers one after the other: the next takes over at each milestone. */
export class SequentialLR {
  private readonly schedulers: readonly LRScheduler[]
  private readonly milestones: readonly number[]
  private readonly groups: Group[]
  lastEpoch = 0
  constructor(optimizer: AnyOptimizer, schedulers: readonly LRScheduler[], milestones: readonly number[]) {
    if (schedulers.length !== milestones.length + 1)
      throw new RangeError(
        `SequentialLR: ${schedulers.length} schedulers need ${schedulers.length - 1} milestones, got ${milestones.length}`,
      )
    this.schedulers = schedulers
    this.milestones = milestones
    // Making the schedulers has moved the rates; begin again with the first.
    this.groups = optimizer.paramGroups as Group[]
    this.restart(schedulers[0])
  }
  /** Lets a scheduler begin from the rates that the optimizer was made with. */
  private restart(scheduler: LRScheduler): void {
    for (const group of this.groups) group.lr = group.initialLr ?? group.lr
    scheduler.lastEpoch = -1
    scheduler.step()
  }
  /** Moves on by one and sets the rates. */
  step(): void {
    this.lastEpoch++
    const i = this.milestones.filter(milestone => milestone <= this.lastEpoch).length
    if (i > 0 && this.milestones[i - 1] === this.lastEpoch) this.restart(this.schedulers[i])
    else this.schedulers[i].step()
  }
  /** The rates that the last step set, one a group. */
  getLastLr(): number[] {
    return this.schedulers[this.milestones.filter(milestone => milestone <= this.lastEpoch).length].getLastLr()
  }
}

/** Schedulers that all act at every step. */
export class ChainedScheduler {
  private readonly schedulers: readonly LRScheduler[]
  constructor(schedulers: readonly LRScheduler[]) {
    this.schedulers = schedulers
  }
  /** Moves on by one and sets the rates. */
  step(): void {
    for (const scheduler of this.schedulers) scheduler.step()
  }
  /** The rates that the last step set, one a group. */
  getLastLr(): number[] {
    return this.schedulers[this.schedulers.length - 1].getLastLr()
  }
}
