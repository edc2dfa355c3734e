/** The namespace `torch.testing`. */
import { formatShape, sameShape } from './tensor/shape.ts'
import { Tensor } from './tensor/tensor.ts'

export interface Closeness {
  rtol?: number
  atol?: number
  equalNan?: boolean
  checkDtype?: boolean
}

/** Throws unless two tensors have the same shape, dtype and (within rtol and atol) values; says where they differ most. */
export function assertClose(
  actual: Tensor | number,
  expected: Tensor | number,
  { rtol = 1.3e-6, atol = 1e-5, equalNan = false, checkDtype = true }: Closeness = {},
): void {
  if (!(actual instanceof Tensor) || !(expected instanceof Tensor)) {
    const [a, b] = [actual, expected].map(x => (x instanceof Tensor ? x.item() : x))
    if (a !== b && !(Math.abs(a - b) <= atol + rtol * Math.abs(b)) && !(equalNan && a !== a && b !== b))
      throw new Error(`assertClose: ${a} is not close to ${b}`)
    return
  }
  if (!sameShape(actual.sizes, expected.sizes))
    throw new Error(`assertClose: shapes ${formatShape(actual.sizes)} and ${formatShape(expected.sizes)} differ`)
  if (checkDtype && actual.dtype !== expected.dtype)
    throw new Error(`assertClose: dtypes ${actual.dtype.name} and ${expected.dtype.name} differ`)
  const exact = expected.dtype.category < 2
  const [a, b] = [actual.toTypedArray(), expected.toTypedArray()]
  let [mismatches, worst, at] = [0, -1, -1]
  for (let i = 0; i < b.length; i++) {
    if (a[i] === b[i] || (equalNan && a[i] !== a[i] && b[i] !== b[i])) continue
    const distance = Math.abs(a[i] - b[i])
    if (distance <= (exact ? 0 : atol + rtol * Math.abs(b[i]))) continue
    mismatches++
    if (!(distance <= worst)) [worst, at] = [distance, i]
  }
  if (mismatches === 0) return
  throw new Error(
    `assertClose: ${mismatches} of ${b.length} elements differ (shape ${formatShape(expected.sizes)}); the most at flat position ${at}: ${a[at]} instead of ${b[at]}`,
  )
}
