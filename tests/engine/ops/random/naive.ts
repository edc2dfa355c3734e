/** The ops as their definitions say, element by element on plain arrays: what the engine is compared with. */
export interface Naive {
  shape: number[]
  /** Row-major. */
  data: number[]
}

export const count = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1)

/** All positions of a shape in row-major order. */
export function positions(shape: readonly number[]): number[][] {
  return Array.from({ length: count(shape) }, (_, flat) => {
    const position: number[] = []
    for (let d = shape.length - 1, rest = flat; d >= 0; d--) {
      position[d] = rest % shape[d]
      rest = Math.floor(rest / shape[d])
    }
    return position
  })
}

/** Where a position is in the data. */
export const flat = (shape: readonly number[], position: readonly number[]): number =>
  position.reduce((at, p, d) => at * shape[d] + p, 0)

/** The element at a position; dimensions of size 1, and those in front, repeat. */
export function read({ shape, data }: Naive, position: readonly number[]): number {
  const lead = position.length - shape.length
  let flat = 0
  shape.forEach((size, d) => (flat = flat * size + (size === 1 ? 0 : position[d + lead])))
  return data[flat]
}

export const made = (shape: number[], value: (position: number[]) => number): Naive => ({
  shape,
  data: positions(shape).map(value),
})

export class DoesNotFit extends Error {}
export function fits(condition: boolean): void {
  if (!condition) throw new DoesNotFit()
}

export function broadcast(...shapes: number[][]): number[] {
  const rank = Math.max(...shapes.map(shape => shape.length))
  return Array.from({ length: rank }, (_, d) => {
    const sizes = shapes.map(shape => shape[d - rank + shape.length] ?? 1)
    const size = sizes.find(s => s !== 1) ?? 1
    fits(sizes.every(s => s === 1 || s === size))
    return size
  })
}

export const pointwise =
  (f: (...values: number[]) => number) =>
  (...operands: Naive[]): Naive =>
    made(broadcast(...operands.map(x => x.shape)), at => f(...operands.map(x => read(x, at))))

/** Each line along a dimension as one value, or as a line of the same length. */
export function along(x: Naive, dim: number, f: (line: number[]) => number[], length: number): Naive {
  // A value without dimensions counts as one line of one.
  if (x.shape.length === 0 && dim === 0) return { shape: [], data: f(x.data) }
  fits(dim >= 0 && dim < x.shape.length)
  const shape = x.shape.map((size, d) => (d === dim ? length : size))
  return made(shape, at => {
    const line = Array.from({ length: x.shape[dim] }, (_, i) =>
      read(
        x,
        at.map((p, d) => (d === dim ? i : p)),
      ),
    )
    return f(line)[at[dim]]
  })
}

export const withoutDim = (x: Naive, dim: number): Naive => ({ ...x, shape: x.shape.filter((_, d) => d !== dim) })

export function permute(x: Naive, order: number[]): Naive {
  fits(
    new Set(order).size === x.shape.length &&
      order.length === x.shape.length &&
      Math.max(-1, ...order) < x.shape.length,
  )
  return made(
    order.map(d => x.shape[d]),
    at => {
      const from: number[] = []
      order.forEach((d, i) => (from[d] = at[i]))
      return read(x, from)
    },
  )
}

export function matmul(a: Naive, b: Naive): Naive {
  fits(a.shape.length === 2 && b.shape.length === 2 && a.shape[1] === b.shape[0])
  return made([a.shape[0], b.shape[1]], ([i, j]) => {
    let total = 0
    for (let k = 0; k < a.shape[1]; k++) total += read(a, [i, k]) * read(b, [k, j])
    return total
  })
}

/** Python's slice of one dimension. */
export function sliced(x: Naive, dim: number, start: number | null, end: number | null, step: number): Naive {
  fits(dim < x.shape.length && step > 0)
  const n = x.shape[dim]
  const clip = (i: number) => Math.min(Math.max(i < 0 ? i + n : i, 0), n)
  const [from, to] = [clip(start ?? 0), clip(end ?? n)]
  const length = Math.max(0, Math.ceil((to - from) / step))
  return made(
    x.shape.map((size, d) => (d === dim ? length : size)),
    at =>
      read(
        x,
        at.map((p, d) => (d === dim ? from + p * step : p)),
      ),
  )
}

export function rows(x: Naive, indices: number[]): Naive {
  fits(x.shape.length > 0 && indices.every(i => i >= -x.shape[0] && i < x.shape[0]))
  return made([indices.length, ...x.shape.slice(1)], ([i, ...rest]) =>
    read(x, [indices[i] < 0 ? indices[i] + x.shape[0] : indices[i], ...rest]),
  )
}

export function cat(parts: Naive[], dim: number): Naive {
  const [first] = parts
  fits(
    parts.every(
      x => x.shape.length === first.shape.length && x.shape.every((size, d) => d === dim || size === first.shape[d]),
    ),
  )
  fits(dim < first.shape.length)
  const shape = first.shape.map((size, d) => (d === dim ? parts.reduce((n, x) => n + x.shape[d], 0) : size))
  return made(shape, at => {
    let [k, i] = [0, at[dim]]
    while (i >= parts[k].shape[dim]) i -= parts[k++].shape[dim]
    return read(
      parts[k],
      at.map((p, d) => (d === dim ? i : p)),
    )
  })
}

/** Of one operand, on floats. */
export const functions: Record<string, (x: number) => number> = {
  abs: Math.abs,
  ceil: Math.ceil,
  cos: Math.cos,
  exp: Math.exp,
  floor: Math.floor,
  neg: x => -x,
  relu: x => Math.max(0, x),
  sigmoid: x => 1 / (1 + Math.exp(-x)),
  sign: Math.sign,
  sin: Math.sin,
  square: x => x * x,
  tanh: Math.tanh,
  trunc: Math.trunc,
}
/** Of a line along a dimension. */
export const reductions: Record<string, (line: number[]) => number> = {
  amax: line => Math.max(...line),
  amin: line => Math.min(...line),
  logsumexp: line => Math.log(line.reduce((total, x) => total + Math.exp(x), 0)),
  mean: line => line.reduce((a, b) => a + b, 0) / line.length,
  prod: line => line.reduce((a, b) => a * b, 1),
}
