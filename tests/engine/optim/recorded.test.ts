import { describe, expect, it } from 'vitest'
import { measured } from '../oracle.ts'

/** Ten steps with given gradients leave the parameters where PyTorch's optimizers leave them; so with rates and norms. */
const rows = await measured('optim')

describe('optimizers, schedulers and clipping do as PyTorch does', () => {
  for (const { id, samples, passed, messages } of rows)
    it(`${id}, ${samples} runs`, () => expect({ passed, messages }).toEqual({ passed: samples, messages: [] }))
})
