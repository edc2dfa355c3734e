import { Cadence } from '../../cadence.ts'
import type { NewOutput } from '../collector.ts'
import type { OutputTarget, Update } from './target.ts'

/**
 * One output that is drawn anew while its cell runs: by the clock, inside the call that changes it, since timers do not
 * fire while a cell computes; before the cell ends it is drawn once more, exactly. `draw` is told whether more may come.
 */
export class LiveOutput {
  readonly #target: OutputTarget
  readonly #draw: (live: boolean) => NewOutput
  #update: Update | null | undefined
  #shown: NewOutput | null = null
  readonly #cadence = new Cadence()
  #owesLastFrame = false

  constructor(target: OutputTarget, draw: (live: boolean) => NewOutput) {
    this.#target = target
    this.#draw = draw
    this.changed()
  }

  changed() {
    if (!this.#owesLastFrame) {
      this.#owesLastFrame = true
      this.#target.atEnd(() => {
        this.#owesLastFrame = false
        this.#show(false)
      })
    }
    if (this.#cadence.wait(this.#target.now()) === 0) this.#show(true)
  }

  #show(live: boolean) {
    const started = this.#target.now()
    const output = this.#draw(live)
    if (output !== this.#shown) this.#place(output)
    this.#cadence.drew(started, this.#target.now())
  }

  #place(output: NewOutput) {
    this.#shown = output
    if (this.#update === undefined) this.#update = this.#target.place(output)
    else this.#update?.(output)
  }
}
