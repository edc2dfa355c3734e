import { randint } from './integers.ts'
import { MersenneTwister } from './mersenne-twister.ts'

/** Where a stream of random numbers stands: enough to go on exactly there, and short enough to store beside an output. */
export interface GeneratorState {
  readonly seed: number
  /** Words of the Mersenne Twister drawn since the seed was set. */
  readonly words: number
  /** The second half of a pair of normals that waits for the next scalar draw, or null. */
  readonly cachedNormal: number | null
}

/** What `new torch.Generator()` starts from in PyTorch. */
const DEFAULT_SEED = 67280421310721
const TWO_32 = 2 ** 32

/**
 * A source of random numbers of its own: the stream of PyTorch's CPU generator, bit for bit.
 *
 * ```ts
 * const generator = new torch.Generator().manualSeed(7)
 * torch.randn(3, { generator })
 * ```
 */
export class Generator {
  private engine = new MersenneTwister(DEFAULT_SEED % TWO_32)
  private startedFrom = DEFAULT_SEED
  /** @internal Box-Muller makes normals in pairs; the scalar path keeps the second one here (see normal.ts). */
  cachedNormal: number | null = null

  /** Starts the stream that belongs to `seed`, a whole number; only its low 32 bits count. Returns the generator. */
  manualSeed(seed: number): this {
    if (!Number.isSafeInteger(seed)) throw new RangeError(`manualSeed: the seed must be a whole number, got ${seed}`)
    this.engine.seed(((seed % TWO_32) + TWO_32) % TWO_32)
    this.startedFrom = seed
    this.cachedNormal = null
    return this
  }

  /** The seed this stream was started from. */
  initialSeed(): number {
    return this.startedFrom
  }

  /** Starts anew from a seed that nobody can foresee, and returns it. */
  seed(): number {
    const [high, low] = crypto.getRandomValues(new Uint32Array(2))
    this.manualSeed((high & 0x1fffff) * TWO_32 + low)
    return this.startedFrom
  }

  /** `n` whole numbers in [low, high) that need not fit int32, as plain numbers: the draws of PyTorch's randint. */
  integers(n: number, low: number, high: number): number[] {
    const out = new Array<number>(n).fill(0)
    randint(this, out, low, high)
    return out
  }

  /** Where the stream stands, for `setState`. */
  getState(): GeneratorState {
    return { seed: this.startedFrom, words: this.engine.drawn, cachedNormal: this.cachedNormal }
  }

  /** Goes back to where `getState` found the stream. */
  setState({ seed, words, cachedNormal }: GeneratorState): this {
    this.manualSeed(seed)
    this.engine.skip(words)
    this.cachedNormal = cachedNormal
    return this
  }

  /** A new generator that goes on from where this one stands. */
  clone(): Generator {
    return new Generator().setState(this.getState())
  }

  /** Runs `body`, and then goes on as if nothing had been drawn in it. */
  undisturbed<T>(body: () => T): T {
    const { engine, startedFrom, cachedNormal } = this
    this.engine = engine.copy()
    try {
      return body()
    } finally {
      Object.assign(this, { engine, startedFrom, cachedNormal })
    }
  }

  /** @internal 32 random bits as an unsigned integer: one word. */
  word(): number {
    return this.engine.next()
  }

  /** @internal Uniform on [0, 1) in steps of 2^-24, as PyTorch draws a float32: the low 24 bits of one word. */
  uniform24(): number {
    return (this.engine.next() & 0xffffff) / 0x1000000
  }

  /** @internal 53 random bits as a whole number below 2^53: the low bits of two words, of which the first is the high half. */
  bits53(): number {
    const high = this.engine.next()
    return (high & 0x1fffff) * TWO_32 + this.engine.next()
  }

  /** @internal Uniform on [0, 1) in steps of 2^-53, as PyTorch draws a float64: two words. */
  uniform53(): number {
    return this.bits53() / 2 ** 53
  }
}

/** What every random function uses that is not handed a generator. Like PyTorch's, it starts somewhere new each time. */
export const defaultGenerator = new Generator()
defaultGenerator.seed()
