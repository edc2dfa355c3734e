import { jointRule, record, recordAll, rule } from '../autograd/node.ts'
import { kernels, type Ptr } from '../backends/index.ts'
import { checkInterrupt } from '../hooks.ts'
import { bool, type DType, dtypeOf, float32, int32 } from '../tensor/dtype.ts'
import { formatShape, wrapDim } from '../tensor/shape.ts'
import { empty, Tensor } from '../tensor/tensor.ts'
import { add, div, mul, neg, sub } from './arithmetic.ts'
import { eq, gt, logicalXor, where } from './compare.ts'
import { zeros } from './creation.ts'
import { linesOf, memoryOf, type Values } from './core/memory.ts'
import { cast, compact } from './core/stride.ts'
import { checkTensor } from './core/unary.ts'
import { cat } from './join.ts'
import { pair, type ValuesAndIndices } from './core/reduction.ts'
import { sum } from './reduce.ts'
import { flip } from './repeat.ts'
import { narrow } from './shape.ts'
import { exp, log } from './transcendental.ts'

// Running sums, products and extremes along a dimension, and differences, which undo a running sum.

interface ScanOptions {
  dim?: number
  /** The input is cast to this first. */
  dtype?: DType | string
}
type Kernel = (x: Ptr, out: Ptr, outer: number, n: number, inner: number) => void

/** Floats run in the kernel; integers are exact, and what leaves int32 throws. */
function runScan(op: string, x: Tensor, dim: number, kernel: Kernel, step: (a: number, b: number) => number): Tensor {
  const { outer, n, inner } = linesOf(x.sizes, dim)
  const floats = x.dtype === float32
  const src = compact(floats ? x : cast(x, int32))
  const out = empty(x.sizes, floats ? float32 : int32)
  if (out.count === 0) return out
  if (floats) kernel(src.ptr, out.ptr, outer, n, inner)
  else scanIntegers(op, memoryOf(src), memoryOf(out), { outer, n, inner }, step)
  return out
}

function scanIntegers(
  op: string,
  x: Values,
  out: Values,
  { outer, n, inner }: { outer: number; n: number; inner: number },
  step: (a: number, b: number) => number,
): void {
  for (let line = 0; line < outer * inner; line++) {
    let at = Math.floor(line / inner) * n * inner + (line % inner)
    let total = x[at]
    for (let i = 0; i < n; i++, at += inner) {
      if (i > 0) total = step(total, x[at])
      if (total > 2147483647 || total < -2147483648)
        throw new RangeError(`${op}: the result ${total} does not fit int32; use .float() first`)
      out[at] = total
    }
  }
}

/** Checks the arguments that all scans share. */
function scanArgs(op: string, x: Tensor, dim: number | ScanOptions, options: ScanOptions): { x: Tensor; dim: number } {
  checkInterrupt()
  checkTensor(op, x)
  const { dim: over, dtype } = typeof dim === 'number' ? { ...options, dim } : { ...dim }
  if (over === undefined) throw new TypeError(`${op}: name the dimension to run along, for instance ${op}(x, 0)`)
  return { x: dtype === undefined ? x : x.to(dtypeOf(dtype)), dim: wrapDim(op, over, x.sizes.length) }
}

/** The sum from each place to the end of its line. */
const sumFrom = (g: Tensor, dim: number): Tensor => flip(cumsum(flip(g, dim), dim), dim)

const cumsumRule = rule<[number]>('cumsum', (g, dim) => (g.sizes.length === 0 ? g : sumFrom(g, dim)))

/** Running sums along a dimension. Integers and bools give int32, exactly; what leaves int32 throws. */
export function cumsum(input: Tensor, dim: number | ScanOptions, options: ScanOptions = {}): Tensor {
  const { x, dim: d } = scanArgs('cumsum', input, dim, options)
  const out = runScan('cumsum', x, d, kernels.cumsum_f32, (a, b) => a + b)
  return record(out, cumsumRule, [x], [d])
}

