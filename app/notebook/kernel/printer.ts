import type { TextOutput } from '../outputs.ts'
import type { Collector } from './collector.ts'

export interface TextBounds {
  /** Lines a cell may print. The first nine tenths are kept, then the last tenth. */
  lines: number
  /** Characters a cell may print, and those of one line. */
  characters: number
  lineLength: number
}

export const textBounds: TextBounds = { lines: 1_000, characters: 1_000_000, lineLength: 20_000 }

const flushEvery = 60

/**
 * The lines that a run prints. They are sent by the clock inside `print`, since no timer fires while a cell computes.
 * Beyond the bounds lines are counted and only the last ones are kept, so that a cell may print a million.
 */
export class Printer {
  readonly #collector: Collector
  readonly #now: () => number
  readonly #bounds: TextBounds
  #current: TextOutput | null = null
  #pending = ''
  #lines = 0
  #characters = 0
  #full = false
  #folded = 0
  #tail: string[] = []
  #flushed = -Infinity

  constructor(collector: Collector, now: () => number, bounds = textBounds) {
    this.#collector = collector
    this.#now = now
    this.#bounds = bounds
    collector.onEnd.push(() => this.flush())
  }

  print(stream: TextOutput['stream'], text: string) {
    for (const line of text.split('\n')) this.#line(stream, cut(line, this.#bounds.lineLength))
    if (this.#now() - this.#flushed >= flushEvery) this.flush()
  }

  /** Sends what was held back; also called before any other output, so that all keep their order. */
  flush() {
    this.#flushed = this.#now()
    const text = this.#current
    if (!text) return
    if (this.#pending) {
      text.text += this.#pending
      this.#collector.append(text.id, this.#pending)
      this.#pending = ''
    }
    const size = this.#tailSize()
    const folded = this.#folded - Math.min(this.#folded, size)
    const tail = this.#tail
      .slice(-size)
      .map(line => `${line}\n`)
      .join('')
    if (this.#full && (folded !== text.folded || tail !== text.tail)) {
      this.#current = { ...text, folded, tail }
      this.#collector.update(this.#current)
    }
  }

  #line(stream: TextOutput['stream'], line: string) {
    const { lines, characters } = this.#bounds
    const beyond = this.#lines >= lines * 0.9 || this.#characters + line.length > characters * 0.9
    this.#full ||= this.#lines > 0 && beyond
    if (this.#full) return this.#fold(line)
    if (this.#current?.stream !== stream || this.#collector.last !== this.#current) {
      this.flush()
      this.#current = this.#collector.add({ kind: 'text', stream, text: '', folded: 0, tail: '' })
      this.#collector.outputs[Number(this.#current.id) - 1] = this.#current
    }
    this.#lines++
    this.#characters += line.length + 1
    this.#pending += `${line}\n`
  }

  #fold(line: string) {
    const { lines, characters } = this.#bounds
    this.#folded++
    this.#tail.push(cut(line, Math.floor(characters / lines)))
    if (this.#tail.length > 2 * this.#tailSize()) this.#tail = this.#tail.slice(-this.#tailSize())
  }

  #tailSize = () => Math.max(1, Math.floor(this.#bounds.lines / 10))
}

const cut = (line: string, length: number) =>
  line.length > length ? `${line.slice(0, length)}… ${line.length - length} more characters` : line
