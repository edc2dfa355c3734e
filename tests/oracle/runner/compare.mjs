// Compares what an engine gave with what PyTorch gave: strict on shapes, dtypes, NaN and infinities.
import { Float, NUM, tensorOf } from '../lib.mjs'

/** An answer that differs; `kind` says in what. */
export class Fail extends Error {
  constructor(kind, message) {
    super(message)
    this.kind = kind
  }
}

/** The tensors and numbers inside a result, in order: `{ tensor }` or `{ value }`. */
export function leavesOf(adapter, x, out = []) {
  if (x === null || x === undefined) out.push({ value: null })
  else if (adapter.isTensor(x)) out.push({ tensor: x })
  else if (Array.isArray(x)) for (const item of x) leavesOf(adapter, item, out)
  else if (x instanceof Float) out.push({ value: x.value })
  else if (typeof x === 'object') for (const item of Object.values(x)) leavesOf(adapter, item, out)
  else out.push({ value: x })
  return out
}

/** The same for an encoded, recorded result. */
export function recordedLeaves(v, source, out = []) {
  if (v === null || typeof v !== 'object') out.push({ value: v })
  else if (Array.isArray(v)) for (const item of v) recordedLeaves(item, source, out)
  else if ('t' in v) out.push({ tensor: tensorOf(source, v.t) })
  else if ('tuple' in v) recordedLeaves(v.tuple, source, out)
  else if ('dict' in v) recordedLeaves(Object.values(v.dict), source, out)
  else if ('float' in v) out.push({ value: v.float === '-0' ? -0 : v.float })
  else if ('num' in v) out.push({ value: NUM[v.num] })
  else out.push({ value: v.dtype ?? null })
  return out
}

export function makeComparison(adapter, { tolScale = 1, laxDtype = false } = {}) {
  /** Every element within atol + rtol |want|; NaN equals NaN. The worst one is reported. */
  function numbers(got, want, [rtol, atol], seen, what) {
    let [worst, at] = [0, -1]
    for (let i = 0; i < want.length; i++) {
      const [x, y] = [Number(got[i]), want[i]]
      if (x === y || (Number.isNaN(x) && Number.isNaN(y))) continue
      const distance = Math.abs(x - y)
      const finite = distance < Infinity
      if (finite) {
        seen.abs = Math.max(seen.abs, distance)
        seen.rel = Math.max(seen.rel, distance / Math.max(Math.abs(y), 1e-12))
      }
      const over = finite ? distance - tolScale * (atol + rtol * Math.abs(y)) : Infinity
      if (over > worst) [worst, at] = [over, i]
    }
    if (at >= 0)
      throw new Fail(`${what}value`, `${what}[${at}] got ${got[at]} want ${want[at]} (rtol ${rtol} atol ${atol})`)
  }

  async function tensors(tensor, want, tolerance, seen, what, { values = true, dtype = true } = {}) {
    const got = await adapter.read(tensor)
    if (got.shape.length !== want.shape.length || got.shape.some((size, d) => Number(size) !== want.shape[d]))
      throw new Fail(`${what}shape`, `${what}shape [${got.shape}] want [${want.shape}]`)
    if (dtype && !laxDtype && got.dtype !== want.dtype)
      throw new Fail(`${what}dtype`, `${what}dtype ${got.dtype} want ${want.dtype}`)
    if (got.data.length !== want.data.length)
      throw new Fail(`${what}shape`, `${what}${got.data.length} elements, want ${want.data.length}`)
    if (values) numbers(got.data, want.data, want.dtype.startsWith('float') ? tolerance : [0, 0], seen, what)
  }

  /** A whole result against its recording; returns the leaves of the result. */
  async function results(out, encoded, source, tolerance, seen, options) {
    const want = recordedLeaves(encoded, source)
    const got = leavesOf(adapter, out)
    if (got.length !== want.length) throw new Fail('structure', `${got.length} results, want ${want.length}`)
    for (let i = 0; i < want.length; i++) {
      const [g, w] = [got[i], want[i]]
      if (g.tensor && w.tensor) await tensors(g.tensor, w.tensor, tolerance, seen, 'out ', options)
      else if (w.tensor) {
        if (w.tensor.shape.length > 0 || g.value === null) throw new Fail('structure', `result ${i} is not a tensor`)
        numbers([g.value], w.tensor.data, tolerance, seen, 'out ')
      } else if (g.tensor) {
        const { data } = await adapter.read(g.tensor)
        numbers(data, [w.value === null ? NaN : Number(w.value)], tolerance, seen, 'out ')
      } else if (typeof w.value === 'number' || typeof w.value === 'boolean')
        numbers([Number(g.value)], [Number(w.value)], tolerance, seen, 'out ')
    }
    return got
  }

  return { numbers, tensors, results }
}

export const defaultTolerance = [1e-5, 1e-5]
