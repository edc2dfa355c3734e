import type { DType } from '../../tensor/dtype.ts'
import { wrapDims } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { expand, permute, reshape } from '../shape.ts'
import { compact } from './stride.ts'

/** Dimensions to reduce over: one, several, or none for all of them. */
export type Dims = number | readonly number[] | null | undefined

/** `sum(x)`, `sum(x, 1)`, `sum(x, [0, 1], { keepdim: true })` and `sum(x, { dim: 1, keepdim: true })` mean what they say. */
export interface ReduceOptions {
  dim?: Dims
  keepdim?: boolean
  dtype?: DType | string
}
export type DimOrOptions<O> = Dims | O

export function readArgs<O extends ReduceOptions>(first: DimOrOptions<O>, options: O | undefined): O {
  if (options === undefined && (first === undefined || typeof first === 'number')) return { dim: first } as O
  if (typeof first === 'number' || Array.isArray(first) || first === null || first === undefined)
    return { ...(options as O), dim: options?.dim ?? (first as Dims) }
  if (typeof first !== 'object')
    throw new TypeError(`dim: expected a number, a list of numbers or options, got ${typeof first} ${String(first)}`)
  return first as O
}

/** A reduction seen as [outer, n, inner] -> [outer, inner], on contiguous memory. */
export interface Plan {
  x: Tensor
  outer: number
  n: number
  inner: number
  /** Shape of the result, without and with the reduced dimensions as 1. */
  sizes: number[]
  kept: number[]
  dims: number[]
}

export function plan(op: string, x: Tensor, dim: Dims): Plan {
  const rank = x.sizes.length
  if (dim === null || dim === undefined || (Array.isArray(dim) && dim.length === 0)) {
    const dims = Array.from(x.sizes.keys())
    return { x: compact(x), outer: 1, n: x.count, inner: 1, sizes: [], kept: new Array(rank).fill(1), dims }
  }
  const dims = wrapDims(op, [dim].flat() as number[], rank).filter(d => d < rank)
  const kept = x.sizes.map((size, d) => (dims.includes(d) ? 1 : size))
  const sizes = x.sizes.filter((_, d) => !dims.includes(d))
  const n = dims.reduce((total, d) => total * x.sizes[d], 1)
  const adjacent = dims.every((d, i) => i === 0 || d === dims[i - 1] + 1)
  if (adjacent) {
    const first = dims[0] ?? rank
    const outer = x.sizes.slice(0, first).reduce((a, b) => a * b, 1)
    return {
      x: compact(x),
      outer,
      n,
      inner: outer === 0 || n === 0 ? innerOf(x, dims) : x.count / outer / n,
      sizes,
      kept,
      dims,
    }
  }
  // Reduced dimensions to the back, as one.
  const rest = x.sizes.map((_, d) => d).filter(d => !dims.includes(d))
  const moved = permute(x.detach(), [...rest, ...dims])
  return { x: compact(moved), outer: sizes.reduce((a, b) => a * b, 1), n, inner: 1, sizes, kept, dims }
}

const innerOf = (x: Tensor, dims: number[]): number =>
  dims.length ? x.sizes.slice(dims[dims.length - 1] + 1).reduce((a, b) => a * b, 1) : 1

/** A gradient of a reduction, repeated over the dimensions that went. */
export const spread = (g: Tensor, kept: readonly number[], sizes: readonly number[]): Tensor =>
  expand(reshape(g, kept), sizes)

/** Extreme values along a dimension, and where they stand (the first of equals); destructure it as an array too. */
export type ValuesAndIndices = [values: Tensor, indices: Tensor] & { values: Tensor; indices: Tensor }
export const pair = (values: Tensor, indices: Tensor): ValuesAndIndices =>
  Object.assign([values, indices] as [Tensor, Tensor], { values, indices })
