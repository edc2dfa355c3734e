import { expect, test } from 'vitest'
import { influences } from '../../app/pictures/unrolled-layers/layers.ts'

test('a state that reads forwards depends on what lies below and before it, and on nothing else', () => {
  const found = influences({ layers: 3, steps: 6, bothWays: false }, { layer: 2, step: 3 })
  const expected = [0, 1, 2].flatMap(layer => [0, 1, 2, 3].map(step => `${layer} ${step}`))
  expect([...found].toSorted()).toEqual(expected)
})

test('reading both ways, a state depends on all inputs, but on no layer above', () => {
  const found = influences({ layers: 3, steps: 6, bothWays: true }, { layer: 2, step: 0 })
  expect(found.size).toBe(3 * 6)
  expect([...found].some(key => key.startsWith('3'))).toBe(false)
})
