import { addmm, matmul } from '../../ops/matmul.ts'
import { formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'

/** x W^T + b: x [..., inFeatures], weight [outFeatures, inFeatures], bias [outFeatures] -> [..., outFeatures]. */
export function linear(x: Tensor, weight: Tensor, bias: Tensor | null = null): Tensor {
  const features = weight.sizes[weight.sizes.length - 1]
  if (x.sizes[x.sizes.length - 1] !== features) {
    throw new RangeError(
      `linear: input of shape ${formatShape(x.sizes)} does not fit a weight of shape ${formatShape(weight.sizes)}: its last dimension must be ${features}`,
    )
  }
  if (bias !== null && x.sizes.length === 2 && weight.sizes.length === 2) return addmm(bias, x, weight.t())
  const out = matmul(x, weight.t())
  if (bias !== null && bias.dtype !== x.dtype)
    throw new TypeError(`linear: expected a bias of ${x.dtype.name}, got ${bias.dtype.name}`)
  return bias === null ? out : out.add(bias)
}