const cumprodRule = rule<[Tensor, Tensor, number]>('cumprod', (g, x, y, dim) => {
  if (x.count === 0 || x.sizes.length === 0) return g
  // dy_i / dx_k = y_i / x_k for i >= k. Where a zero stands, the product of the others is made anew with 1 in place k.
  if (!eq(x, 0).any().item()) return div(sumFrom(mul(g, y), dim), x)
  const columns = Array.from({ length: x.sizes[dim] }, (_, k) => {
    const before = narrow(x, dim, 0, k)
    const rest = narrow(x, dim, k + 1, x.sizes[dim] - k - 1)
    const one = zeros(narrow(x, dim, k, 1).sizes).add(1)
    const others = narrow(cumprod(cat([before, one, rest], dim), dim), dim, k, x.sizes[dim] - k)
    return sum(mul(narrow(g, dim, k, x.sizes[dim] - k), others), dim, { keepdim: true })
  })
  return cat(columns, dim)
})

/** Running products along a dimension; integers as `cumsum`. */
export function cumprod(input: Tensor, dim: number | ScanOptions, options: ScanOptions = {}): Tensor {
  const { x, dim: d } = scanArgs('cumprod', input, dim, options)
  const out = runScan('cumprod', x, d, kernels.cumprod_f32, (a, b) => a * b)
  return record(out, cumprodRule, [x], [x, out, d])
}

const logcumsumexpRule = rule<[Tensor, Tensor, number]>('logcumsumexp', (g, x, y, dim) => {
  if (x.count === 0 || x.sizes.length === 0) return g
  // sum over i >= k of g_i e^(x_k - y_i), in logarithms, the positive and the negative part of g apart.
  const part = (share: Tensor): Tensor => {
    const given = gt(share, 0)
    const terms = where(given, sub(log(where(given, share, 1)), y), -Infinity)
    return exp(add(x, flip(logcumsumexp(flip(terms, dim), dim), dim)))
  }
  return sub(part(g), part(neg(g)))
})

/** ln of the running sums of e^x, without overflow. */
export function logcumsumexp(input: Tensor, dim: number): Tensor {
  const { x, dim: d } = scanArgs('logcumsumexp', input, dim, {})
  if (x.dtype !== float32)
    throw new TypeError(`logcumsumexp: expected float32, got ${x.dtype.name}; use .float() first`)
  const { outer, n, inner } = linesOf(x.sizes, d)
  const src = compact(x)
  const out = empty(x.sizes, float32)
  const [from, to] = [memoryOf(src), memoryOf(out)]
  for (let line = 0; out.count > 0 && line < outer * inner; line++) {
    let at = Math.floor(line / inner) * n * inner + (line % inner)
    let total = -Infinity
    for (let i = 0; i < n; i++, at += inner) to[at] = total = logSumOf(total, from[at])
  }
  return record(out, logcumsumexpRule, [x], [x, out, d])
}
const logSumOf = (a: number, b: number): number => {
  const [low, high] = a < b ? [a, b] : [b, a]
  // Equal infinities would give inf - inf.
  return low === high && !Number.isFinite(low) ? low : high + Math.log1p(Math.exp(low - high))
}

const extremeRule = jointRule<[Tensor, number, readonly number[]]>('cummax', ([g], _wanted, indices, dim, sizes) => [
  zeros(sizes).scatterAdd(dim, indices, g!),
])

/** A running extreme and where it stands: the last one among equals; once NaN, NaN. */
function cumulativeExtreme(op: 'cummax' | 'cummin', better: (a: number, b: number) => boolean) {
  return (input: Tensor, dim: number): ValuesAndIndices => {
    const { x, dim: d } = scanArgs(op, input, dim, {})
    const { outer, n, inner } = linesOf(x.sizes, d)
    const src = compact(x)
    const values = empty(x.sizes, x.dtype)
    const indices = empty(x.sizes, int32)
    if (values.count > 0 && x.dtype === float32) kernels[`${op}_f32`](src.ptr, values.ptr, indices.ptr, outer, n, inner)
    else if (values.count > 0) {
      const [from, to, where] = [src, values, indices].map(memoryOf)
      for (let line = 0; line < outer * inner; line++) {
        let at = Math.floor(line / inner) * n * inner + (line % inner)
        let best = 0
        const start = at
        for (let i = 0; i < n; i++, at += inner) {
          if (better(from[at], from[start + best * inner])) best = i
          to[at] = from[start + best * inner]
          where[at] = best
        }
      }
    }
    recordAll([values], extremeRule, [x], [indices, d, x.sizes])
    return pair(values, indices)
  }
}
/** The largest value so far along a dimension, and its index. */
export const cummax = cumulativeExtreme('cummax', (a, b) => a >= b)
/** The smallest value so far along a dimension, and its index. */
export const cummin = cumulativeExtreme('cummin', (a, b) => a <= b)

