import { describe, expect, it } from 'vitest'
import { measured } from '../oracle.ts'

/**
 * Training from PyTorch's start on PyTorch's batches: every loss on the way is PyTorch's, within the distance that
 * float32 itself allows (ten times the gap between PyTorch's float32 and float64 runs).
 */
const rows = await measured('curves')

describe('training runs end up where PyTorch does', () => {
  for (const { id, samples, passed, messages } of rows)
    it(id, () => expect({ passed, messages }).toEqual({ passed: samples, messages: [] }))

  it('are those of the first chapters, of a convolutional net and of a character model', () => {
    expect(rows.map(row => row.id)).toEqual(
      expect.arrayContaining(['linear_regression', 'softmax_regression', 'mlp', 'vgg_small', 'char_rnn']),
    )
  })
})
