import { expect, test } from 'vitest'
import { compareNumbers, numbersIn } from '../../app/notebook/node/compare-numbers.ts'

test('numbers are found as both languages print them, those within names left out', () => {
  const ours = 'tensor([1.0000, -2.5000], requiresGrad=true) relu1 float32 1e-3 null NaN'
  const theirs = 'tensor([ 1.0000, -2.5000], requires_grad=True) relu1 torch.float32 0.001 None nan'
  expect(numbersIn(ours)).toEqual([1, -2.5, 0.001, NaN])
  expect(compareNumbers(numbersIn(ours), numbersIn(theirs))).toBe(null)
})

test('what differs is said', () => {
  expect(compareNumbers([1, 2], [1, 2.1])).toBe('number 2: 2 here, 2.1 in PyTorch')
  expect(compareNumbers([1], [])).toBe('1 numbers here, 0 in PyTorch')
  expect(compareNumbers([0.12345], [0.1234])).toBe(null)
})
