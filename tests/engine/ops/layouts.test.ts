import { describe, expect, it } from 'vitest'
import { measuredAs } from '../oracle.ts'
import { slice, torch, type Tensor } from '../../../engine/index.ts'

/**
 * PyTorch's answers again, the same values lying in memory otherwise: with gaps, turned, or behind other values. What a
 * function gives depends on the values alone, unless it is about memory.
 */
const layouts: Record<string, (x: Tensor) => Tensor> = {
  'with gaps between the elements': x => {
    const wide = torch.zeros([...x.shape.slice(0, -1), 2 * x.shape[x.ndim - 1]], { dtype: x.dtype })
    return wide.at('...', slice(null, null, 2)).copy_(x)
  },
  'turned, the last dimension outermost': x => x.transpose(0, -1).contiguous().transpose(0, -1),
  'behind other values': x => {
    const [rows, ...rest] = x.shape
    return torch
      .zeros([rows + 2, ...rest], { dtype: x.dtype })
      .at('1:-1')
      .copy_(x)
  },
}
/** Functions of memory, and views that another layout does not allow. */
const ofMemory = new Set(['as_strided', 'as_strided_', 'view', 'view_as'])

const plain = new Set((await measuredAs('ops')).filter(row => row.failed === 0).map(row => row.id))

for (const [what, lay] of Object.entries(layouts)) {
  const rows = await measuredAs('ops', x => (x.ndim > 0 && x.numel() > 0 ? torch.noGrad(() => lay(x).detach()) : x))
  describe(`operands ${what} give the same`, () => {
    it('for every operator that is not about memory', () => {
      const wrong = rows.filter(row => row.failed > 0 && plain.has(row.id) && !ofMemory.has(row.id))
      expect(wrong.map(({ id, messages }) => `${id}: ${messages?.[0]}`)).toEqual([])
      expect(rows.length).toBeGreaterThan(400)
    })
  })
}
