import { zeros } from '../../ops/creation.ts'
import { checkedIndex } from '../../ops/gather.ts'
import { int32 } from '../../tensor/dtype.ts'
import type { Tensor } from '../../tensor/tensor.ts'

/** Class indices [...] as vectors [..., numClasses] with a single 1, int32. */
export function oneHot(x: Tensor, numClasses = -1): Tensor {
  const classes = numClasses === -1 ? (x.count === 0 ? 0 : Number(x.max().item()) + 1) : numClasses
  const index = checkedIndex('oneHot', x, classes)
  return zeros([...x.sizes, classes], { dtype: int32 }).scatter(-1, index.unsqueeze(-1), 1)
}
