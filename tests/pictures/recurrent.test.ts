import { describe, expect, test } from 'vitest'
import { draw, nextLetters, sample } from '../../app/pictures/sampling-tree/sampling.ts'

describe('letters that may follow', () => {
  const sum = (options: { probability: number }[]) => options.reduce((total, { probability }) => total + probability, 0)

  test('are shares of what followed in the text', () => {
    const options = nextLetters('t', 1, 1)
    const followed = sample.split('t').slice(1)
    const h = followed.filter(rest => rest.startsWith('h')).length / followed.length
    expect(options.find(({ letter }) => letter === 'h')!.probability).toBeCloseTo(h, 10)
    expect(sum(options)).toBeCloseTo(1, 10)
  })

  test('a memory that was never met is shortened', () => {
    expect(nextLetters('zzzthe', 6, 1)).toEqual(nextLetters('the', 3, 1))
  })

  test('a low temperature favours the most probable, a high one makes all alike', () => {
    const best = (temperature: number) => nextLetters('the ', 2, temperature)[0].probability
    expect(best(0.2)).toBeGreaterThan(best(1))
    expect(best(2)).toBeLessThan(best(1))
  })

  test('draws follow the probabilities', () => {
    const options = nextLetters('e', 1, 1)
    const drawn = Array.from({ length: 4000 }, (_, seed) => draw(options, seed))
    for (const { letter, probability } of options.slice(0, 3)) {
      const share = drawn.filter(one => one === letter).length / drawn.length
      expect(Math.abs(share - probability)).toBeLessThan(0.03)
    }
  })
})
