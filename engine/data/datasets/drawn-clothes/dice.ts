import { Generator } from '../../../random/index.ts'

/**
 * Random choices for the draughtsman. Only +, -, *, / and square roots follow a draw, so that every JavaScript engine
 * draws the same bytes.
 */
export class Dice {
  private readonly generator: Generator

  constructor(seed: number) {
    this.generator = new Generator().manualSeed(seed)
  }

  /** Uniform between `from` and `to`. */
  between(from: number, to: number): number {
    return from + (to - from) * this.generator.uniform24()
  }

  /** Around `center`, seldom farther than `spread` away: the mean of three uniforms. */
  around(center: number, spread: number): number {
    const sum = this.generator.uniform24() + this.generator.uniform24() + this.generator.uniform24()
    return center + spread * (sum / 1.5 - 1)
  }

  chance(probability: number): boolean {
    return this.generator.uniform24() < probability
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.generator.word() % choices.length]
  }
}
