/** Numbers that the page writes and the kernel reads while it computes, each in a slot of shared memory. */
export class LiveValues {
  static readonly slots = 256
  readonly memory: SharedArrayBuffer
  readonly #bits: BigInt64Array
  // Atomics know whole numbers only, and a plain store may be kept from a busy loop.
  readonly #number = new Float64Array(1)
  readonly #numberBits = new BigInt64Array(this.#number.buffer)

  static create() {
    return new LiveValues(new SharedArrayBuffer(LiveValues.slots * 8))
  }

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory
    this.#bits = new BigInt64Array(memory)
  }

  set(slot: number, value: number) {
    this.#number[0] = value
    Atomics.store(this.#bits, slot, this.#numberBits[0])
  }

  get(slot: number): number {
    this.#numberBits[0] = Atomics.load(this.#bits, slot)
    return this.#number[0]
  }
}
