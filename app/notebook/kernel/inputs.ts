import type { InputOutput, InputValue } from '../outputs.ts'
import { LiveValues } from './live-values.ts'

interface KernelInput {
  slot: number | null
  read(): InputValue
  set(value: InputValue): void
}

/** The inputs of a kernel. Numbers live in shared slots where there are any, all else waits for the page's messages. */
export class Inputs {
  #live: LiveValues | null = null
  /** Slots by cell and label: a cell that runs again uses its own again. */
  readonly #slots = new Map<string, number>()
  readonly #placed = new Map<string, KernelInput>()
  #set: Record<string, InputValue> = {}

  share(memory: SharedArrayBuffer | null) {
    this.#live = memory && new LiveValues(memory)
  }

  /** What the reader has set in this cell's inputs so far, by label. */
  beginRun(set: Record<string, InputValue>) {
    this.#set = set
  }

  create(
    cell: string,
    { label, value: initial }: Pick<InputOutput, 'label' | 'value'>,
    fits: (value: InputValue) => boolean,
  ): KernelInput {
    const kept = this.#set[label]
    let value = kept !== undefined && fits(kept) ? kept : initial
    const slot = typeof value === 'number' ? this.#slotFor(`${cell}/${label}`) : null
    if (slot === null) return { slot, read: () => value, set: newer => (value = newer) }
    const live = this.#live!
    live.set(slot, value as number)
    return { slot, read: () => live.get(slot), set: newer => live.set(slot, newer as number) }
  }

  place(cell: string, output: string, input: KernelInput) {
    this.#placed.set(`${cell}/${output}`, input)
  }

  set(cell: string, output: string, value: InputValue) {
    this.#placed.get(`${cell}/${output}`)?.set(value)
  }

  #slotFor(key: string): number | null {
    const known = this.#slots.get(key)
    if (known !== undefined) return known
    if (!this.#live || this.#slots.size === LiveValues.slots) return null
    this.#slots.set(key, this.#slots.size)
    return this.#slots.size - 1
  }
}