interface DiffOptions {
  n?: number
  dim?: number
  prepend?: Tensor | null
  append?: Tensor | null
}

/** Differences of neighbours along a dimension, n times; of bools whether they differ. */
export function diff(x: Tensor, { n = 1, dim = -1, prepend = null, append = null }: DiffOptions = {}): Tensor {
  checkTensor('diff', x)
  if (x.sizes.length === 0) throw new RangeError('diff: expected at least 1 dimension, got a 0-dim tensor')
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`diff: n must be a whole number >= 0, got ${n}`)
  if (n === 0) return x.clone()
  const d = wrapDim('diff', dim, x.sizes.length)
  const edge = (part: Tensor): Tensor =>
    part.sizes.length === 0 ? part.expand(x.sizes.map((size, i) => (i === d ? 1 : size))) : part
  let out = cat([...(prepend ? [edge(prepend)] : []), x, ...(append ? [edge(append)] : [])], d)
  for (let i = 0; i < n && out.sizes[d] > 0; i++) {
    const [later, earlier] = [narrow(out, d, 1, out.sizes[d] - 1), narrow(out, d, 0, out.sizes[d] - 1)]
    out = out.dtype === bool ? logicalXor(later, earlier) : sub(later, earlier)
  }
  return out
}

interface TrapezoidOptions {
  /** Distance of neighbours, where no `x` is given. */
  dx?: number
  dim?: number
}

/** Areas between neighbours along the last dimension of the result, and that dimension. */
function panels(
  op: string,
  y: Tensor,
  x: Tensor | TrapezoidOptions | undefined,
  options: TrapezoidOptions,
): [Tensor, number] {
  const given = x instanceof Tensor ? x : null
  const { dx = 1, dim = -1 } = given ? options : { ...options, ...(x as TrapezoidOptions) }
  if (y.sizes.length === 0) throw new RangeError(`${op}: expected at least 1 dimension, got a 0-dim tensor`)
  const d = wrapDim(op, dim, y.sizes.length)
  const n = y.sizes[d]
  if (n === 0) return [y.to(float32), d]
  if (given && given.sizes.length === 1 && given.count !== n)
    throw new RangeError(
      `${op}: y has ${n} values along dimension ${d}, x of shape ${formatShape(given.sizes)} does not fit`,
    )
  const middle = div(add(narrow(y, d, 0, n - 1), narrow(y, d, 1, n - 1)), 2)
  if (!given) return [dx === 1 ? middle : mul(middle, dx), d]
  const step =
    given.sizes.length === 1
      ? diff(given).reshape([n - 1, ...y.sizes.slice(d + 1).map(() => 1)])
      : diff(given, { dim: d })
  return [mul(middle, step), d]
}

/** The integral of y along a dimension by the trapezoidal rule; `x` are the places of its values. */
export function trapezoid(y: Tensor, x?: Tensor | TrapezoidOptions, options: TrapezoidOptions = {}): Tensor {
  const [areas, d] = panels('trapezoid', y, x, options)
  return sum(areas, d)
}
export { trapezoid as trapz }

/** The integral up to each place. */
export function cumulativeTrapezoid(y: Tensor, x?: Tensor | TrapezoidOptions, options: TrapezoidOptions = {}): Tensor {
  const [areas, d] = panels('cumulativeTrapezoid', y, x, options)
  return cumsum(areas, d)
}
