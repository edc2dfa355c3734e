import { rule, record, recordAll, jointRule } from '../autograd/node.ts'
import { f64, kernels, type Ptr } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { bool, dtypeOf, float32, int32 } from '../tensor/dtype.ts'
import { formatShape, wrapDim } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { div, mul, sqrt, sub } from './arithmetic.ts'
import { eq, ne, where } from './compare.ts'
import { fromValues, zeros } from './creation.ts'
import { evenly } from './core/evenly.ts'
import { numberOperand } from './core/operands.ts'
import {
  pair,
  plan,
  readArgs,
  spread,
  type DimOrOptions,
  type Dims,
  type Plan,
  type ReduceOptions,
  type ValuesAndIndices,
} from './core/reduction.ts'
import { cast } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { reshape } from './shape.ts'
import { exp } from './transcendental.ts'

const sumRule = rule<[readonly number[], readonly number[]]>('sum', (g, kept, sizes) => spread(g, kept, sizes))

/** The sum over some or all dimensions. Integers and bools give int32, exactly; what leaves int32 throws. */
export function sum(x: Tensor, dim?: DimOrOptions<ReduceOptions>, options?: ReduceOptions): Tensor {
  checkInterrupt()
  checkTensor('sum', x)
  const { dim: over, keepdim = false, dtype } = readArgs(dim, options)
  const input = dtype === undefined ? x : cast(x, dtypeOf(dtype))
  const p = plan('sum', input, over)
  const shape = keepdim ? p.kept : p.sizes
  if (!input.dtype.isFloatingPoint) return exactly('sum', kernels.sum_i32_f64, p, shape)
  const out = reduceInto(kernels.sum_f32, p, shape)
  return record(out, sumRule, [x], [p.kept, x.sizes])
}

function reduceInto(
  kernel: (x: Ptr, out: Ptr, outer: number, n: number, inner: number) => void,
  p: Plan,
  shape: readonly number[],
  dtype = float32,
): Tensor {
  const out = empty(shape, dtype)
  if (out.count > 0) kernel(p.x.ptr, out.ptr, p.outer, p.n, p.inner)
  return out
}

/** Integer sums and products are made in float64 and checked. */
function exactly(
  op: string,
  kernel: (x: Ptr, out: Ptr, outer: number, n: number, inner: number) => void,
  p: Plan,
  shape: readonly number[],
): Tensor {
  const cells = p.outer * p.inner
  const wide = empty([cells * 2], int32)
  const src = cast(p.x, int32)
  if (cells > 0) kernel(src.ptr, wide.ptr, p.outer, p.n, p.inner)
  const values = f64.slice(wide.ptr >>> 3, (wide.ptr >>> 3) + cells)
  for (const value of values) {
    if (value > 2147483647 || value < -2147483648)
      throw new RangeError(`${op}: the result ${value} does not fit int32; use .float() first`)
  }
  return fromValues(values, shape, int32)
}

/** The mean over some or all dimensions; of floats only. */
export function mean(x: Tensor, dim?: DimOrOptions<ReduceOptions>, options?: ReduceOptions): Tensor {
  checkInterrupt()
  checkTensor('mean', x)
  const { dim: over, keepdim = false, dtype } = readArgs(dim, options)
  const input = dtype === undefined ? x : x.to(dtype)
  if (!input.dtype.isFloatingPoint)
    throw new TypeError(`mean: expected a floating point tensor, got ${input.dtype.name}; use .float() first`)
  const p = plan('mean', input, over)
  const out = reduceInto(kernels.sum_f32, p, keepdim ? p.kept : p.sizes)
  if (out.count > 0) kernels.div_f32(out.ptr, numberOperand(p.n, false, 0), out.ptr, out.count, 1, 0)
  return record(out, meanRule, [input], [p.kept, input.sizes, p.n])
}
const meanRule = rule<[readonly number[], readonly number[], number]>('mean', (g, kept, sizes, n) =>
  div(spread(g, kept, sizes), n),
)

const prodRule = rule<[Tensor, Tensor, readonly number[], number[]]>('prod', (g, x, y, kept, dims) => {
  const gradient = spread(g, kept, x.sizes)
  // Without a zero it is y / x; where zeros stand, the product of the others, found by putting 1 in their place.
  const zero = eq(x, 0)
  if (!zero.any().item()) return mul(gradient, div(spread(y, kept, x.sizes), x))
  const zeros = zero.long().sum(dims, { keepdim: true })
  const others = prod(where(zero, 1, x), dims.length === x.sizes.length ? undefined : dims[0], {
    keepdim: dims.length !== x.sizes.length,
  })
  const spreadOthers = spread(others, kept, x.sizes)
  const atZero = where(eq(zeros, 1), spreadOthers, 0)
  const elsewhere = where(eq(zeros, 0), div(spreadOthers, where(zero, 1, x)), 0)
  return mul(gradient, where(zero, atZero, elsewhere))
})

