import { describe, expect, it } from 'vitest'
import { measured } from '../oracle.ts'

/** Modules answer as PyTorch's do: outputs, gradients of inputs and parameters, running statistics. */
const rows = await measured('modules')

describe('modules answer as PyTorch does', () => {
  for (const { id, samples, messages } of rows) it(`${id}, ${samples} samples`, () => expect(messages).toEqual([]))

  it('leave out CTC and transposed convolution of volumes', () => {
    const missing = rows.filter(row => row.unsupported > 0).map(row => row.id)
    expect(missing.filter(id => !['nn.CTCLoss', 'nn.ConvTranspose3d'].includes(id))).toEqual([])
  })
})
