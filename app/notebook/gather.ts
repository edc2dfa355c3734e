/**
 * Gathers what comes in quick succession and hands it on together. A cell may send hundreds of outputs at once; drawn one
 * by one they would hold the page for as long as it takes to lay it out that often.
 */
export class Gathered<Item> {
  readonly #every: number
  readonly #handOn: (items: Item[]) => void
  #items: Item[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `every`: milliseconds that the first of them waits at most. */
  constructor(every: number, handOn: (items: Item[]) => void) {
    this.#every = every
    this.#handOn = handOn
  }

  add(item: Item) {
    this.#items.push(item)
    this.#timer ??= setTimeout(this.flush, this.#every)
  }

  /** Hands on at once what has come so far. */
  readonly flush = () => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const items = this.#items.splice(0)
    if (items.length > 0) this.#handOn(items)
  }
}
