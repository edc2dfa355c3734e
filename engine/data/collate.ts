import { stack } from '../ops/join.ts'
import { tensor } from '../ops/creation.ts'
import { Tensor } from '../tensor/tensor.ts'

/**
 * Joins examples into a batch, as PyTorch's default_collate: tensors are stacked, numbers become a float32 tensor,
 * booleans a bool one, text stays a list; arrays and objects are joined member by member.
 */
export function defaultCollate(examples: readonly unknown[]): unknown {
  const [first] = examples
  if (first instanceof Tensor) return stack(examples as Tensor[])
  if (typeof first === 'number' || typeof first === 'boolean') return tensor(examples as number[])
  if (typeof first === 'string') return [...examples]
  if (Array.isArray(first)) {
    const lists = examples as unknown[][]
    if (lists.some(list => list.length !== first.length))
      throw new RangeError('DataLoader: the examples of a batch must have equally many members')
    return first.map((_, member) => defaultCollate(lists.map(list => list[member])))
  }
  if (typeof first === 'object' && first !== null) {
    const objects = examples as Record<string, unknown>[]
    return Object.fromEntries(Object.keys(first).map(key => [key, defaultCollate(objects.map(object => object[key]))]))
  }
  throw new TypeError(
    `DataLoader: cannot join examples of type ${first === null ? 'null' : typeof first}; give a collateFn`,
  )
}
