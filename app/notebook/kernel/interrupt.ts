import { roundsUnasked } from '../cells/guard.ts'
import type { CellRuntime } from '../cells/compile.ts'
import type { Engine } from './engine.ts'
import { Stopped } from './stopped.ts'

/**
 * How the kernel is stopped. The page raises a shared flag, which loop guards and every op of the engine look at; the
 * flag stays up until the run has ended, so that code that catches `Stopped` is stopped again. A run that waits in an
 * `await` looks at nothing, so the page also sends a message, which ends the run at once; what it awaited finds the run
 * over when it comes back.
 */
export class Interrupt {
  readonly #engine: Engine
  #flag: Int32Array = new Int32Array(1)
  #end: (() => void) | null = null

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Takes the flag that the page can raise while a cell computes. */
  share(memory: SharedArrayBuffer | null) {
    if (memory) this.#flag = new Int32Array(memory)
    this.#engine.setInterrupt(this.#flag)
  }

  get wasRaised() {
    return Atomics.load(this.#flag, 0) !== 0
  }

  raise() {
    if (!this.#end) return
    Atomics.store(this.#flag, 0, 1)
    this.#end()
  }

  reset() {
    Atomics.store(this.#flag, 0, 0)
  }

  /** Runs a cell with what it needs to be stoppable; rejects with `Stopped` as soon as it is to end. */
  async during(body: (runtime: Pick<CellRuntime, 'tick' | 'until' | 'awake'>) => Promise<void>): Promise<void> {
    let over = false
    const awake = <T>(value?: T) => {
      if (over) throw new Stopped()
      this.tick()
      return value as T
    }
    const stopped = new Promise<never>((_, reject) => {
      this.#end = () => reject(new Stopped())
    })
    try {
      await Promise.race([body({ tick: this.tick, until: this.until, awake }), stopped])
    } catch (error) {
      // Only what failed or was stopped is over: functions of a cell that ended well may await in later cells.
      over = true
      throw error
    } finally {
      this.#end = null
    }
  }

  readonly tick = () => {
    if (Atomics.load(this.#flag, 0) !== 0) throw new Stopped()
  }

  readonly awake = <T>(value?: T) => {
    this.tick()
    return value as T
  }

  readonly until = (bound: unknown, i: number): number => {
    this.tick()
    return Math.min(Number(bound), i + roundsUnasked)
  }
}
