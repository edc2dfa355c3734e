/**
 * mt19937 of Matsumoto and Nishimura (1998), the engine behind every random number of PyTorch's CPU generator:
 * 624 words of state, 32 bits a draw, period 2^19937 - 1.
 */
const SIZE = 624
const SHIFT = 397

export class MersenneTwister {
  private readonly state = new Int32Array(SIZE)
  /** The words of this turn, ready to be drawn. */
  private readonly words = new Uint32Array(SIZE)
  private position = SIZE
  private turns = 0

  /** Only the low 32 bits of a seed count, as in PyTorch: seeds 1 and 2^32 + 1 give the same stream. */
  constructor(seed: number) {
    this.seed(seed)
  }

  /** `seed` is taken modulo 2^32. */
  seed(seed: number): void {
    const { state } = this
    state[0] = seed
    for (let j = 1; j < SIZE; j++) {
      const previous = state[j - 1] ^ (state[j - 1] >>> 30)
      state[j] = (Math.imul(1812433253, previous) + j) | 0
    }
    this.position = SIZE
    this.turns = 0
  }

  /** The next 32 random bits, as an unsigned integer. */
  next(): number {
    if (this.position === SIZE) this.turn()
    return this.words[this.position++]
  }

  /** Another one that stands where this one stands. */
  copy(): MersenneTwister {
    const copied = new MersenneTwister(0)
    copied.state.set(this.state)
    copied.words.set(this.words)
    copied.position = this.position
    copied.turns = this.turns
    return copied
  }

  /** How many words have been drawn since the seed was set. */
  get drawn(): number {
    return this.turns === 0 ? 0 : (this.turns - 1) * SIZE + this.position
  }

  /** Draws and forgets `count` words. */
  skip(count: number): void {
    while (count > 0) {
      if (this.position === SIZE) this.turn()
      const step = Math.min(count, SIZE - this.position)
      this.position += step
      count -= step
    }
  }

  /** Makes the next 624 words of state, and tempers them. */
  private turn(): void {
    const { state, words } = this
    for (let j = 0; j < SIZE - SHIFT; j++) state[j] = state[j + SHIFT] ^ mix(state[j], state[j + 1])
    for (let j = SIZE - SHIFT; j < SIZE - 1; j++) state[j] = state[j + SHIFT - SIZE] ^ mix(state[j], state[j + 1])
    state[SIZE - 1] = state[SHIFT - 1] ^ mix(state[SIZE - 1], state[0])
    for (let j = 0; j < SIZE; j++) {
      let word = state[j]
      word ^= word >>> 11
      word ^= (word << 7) & 0x9d2c5680
      word ^= (word << 15) & 0xefc60000
      words[j] = word ^ (word >>> 18)
    }
    this.position = 0
    this.turns++
  }
}

/** The top bit of one old word joined with the rest of its neighbour, times the twist matrix. */
function mix(high: number, low: number): number {
  const both = (high & 0x80000000) | (low & 0x7fffffff)
  return (both >>> 1) ^ (-(low & 1) & 0x9908b0df)
}
