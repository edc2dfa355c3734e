import { checkInterrupt } from '../../hooks.ts'
import { tensor } from '../../ops/creation.ts'
import { matmul } from '../../ops/matmul.ts'
import { broadcastShapes, formatShape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'

/** The p-norm of a - b + eps along the last dimension: [N, D] and [N, D] -> [N]. */
export function pairwiseDistance(
  a: Tensor,
  b: Tensor,
  { p = 2, eps = 1e-6, keepdim = false }: { p?: number; eps?: number; keepdim?: boolean } = {},
): Tensor {
  checkInterrupt()
  return vectorNorm(a.sub(b).add(eps), p, -1, keepdim)
}

/** The p-norms of the differences of all pairs of rows, (0, 1), (0, 2) ... : [N, D] -> [N (N - 1) / 2]. */
export function pdist(x: Tensor, p: number | { p?: number } = 2): Tensor {
  checkInterrupt()
  if (x.sizes.length !== 2) throw new RangeError(`pdist: expected [N, D], got shape ${formatShape(x.sizes)}`)
  const [n] = x.sizes
  const pairs: [number, number][] = []
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) pairs.push([i, j])
  const rows = (side: 0 | 1) => x.indexSelect(0, tensor(Int32Array.from(pairs, pair => pair[side])))
  return vectorNorm(rows(0).sub(rows(1)), typeof p === 'number' ? p : (p.p ?? 2), -1, false)
}

/** (sum |x|^p)^(1/p) along a dimension, with gradient 0 where the norm is 0. */
export function vectorNorm(x: Tensor, p: number, dim: number, keepdim: boolean): Tensor {
  if (p === Infinity) return x.abs().amax(dim, { keepdim })
  if (p === 1) return x.abs().sum(dim, { keepdim })
  // Counting has a gradient of zero, but it has one.
  if (p === 0) return x.ne(0).float().add(x.mul(0)).sum(dim, { keepdim })
  return p === 2
    ? x.square().sum(dim, { keepdim }).sqrt()
    : x
        .abs()
        .pow(p)
        .sum(dim, { keepdim })
        .pow(1 / p)
}

/** a . b / (|a| |b|) along a dimension, each norm at least eps. */
export function cosineSimilarity(
  first: Tensor,
  second: Tensor,
  { dim = 1, eps = 1e-8 }: { dim?: number; eps?: number } = {},
): Tensor {
  checkInterrupt()
  const sizes = broadcastShapes('cosineSimilarity', first.sizes, second.sizes)
  const [a, b] = [first.expand(sizes), second.expand(sizes)]
  const over = { dim, keepdim: false }
  const norm = (x: Tensor) => x.square().sum(over).sqrt().clampMin(eps)
  return a
    .mul(b)
    .sum(over)
    .div(norm(a).mul(norm(b)))
}

/** y[..., k] = a[..., i] weight[k, i, j] b[..., j] + bias[k]. */
export function bilinear(
  a: Tensor,
  b: Tensor,
  weight: Tensor,
  bias: Tensor | null | { bias?: Tensor | null } = null,
): Tensor {
  checkInterrupt()
  const offset =
    bias !== null && 'storage' in bias ? (bias as Tensor) : ((bias as { bias?: Tensor | null } | null)?.bias ?? null)
  const [out, first, second] = weight.sizes
  if (a.sizes[a.sizes.length - 1] !== first || b.sizes[b.sizes.length - 1] !== second)
    throw new RangeError(
      `bilinear: inputs of shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)} do not fit a weight of shape ${formatShape(weight.sizes)}`,
    )
  const lead = a.sizes.slice(0, -1)
  // [rows, i] x [i, k j] -> [rows, k, j], then with b along j.
  const left = matmul(a.reshape(-1, first), weight.permute(1, 0, 2).reshape(first, out * second))
  const right = left
    .reshape(-1, out, second)
    .mul(b.reshape(-1, 1, second))
    .sum(-1)
  const y = right.reshape(...lead, out)
  return offset ? y.add(offset) : y
}
