import { describe, expect, it } from 'vitest'
import { bernoulli, Generator, multinomial, normal, randint, uniform } from '../../../engine/random/index.ts'

const seeded = (seed: number) => new Generator().manualSeed(seed)
const draw = (generator: Generator, n: number) => {
  const out = new Float32Array(n)
  normal(generator, out)
  return Array.from(out)
}

describe('Generator', () => {
  it('goes on from a saved state exactly where it stood, cached normal included', () => {
    for (const drawn of [0, 1, 3, 623, 2000]) {
      const generator = seeded(5)
      uniform(generator, new Float32Array(drawn))
      draw(generator, 3)
      const state = JSON.parse(JSON.stringify(generator.getState()))
      const expected = [...draw(generator, 5), ...draw(generator, 40)]
      const restored = new Generator().setState(state)
      expect([...draw(restored, 5), ...draw(restored, 40)]).toEqual(expected)
    }
  })

  it('saves a state that is short whatever has been drawn', () => {
    const generator = seeded(1)
    uniform(generator, new Float32Array(100_000))
    expect(generator.getState()).toEqual({ seed: 1, words: 100_000, cachedNormal: null })
  })

  it('uses the low 32 bits of a seed, as PyTorch does, negative seeds included', () => {
    expect(draw(seeded(2 ** 32 + 1), 20)).toEqual(draw(seeded(1), 20))
    expect(draw(seeded(-1), 20)).toEqual(draw(seeded(2 ** 32 - 1), 20))
    expect(seeded(2 ** 32 + 1).initialSeed()).toBe(2 ** 32 + 1)
  })

  it('drops the cached normal when it is seeded again', () => {
    const generator = seeded(3)
    const first = draw(generator, 1)
    expect(draw(generator.manualSeed(3), 1)).toEqual(first)
  })

  it('starts somewhere else on every seed()', () => {
    const generator = new Generator()
    const seeds = new Set([generator.seed(), generator.seed(), generator.seed()])
    expect(seeds.size).toBe(3)
    expect(generator.initialSeed()).toBe([...seeds][2])
  })

  it('clones into a stream that goes on by itself', () => {
    const generator = seeded(9)
    draw(generator, 17)
    const twin = generator.clone()
    expect(draw(twin, 30)).toEqual(draw(generator, 30))
  })
})

describe('arguments that make no sense', () => {
  const generator = seeded(0)
  it.each([
    ['seed', () => generator.manualSeed(1.5), /whole number, got 1.5/],
    ['randint', () => randint(generator, new Int32Array(1), 3, 3), /from < to/],
    ['bernoulli', () => bernoulli(generator, new Uint8Array(1), 1.2), /between 0 and 1, got 1.2/],
    ['zero weights', () => multinomial(generator, new Int32Array(1), new Float32Array(3)), /all weights are zero/],
    ['negative weight', () => multinomial(generator, new Int32Array(1), new Float32Array([1, -1])), /got -1/],
    ['too many samples', () => multinomial(generator, new Int32Array(3), new Float32Array([1, 1])), /cannot draw 3/],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message)
  })
})
