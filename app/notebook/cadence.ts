/** The most pictures a second, and the longest share of its thread's time that drawing may take. */
const leastInterval = 100
const restPerCost = 100

/**
 * When a live output may be drawn again, in the kernel as on the page. Drawing costs time that training and scrolling
 * want, the more the slower the machine, so each draw is followed by a rest of a hundred times its own cost and of at
 * least a tenth of a second. Times in milliseconds.
 */
export class Cadence {
  #next = 0

  /** How long to wait from `now` until the next draw. */
  wait(now: number): number {
    return Math.max(0, this.#next - now)
  }

  drew(started: number, ended: number): void {
    this.#next = ended + Math.max(leastInterval, restPerCost * (ended - started))
  }
}
