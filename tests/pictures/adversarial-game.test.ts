import { expect, test } from 'vitest'
import { belief, pulls, stepped } from '../../app/pictures/adversarial-game/game.ts'

test('far from the data the turned-around loss is flat, the other one pulls', () => {
  const { steep, flat } = pulls('one', -3)
  expect(steep).toBeGreaterThan(1)
  expect(Math.abs(flat)).toBeLessThan(0.05)
})

test('following its loss, the generator comes to the data, and the discriminator can only guess there', () => {
  let mean = -3
  for (let i = 0; i < 200; i++) mean = stepped('one', mean)
  expect(mean).toBeCloseTo(1.5, 1)
  expect(Math.abs(belief('one', mean, mean) - 0.5)).toBeLessThan(0.06)
})

test('of two heaps it finds one: which, depends on where it begins', () => {
  const end = (mean: number) => {
    for (let i = 0; i < 200; i++) mean = stepped('two', mean)
    return mean
  }
  expect(end(-1)).toBeCloseTo(-1.6, 0)
  expect(end(1.5)).toBeCloseTo(2.2, 0)
})