/** The product over one or all dimensions. */
export function prod(x: Tensor, dim?: number | ReduceOptions, options?: ReduceOptions): Tensor {
  checkInterrupt()
  const { dim: over, keepdim = false, dtype } = readArgs(dim, options)
  const input = dtype === undefined ? x : x.to(dtype)
  const p = plan('prod', input, over)
  const shape = keepdim ? p.kept : p.sizes
  if (!input.dtype.isFloatingPoint) return exactly('prod', kernels.prod_i32_f64, p, shape)
  const out = reduceInto(kernels.prod_f32, p, shape)
  return record(out, prodRule, [input], [input, out, p.kept, p.dims])
}

// --- extremes

function argument(op: 'argmax' | 'argmin') {
  return (x: Tensor, dim?: number | ReduceOptions | null, options?: ReduceOptions): Tensor => {
    checkInterrupt()
    const { dim: over, keepdim = false } = readArgs(dim, options)
    const p = plan(op, x, over)
    if (p.n === 0) throw new RangeError(`${op}: dimension ${over ?? 'all'} of shape ${formatShape(x.sizes)} is empty`)
    const floats = p.x.dtype === float32
    const src = floats ? p.x : cast(p.x, int32)
    const out = empty(keepdim ? p.kept : p.sizes, int32)
    if (out.count > 0) kernels[`${op}_${floats ? 'f32' : 'i32'}`](src.ptr, out.ptr, p.outer, p.n, p.inner)
    return out
  }
}
/** Index of the largest value: in the flat tensor, or along a dimension. */
export const argmax = argument('argmax')
/** Index of the smallest value. */
export const argmin = argument('argmin')

const pickRule = jointRule<[Tensor, number, readonly number[]]>('max', ([g], _wanted, indices, dim, sizes) => {
  const kept = sizes.map((size, d) => (d === dim ? 1 : size))
  return [zeros(sizes).scatter(dim, reshape(indices, kept), reshape(g!, kept))]
})

function extremeValues(op: 'max' | 'min', x: Tensor, dim: Dims, keepdim: boolean): Tensor {
  const p = plan(op, x, dim)
  if (p.n === 0) throw new RangeError(`${op}: cannot reduce shape ${formatShape(x.sizes)}: there is no value to take`)
  const floats = x.dtype === float32
  const shape = keepdim ? p.kept : p.sizes
  if (floats)
    return record(
      reduceInto(kernels[`${op}_f32`], p, shape),
      evenly,
      [x],
      [x, reduceInto(kernels[`${op}_f32`], p, p.kept), p.kept],
    )
  const src = { ...p, x: cast(p.x, int32) }
  return cast(reduceInto(kernels[`${op}_i32`], src, shape, int32), x.dtype)
}

function extreme(op: 'max' | 'min', elementwise: (a: Tensor, b: Tensor) => Tensor) {
  function reduce(x: Tensor): Tensor
  function reduce(x: Tensor, other: Tensor): Tensor
  function reduce(x: Tensor, dim: number | ReduceOptions, options?: ReduceOptions): ValuesAndIndices
  function reduce(
    x: Tensor,
    dim?: number | Tensor | ReduceOptions,
    options?: ReduceOptions,
  ): Tensor | ValuesAndIndices {
    checkInterrupt()
    checkTensor(op, x)
    if (dim instanceof Tensor) return elementwise(x, dim)
    const { dim: over, keepdim = false } = readArgs(dim, options)
    if (over === undefined || over === null) return extremeValues(op, x, undefined, false)
    const d = wrapDim(op, over as number, x.sizes.length)
    if (x.sizes.length === 0) return pair(x.clone(), zeros([], { dtype: int32 }))
    const indices = (op === 'max' ? argmax : argmin)(x, d, { keepdim })
    const p = plan(op, x, d)
    const values = empty(keepdim ? p.kept : p.sizes, x.dtype)
    const at = x.detach().gather(d, reshape(indices, p.kept))
    values.copy_(reshape(at, values.sizes))
    recordAll([values], pickRule, [x], [indices, d, x.sizes])
    return pair(values, indices)
  }
  return reduce
}
/** The largest value; or, along `dim`, values and indices; or, of two tensors, the larger of each two elements. */
export const max = extreme('max', (a, b) => a.maximum(b))
/** The smallest value; the forms of `max`. */
export const min = extreme('min', (a, b) => a.minimum(b))

/** The largest values over dimensions; equal ones share the gradient. */
export function amax(x: Tensor, dim?: DimOrOptions<ReduceOptions>, options?: ReduceOptions): Tensor {
  const { dim: over, keepdim = false } = readArgs(dim, options)
  return extremeValues('max', x, over, keepdim)
}
/** The smallest values over dimensions. */
export function amin(x: Tensor, dim?: DimOrOptions<ReduceOptions>, options?: ReduceOptions): Tensor {
  const { dim: over, keepdim = false } = readArgs(dim, options)
  return extremeValues('min', x, over, keepdim)
}
/** Smallest and largest value. */
export function aminmax(x: Tensor, options: ReduceOptions = {}): [min: Tensor, max: Tensor] {
  // PyTorch keeps a dimension here even of a tensor that has none.
  const input = x.sizes.length === 0 && options.keepdim ? reshape(x, 1) : x
  return [amin(input, options), amax(input, options)]
}

