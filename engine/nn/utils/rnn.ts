import { zeros } from '../../ops/creation.ts'
import { cat, stack } from '../../ops/join.ts'
import type { Tensor } from '../../tensor/tensor.ts'

/** Sequences of different lengths [T_i, ...] as one tensor, short ones padded behind: [T, B, ...], or [B, T, ...]. */
export function padSequence(
  sequences: readonly Tensor[],
  { batchFirst = false, paddingValue = 0 }: { batchFirst?: boolean; paddingValue?: number } = {},
): Tensor {
  const longest = Math.max(...sequences.map(sequence => sequence.sizes[0]))
  const padded = sequences.map(sequence => {
    const missing = longest - sequence.sizes[0]
    if (missing === 0) return sequence
    return cat([sequence, zeros([missing, ...sequence.sizes.slice(1)], { dtype: sequence.dtype }).fill_(paddingValue)])
  })
  return stack(padded, batchFirst ? 0 : 1)
}
