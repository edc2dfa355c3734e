import type { Optimizer, ParamGroup } from './optimizer.ts'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a scheduler serves any optimizer
export type AnyOptimizer = Optimizer<any>
export type Group = ParamGroup<{ lr: number; initialLr?: number; momentum?: number; betas?: readonly [number, number] }>

/**
 * The base of schedulers that set the learning rate as a function of the number of steps. Call `step()` after each epoch
 * (or batch); making one sets the first rate.
 */
export abstract class LRScheduler {
  readonly optimizer: AnyOptimizer
  /** The rates that the groups began with. */
  baseLrs: number[]
  lastEpoch: number
  private lastLrs: number[] = []

  constructor(optimizer: AnyOptimizer, { lastEpoch = -1 }: { lastEpoch?: number } = {}) {
    this.optimizer = optimizer
    this.lastEpoch = lastEpoch
    this.baseLrs = this.groups.map(group =>
      lastEpoch === -1 ? (group.initialLr ??= group.lr) : (group.initialLr ?? group.lr),
    )
  }
  /** Sets the first rates: the last act of every constructor. */
  protected begin(): void {
    this.step()
  }
  protected get groups(): Group[] {
    return this.optimizer.paramGroups as Group[]
  }

  /** The rates for `lastEpoch`, one a group. */
  protected abstract rates(): number[]

  /** Moves on by one and sets the rates. */
  step(_metric?: unknown): void {
    this.lastEpoch++
    this.rates().forEach((lr, i) => {
      this.groups[i].lr = lr
    })
    this.lastLrs = this.groups.map(group => group.lr)
  }
  /** The rates that the last step set, one a group. */
  getLastLr(): number[] {
    return [...this.lastLrs]
  }

  /** Where the schedule stands, as plain values. */
  stateDict(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this).filter(([name, value]) => name !== 'optimizer' && typeof value !== 'function'),
    )
  }
  /** Goes on from what `stateDict()` gave. */
  loadStateDict(state: Record<string, unknown>): void {
    Object.assign(this, state)
  }
}

/** The present rates, each times a factor. */
export const scaled = (groups: readonly Group[], factor: number): number[] => groups.map(group => group.lr * factor)
