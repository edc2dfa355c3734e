import { nodeOf } from '../autograd/node.ts'
import { f32, i32, u8 } from '../backends/index.ts'
import { bool, float32, int32, uint8 } from './dtype.ts'
import type { Nested, Tensor } from './tensor.ts'

/** PyTorch's printing: four digits, at most 1,000 elements, else three at each end, lines of 80 characters. */
const options = { precision: 4, threshold: 1000, edgeItems: 3, lineWidth: 80, sciMode: null as boolean | null }

/** Changes how tensors print, as torch.set_printoptions. */
export function setPrintoptions(changes: Partial<typeof options>): void {
  Object.assign(options, changes)
}

/** Reads one element by its address in elements. */
function reader(x: Tensor): (at: number) => number {
  const base = x.storage.ptr
  if (x.dtype === float32) return at => f32[(base >>> 2) + at]
  if (x.dtype === int32) return at => i32[(base >>> 2) + at]
  return at => u8[base + at]
}

/** Nested arrays of the values; a plain number or boolean for a 0-dim tensor. */
export function toArray(x: Tensor): Nested<number> & Nested<boolean> {
  const read = reader(x)
  const value = x.dtype === bool ? (at: number) => read(at) !== 0 : read
  const walk = (dim: number, at: number): unknown =>
    dim === x.sizes.length
      ? value(at)
      : Array.from({ length: x.sizes[dim] }, (_, i) => walk(dim + 1, at + i * x.strides[dim]))
  return walk(0, x.offset) as never
}

/** The values in a typed array of their own, row-major. */
export function toTypedArray(x: Tensor): Float32Array | Int32Array | Uint8Array {
  const src = x.contiguous()
  if (x.dtype === float32) return f32.slice(src.ptr >>> 2, (src.ptr >>> 2) + x.count)
  if (x.dtype === int32) return i32.slice(src.ptr >>> 2, (src.ptr >>> 2) + x.count)
  return u8.slice(src.ptr, src.ptr + x.count)
}

/** Addresses of the elements that are shown. */
function shownElements(x: Tensor, summarize: boolean): number[] {
  const shown: number[] = []
  const walk = (dim: number, at: number): void => {
    if (dim === x.sizes.length) return void shown.push(at)
    for (const i of indicesShown(x.sizes[dim], summarize)) if (i >= 0) walk(dim + 1, at + i * x.strides[dim])
  }
  walk(0, x.offset)
  return shown
}

/** Indices along a dimension, with -1 where the dots stand. */
function indicesShown(n: number, summarize: boolean): number[] {
  const { edgeItems } = options
  if (!summarize || n <= 2 * edgeItems) return Array.from({ length: n }, (_, i) => i)
  return [
    ...Array.from({ length: edgeItems }, (_, i) => i),
    -1,
    ...Array.from({ length: edgeItems }, (_, i) => n - edgeItems + i),
  ]
}

/** Python's '%.4e': two digits of exponent at least. */
const scientific = (v: number): string => v.toExponential(options.precision).replace(/e([+-])(\d)$/, 'e$10$2')
const special = (v: number): string => (Number.isNaN(v) ? 'nan' : v > 0 ? 'inf' : '-inf')

/** One format for all values of a tensor: whole numbers, fixed point or scientific, as PyTorch chooses. */
function formatter(values: readonly number[], x: Tensor): (v: number) => string {
  let format: (v: number) => string
  if (x.dtype === bool) format = v => (v !== 0 ? 'true' : 'false')
  else if (x.dtype !== float32) format = v => String(v)
  else {
    const finite = values.filter(v => Number.isFinite(v) && v !== 0).map(Math.abs)
    const largest = Math.max(...finite)
    const smallest = Math.min(...finite)
    const whole = finite.every(v => v === Math.ceil(v))
    const ratio = largest / smallest
    const sci =
      options.sciMode ??
      (finite.length > 0 && (whole ? ratio > 1000 || largest > 1e8 : ratio > 1000 || largest > 1e8 || smallest < 1e-4))
    const plain = finite.length === 0 || whole
    format = v => {
      if (!Number.isFinite(v)) return special(v)
      if (sci) return scientific(v)
      if (plain) return `${Object.is(v, -0) ? '-0' : v.toFixed(0)}.`
      return v.toFixed(options.precision)
    }
  }
  const width = Math.max(0, ...values.map(v => format(v).length))
  return v => format(v).padStart(width)
}

function formatLevel(
  x: Tensor,
  dim: number,
  at: number,
  indent: number,
  summarize: boolean,
  format: (v: number) => string,
  read: (at: number) => number,
): string {
  if (dim === x.sizes.length) return format(read(at))
  const indices = indicesShown(x.sizes[dim], summarize)
  const stride = x.strides[dim]
  if (dim === x.sizes.length - 1) {
    const items = indices.map(i => (i < 0 ? ' ...' : format(read(at + i * stride))))
    const width = items.length ? items[0].length + 2 : 2
    const perLine = Math.max(1, Math.floor((options.lineWidth - indent) / width))
    const lines: string[] = []
    for (let i = 0; i < items.length; i += perLine) lines.push(items.slice(i, i + perLine).join(', '))
    return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`
  }
  const rows = indices.map(i =>
    i < 0 ? '...' : formatLevel(x, dim + 1, at + i * stride, indent + 1, summarize, format, read),
  )
  const gap = `,${'\n'.repeat(x.sizes.length - dim - 1)}${' '.repeat(indent + 1)}`
  return `[${rows.join(gap)}]`
}

/** A tensor as PyTorch prints it; only names are camelCase and true, false are JavaScript's. */
export function print(x: Tensor, prefix = 'tensor('): string {
  const summarize = x.count > options.threshold
  const read = reader(x)
  const suffixes: string[] = []
  let body: string
  if (x.count === 0) {
    body = '[]'
    if (x.sizes.length !== 1) suffixes.push(`size=(${x.sizes.join(', ')}${x.sizes.length === 1 ? ',' : ''})`)
    if (x.dtype !== float32) suffixes.push(`dtype=${x.dtype === int32 ? 'torch.int32' : x.dtype}`)
  } else {
    const format = formatter(shownElements(x, summarize).map(read), x)
    body = formatLevel(x, 0, x.offset, prefix.length, summarize, format, read)
    if (x.dtype === uint8) suffixes.push('dtype=torch.uint8')
  }
  const node = nodeOf(x)
  if (node) suffixes.push(`gradFn=<${node.name}>`)
  else if (x.leaf) suffixes.push('requiresGrad=true')
  // A suffix that no longer fits the last line goes to a line of its own.
  let text = prefix + body
  let lastLine = text.length - text.lastIndexOf('\n')
  for (const suffix of suffixes) {
    if (lastLine + suffix.length + 2 > options.lineWidth) {
      text += `,\n${' '.repeat(prefix.length)}${suffix}`
      lastLine = prefix.length + suffix.length
    } else {
      text += `, ${suffix}`
      lastLine += suffix.length + 2
    }
  }
  return `${text})`
}
