import { noGrad } from '../../autograd/mode.ts'
import { cat } from '../../ops/join.ts'
import type { Tensor } from '../../tensor/tensor.ts'

/** All parameters, flattened, as one vector. */
export const parametersToVector = (parameters: Iterable<Tensor>): Tensor =>
  cat(Array.from(parameters, p => p.reshape(-1)))

/** Copies the parts of a vector into the parameters, in order. */
export function vectorToParameters(vector: Tensor, parameters: Iterable<Tensor>): void {
  noGrad(() => {
    let at = 0
    for (const p of parameters) {
      if (at + p.count > vector.count)
        throw new RangeError(`vectorToParameters: the parameters have more values than the vector's ${vector.count}`)
      p.copy_(vector.narrow(0, at, p.count).reshape(p.sizes))
      at += p.count
    }
    if (at !== vector.count)
      throw new RangeError(`vectorToParameters: the vector has ${vector.count} values, the parameters ${at}`)
  })
}
