import { LRScheduler, type AnyOptimizer, type Group } from './lr-scheduler.ts'

/** Half a cosine wave from the rate down to etaMin in `TMax` steps (and up again) (Loshchilov and Hutter, 2017). */
export class CosineAnnealingLR extends LRScheduler {
  readonly TMax: number
  readonly etaMin: number
  constructor(optimizer: AnyOptimizer, TMax: number, { etaMin = 0 }: { etaMin?: number } = {}) {
    super(optimizer)
    this.TMax = TMax
    this.etaMin = etaMin
    this.begin()
  }
  protected override rates(): number[] {
    const { lastEpoch: t, TMax, etaMin } = this
    if (t === 0) return this.groups.map(group => group.lr)
    const wave = (at: number) => 1 + Math.cos((Math.PI * at) / TMax)
    // At a turning point the ratio below is 0 / 0.
    if ((t - 1 - TMax) % (2 * TMax) === 0)
      return this.groups.map(({ lr }, i) => lr + ((this.baseLrs[i] - etaMin) * (1 - Math.cos(Math.PI / TMax))) / 2)
    return this.groups.map(({ lr }) => (wave(t) / wave(t - 1)) * (lr - etaMin) + etaMin)
  }
}

/** Half a cosine wave down, then back to the start: the first takes T0 steps, each next one TMult times as many. */
export class CosineAnnealingWarmRestarts extends LRScheduler {
  readonly TMult: number
  readonly etaMin: number
  private length: number
  private at = -1
  constructor(
    optimizer: AnyOptimizer,
    T0: number,
    { TMult = 1, etaMin = 0 }: { TMult?: number; etaMin?: number } = {},
  ) {
    super(optimizer)
    if (!(T0 > 0)) throw new RangeError(`CosineAnnealingWarmRestarts: T0 must be greater than 0, got ${T0}`)
    this.TMult = TMult
    this.etaMin = etaMin
    this.length = T0
    this.begin()
  }
  override step(): void {
    this.at++
    if (this.at >= this.length) {
      this.at -= this.length
      this.length *= this.TMult
    }
    super.step()
  }
  protected override rates(): number[] {
    const share = (1 + Math.cos((Math.PI * this.at) / this.length)) / 2
    return this.baseLrs.map(lr => this.etaMin + (lr - this.etaMin) * share)
  }
}

export interface CyclicOptions {
  stepSizeUp?: number
  stepSizeDown?: number | null
  mode?: 'triangular' | 'triangular2' | 'exp_range'
  gamma?: number
  scaleFn?: ((x: number) => number) | null
  scaleMode?: 'cycle' | 'iterations'
  /** Whether momentum moves the other way. */
  cycleMomentum?: boolean
  baseMomentum?: number
  maxMomentum?: number
}

const setMomentum = (group: Group, value: number): void => {
  if (group.betas) group.betas = [value, group.betas[1]]
  else group.momentum = value
}

/** Up and down between two rates (Smith, 2017). */
export class CyclicLR extends LRScheduler {
  readonly baseLr: number
  readonly maxLr: number
  private readonly options: CyclicOptions
  constructor(optimizer: AnyOptimizer, baseLr: number, maxLr: number, options: CyclicOptions = {}) {
    super(optimizer)
    this.baseLr = baseLr
    this.maxLr = maxLr
    this.options = { cycleMomentum: true, baseMomentum: 0.8, maxMomentum: 0.9, ...options }
    if (this.options.cycleMomentum && !this.groups.every(group => 'momentum' in group || 'betas' in group))
      throw new TypeError('CyclicLR: the optimizer has no momentum to cycle; pass { cycleMomentum: false }')
    this.baseLrs = this.groups.map(() => baseLr)
    this.begin()
  }
  /** How the height of a triangle changes from cycle to cycle, or from step to step. */
  private heightAt(cycle: number): number {
    const { scaleFn, scaleMode = 'cycle', mode = 'triangular', gamma = 1 } = this.options
    if (scaleFn) return scaleFn(scaleMode === 'cycle' ? cycle : this.lastEpoch)
    if (mode === 'triangular2') return 1 / 2 ** (cycle - 1)
    return mode === 'exp_range' ? gamma ** this.lastEpoch : 1
  }
  protected override rates(): number[] {
    const { stepSizeUp: up = 2000, cycleMomentum, baseMomentum = 0.8, maxMomentum = 0.9 } = this.options
    const down = this.options.stepSizeDown ?? up
    const total = up + down
    const cycle = Math.floor(1 + this.lastEpoch / total)
    const x = 1 + this.lastEpoch / total - cycle
    const share = up / total
    const height = (x <= share ? x / share : (x - 1) / (share - 1)) * this.heightAt(cycle)
    if (cycleMomentum)
      for (const group of this.groups) setMomentum(group, maxMomentum - (maxMomentum - baseMomentum) * height)
    return this.groups.map(() => this.baseLr + (this.maxLr - this.baseLr) * height)
  }
}

