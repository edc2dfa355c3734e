/** How long the network may keep us waiting. */
export interface Patience {
  /** Until a host answers, ms. */
  readonly answer: number
  /** Until more bytes come, ms. */
  readonly silence: number
  /** When everything has to be done, as `Date.now()` tells the time. */
  readonly deadline: number
}

/** Somebody waits for the book to open; what has come by then is kept, and the download can go on later. */
export const inAHurry = (): Patience => ({ answer: 5_000, silence: 5_000, deadline: Date.now() + 15_000 })
/** Somebody has asked for the data. */
export const patient: Patience = { answer: 30_000, silence: 60_000, deadline: Infinity }

/** Runs out when a host is silent for too long, or all the time there is has been spent. */
export class Clock {
  private readonly patience: Patience
  private readonly controller = new AbortController()
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(patience: Patience) {
    this.patience = patience
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  awaitAnswer(): void {
    this.arm(this.patience.answer, `no answer in ${this.patience.answer / 1000} s`)
  }

  awaitBytes(): void {
    this.arm(this.patience.silence, `no data for ${this.patience.silence / 1000} s`)
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
  }

  private arm(wait: number, reason: string): void {
    this.stop()
    const left = this.patience.deadline - Date.now()
    const why = left < wait ? 'not done in the time there is at the start' : reason
    this.timer = setTimeout(() => this.controller.abort(new Error(why)), Math.max(0, Math.min(wait, left)))
  }
}