// --- truth

function truthOp(op: 'any' | 'all') {
  return (x: Tensor, dim?: DimOrOptions<ReduceOptions>, options?: ReduceOptions): Tensor => {
    checkInterrupt()
    const { dim: over, keepdim = false } = readArgs(dim, options)
    const p = plan(op, cast(x, bool), over)
    return reduceInto(kernels[`${op}_bool`], p, keepdim ? p.kept : p.sizes, bool)
  }
}
/** Whether any value is not 0. */
export const any = truthOp('any')
/** Whether all values are not 0. */
export const all = truthOp('all')

/** How many values are not 0. */
export function countNonzero(x: Tensor, dim?: Dims | { dim?: Dims }): Tensor {
  return ne(x, 0).long().sum(dim)
}

// --- spread

/** `correction` 1 divides by n - 1 (the default), 0 by n. */
export interface VarianceOptions extends ReduceOptions {
  correction?: number | null
  unbiased?: boolean
}
const varRule = rule<[Tensor, readonly number[], number[], number]>('var', (g, x, kept, dims, divisor) =>
  mul(spread(g, kept, x.sizes), mul(sub(x, mean(x, dims, { keepdim: true })), 2 / divisor)),
)

/** The variance over some or all dimensions. */
function variance(x: Tensor, dim?: DimOrOptions<VarianceOptions>, options?: VarianceOptions): Tensor {
  checkInterrupt()
  const { dim: over, keepdim = false, unbiased, correction: given } = readArgs(dim, options)
  const correction = given ?? (unbiased === false ? 0 : 1)
  if (!x.dtype.isFloatingPoint)
    throw new TypeError(`var: expected a floating point tensor, got ${x.dtype.name}; use .float() first`)
  const p = plan('var', x, over)
  const shape = keepdim ? p.kept : p.sizes
  const out = empty(shape, float32)
  const means = empty(shape, float32)
  if (out.count > 0) kernels.moments_f32(p.x.ptr, means.ptr, out.ptr, p.outer, p.n, p.inner)
  const divisor = Math.max(0, p.n - correction)
  if (out.count > 0) kernels.div_f32(out.ptr, numberOperand(divisor, false, 0), out.ptr, out.count, 1, 0)
  return record(out, varRule, [x], [x, p.kept, p.dims, divisor])
}
export { variance as var }

/** The standard deviation: the square root of the variance. */
export function std(x: Tensor, dim?: DimOrOptions<VarianceOptions>, options?: VarianceOptions): Tensor {
  return sqrt(variance(x, dim, options))
}
/** Variance and mean. */
export const varMean = (
  x: Tensor,
  dim?: DimOrOptions<VarianceOptions>,
  options?: VarianceOptions,
): [Tensor, Tensor] => [
  variance(x, dim, options),
  mean(x, readArgs(dim, options).dim, { keepdim: readArgs(dim, options).keepdim }),
]
/** Standard deviation and mean. */
export const stdMean = (
  x: Tensor,
  dim?: DimOrOptions<VarianceOptions>,
  options?: VarianceOptions,
): [Tensor, Tensor] => [
  std(x, dim, options),
  mean(x, readArgs(dim, options).dim, { keepdim: readArgs(dim, options).keepdim }),
]

const logsumexpRule = rule<[Tensor, Tensor, readonly number[]]>('logsumexp', (g, x, y, kept) =>
  mul(spread(g, kept, x.sizes), exp(sub(x, spread(y, kept, x.sizes)))),
)

/** ln(sum(e^x)) without overflow: the largest value is taken out first. */
export function logsumexp(x: Tensor, dim: DimOrOptions<ReduceOptions>, options?: ReduceOptions): Tensor {
  checkInterrupt()
  const { dim: over, keepdim = false } = readArgs(dim, options)
  const p = plan('logsumexp', cast(x, float32), over)
  const out = reduceInto(kernels.logsumexp_f32, p, keepdim ? p.kept : p.sizes)
  return record(out, logsumexpRule, [x], [x, out, p.kept])
}

/** The sum with NaN counted as 0. */
export function nansum(x: Tensor, dim?: DimOrOptions<ReduceOptions>, options?: ReduceOptions): Tensor {
  return sum(x.dtype.isFloatingPoint ? where(x.isnan(), 0, x) : x, dim, options)
}
/** The mean of the values that are no NaN. */
export function nanmean(x: Tensor, dim?: DimOrOptions<ReduceOptions>, options?: ReduceOptions): Tensor {
  if (!x.dtype.isFloatingPoint)
    throw new TypeError(`nanmean: expected a floating point tensor, got ${x.dtype.name}; use .float() first`)
  return div(nansum(x, dim, options), sum(x.isnan().logicalNot(), dim, options))
}