export interface OneCycleOptions {
  totalSteps?: number | null
  epochs?: number | null
  stepsPerEpoch?: number | null
  /** Share of the steps on which the rate rises. */
  pctStart?: number
  annealStrategy?: 'cos' | 'linear'
  cycleMomentum?: boolean
  baseMomentum?: number
  maxMomentum?: number
  divFactor?: number
  finalDivFactor?: number
  threePhase?: boolean
}
interface Phase {
  end: number
  from: 'initial' | 'max' | 'min'
  to: 'initial' | 'max' | 'min'
}
const anneal = {
  cos: (from: number, to: number, share: number) => to + ((from - to) / 2) * (1 + Math.cos(Math.PI * share)),
  linear: (from: number, to: number, share: number) => (to - from) * share + from,
}

/** One rise to maxLr and one long fall far below the start (Smith and Topin, 2019). */
export class OneCycleLR extends LRScheduler {
  readonly maxLr: number
  readonly totalSteps: number
  private readonly phases: Phase[]
  private readonly options: OneCycleOptions
  constructor(optimizer: AnyOptimizer, maxLr: number, options: OneCycleOptions = {}) {
    super(optimizer)
    const { totalSteps = null, epochs = null, stepsPerEpoch = null, pctStart = 0.3, threePhase = false } = options
    const steps = totalSteps ?? (epochs ?? 0) * (stepsPerEpoch ?? 0)
    if (!(steps > 0)) throw new RangeError('OneCycleLR: give totalSteps, or epochs and stepsPerEpoch')
    this.maxLr = maxLr
    this.totalSteps = steps
    this.options = options
    this.phases = threePhase
      ? [
          { end: pctStart * steps - 1, from: 'initial', to: 'max' },
          { end: 2 * pctStart * steps - 2, from: 'max', to: 'initial' },
          { end: steps - 1, from: 'initial', to: 'min' },
        ]
      : [
          { end: pctStart * steps - 1, from: 'initial', to: 'max' },
          { end: steps - 1, from: 'max', to: 'min' },
        ]
    this.begin()
  }
  protected override rates(): number[] {
    const { divFactor = 25, finalDivFactor = 1e4, annealStrategy = 'cos', cycleMomentum = true } = this.options
    const { baseMomentum = 0.85, maxMomentum = 0.95 } = this.options
    const t = this.lastEpoch
    if (t > this.totalSteps) throw new RangeError(`OneCycleLR: step ${t} of ${this.totalSteps}`)
    const i = this.phases.findIndex((phase, n) => t <= phase.end || n === this.phases.length - 1)
    const phase = this.phases[i]
    const start = i === 0 ? 0 : this.phases[i - 1].end
    const share = (t - start) / (phase.end - start)
    const initial = this.maxLr / divFactor
    const level = { initial, max: this.maxLr, min: initial / finalDivFactor }
    const along = anneal[annealStrategy]
    if (cycleMomentum) {
      const momentum = { initial: maxMomentum, max: baseMomentum, min: maxMomentum }
      for (const group of this.groups) setMomentum(group, along(momentum[phase.from], momentum[phase.to], share))
    }
    return this.groups.map(() => along(level[phase.from], level[phase.to], share))
  }
}
