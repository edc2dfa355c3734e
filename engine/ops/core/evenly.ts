import { rule } from '../../autograd/node.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { div, mul } from '../arithmetic.ts'
import { eq } from '../compare.ts'
import { plan, spread, type Dims } from './reduction.ts'

/** The gradient of an extreme over everything is shared equally among all places where it stands. */
export const evenly = rule<[Tensor, Tensor, readonly number[]]>('max', (g, x, y, kept) => {
  const at = eq(x, spread(y, kept, x.sizes))
  const share = div(at.float(), at.float().sum(plan('amax', x, keptDims(kept, x.sizes)).dims, { keepdim: true }))
  return mul(spread(g, kept, x.sizes), share)
})
const keptDims = (kept: readonly number[], sizes: readonly number[]): Dims => {
  const dims = sizes.map((_, d) => d).filter(d => kept[d] !== sizes[d])
  return dims.length === 0 ? sizes.map((_, d) => d) : dims
}
