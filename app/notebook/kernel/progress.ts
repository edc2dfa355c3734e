import type { ProgressOutput } from '../outputs.ts'
import type { Collector } from './collector.ts'

/** A loop shows itself only when it takes longer than this (ms); most need no bar. */
const patience = 400
const updateEvery = 150

/** The bars of one run, one a label. */
export class ProgressBars {
  readonly #bars = new Map<string, Bar>()
  readonly #collector: Collector
  readonly #now: () => number

  constructor(collector: Collector, now: () => number) {
    this.#collector = collector
    this.#now = now
    collector.onEnd.push(() => {
      for (const bar of this.#bars.values()) bar.finish()
    })
  }

  /** `part`: it is the engine that tells, of one pass over the data or one file among an unknown number. */
  report({ label, done, total }: { label: string; done: number; total: number | null }, part = false) {
    let bar = this.#bars.get(label)
    if (!bar) this.#bars.set(label, (bar = new Bar(this.#collector, label, part, this.#now)))
    bar.report(done, total)
  }
}

class Bar {
  readonly #collector: Collector
  readonly #now: () => number
  #state: Omit<ProgressOutput, 'id'>
  #output: ProgressOutput | null = null
  #began: number
  #drawn: number

  constructor(collector: Collector, label: string, part: boolean, now: () => number) {
    this.#collector = collector
    this.#now = now
    this.#state = { kind: 'progress', label, done: 0, total: null, rate: 0, left: null, part, finished: false }
    this.#began = this.#drawn = now()
  }

  report(done: number, total: number | null) {
    const now = this.#now()
    if (done < this.#state.done) this.#began = now
    const rate = done > 0 && now > this.#began ? (done / (now - this.#began)) * 1000 : 0
    const left = total !== null && rate > 0 ? (total - done) / rate : null
    this.#state = { ...this.#state, done, total, rate, left, finished: total !== null && done >= total }
    if (now - this.#drawn >= (this.#output ? updateEvery : patience)) this.#draw(now)
  }

  finish() {
    this.#state = { ...this.#state, finished: true, left: 0 }
    if (this.#output) this.#draw(this.#now())
  }

  #draw(now: number) {
    this.#drawn = now
    if (this.#output) this.#collector.update({ ...this.#state, id: this.#output.id })
    else this.#output = this.#collector.add(this.#state)
  }
}
