import type { NewOutput } from '../collector.ts'
import type { OutputTarget, Update } from './target.ts'

/** Milliseconds: more often the eye does not follow. */
const leastInterval = 100
/** After each picture rests this many times its cost: all pictures together take one percent of the cell's time. */
const restPerCost = 100

/**
 * One output that is drawn anew while its cell runs: by the clock, inside the call that changes it, since timers do not
 * fire while a cell computes; before the cell ends it is drawn once more, exactly. `draw` is told whether more may come.
 */
export class LiveOutput {
  readonly #target: OutputTarget
  readonly #draw: (live: boolean) => NewOutput
  #update: Update | null | undefined
  #shown: NewOutput | null = null
  #next = -Infinity
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
    if (this.#target.now() >= this.#next) this.#show(true)
  }

  #show(live: boolean) {
    const started = this.#target.now()
    const output = this.#draw(live)
    if (output !== this.#shown) this.#place(output)
    const ended = this.#target.now()
    this.#next = started + Math.max(leastInterval, restPerCost * (ended - started))
  }

  #place(output: NewOutput) {
    this.#shown = output
    if (this.#update === undefined) this.#update = this.#target.place(output)
    else this.#update?.(output)
  }
}
