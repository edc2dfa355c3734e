import { checkInterrupt } from '../hooks.ts'
import { float32 } from '../tensor/dtype.ts'
import { count, formatShape, wrapDim, wholeNumber } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { mul } from './arithmetic.ts'
import { checkTensor } from './core/unary.ts'
import { diagonal } from './diagonal.ts'
import { bmm, matmul } from './matmul.ts'
import { movedim, permute, reshape, unsqueeze } from './shape.ts'

// Products of tensors by the names of their dimensions. All of them come down to one batched matrix product.

interface Labelled {
  x: Tensor
  labels: string[]
}

function checkAlike(op: string, operands: readonly Tensor[]): void {
  for (const x of operands) checkTensor(op, x)
  if (operands.some(x => x.dtype !== operands[0].dtype))
    throw new TypeError(
      `${op}: expected operands of one dtype, got ${operands.map(x => x.dtype.name).join(' and ')}; use .float() first`,
    )
}

/** Splits `'ij,jk->ik'`, giving the dimensions that `...` stands for names of their own. */
function parse(equation: string, operands: readonly Tensor[]): { inputs: string[][]; output: string[] } {
  const [left, right] = equation.replace(/\s/g, '').split('->')
  const terms = left.split(',')
  if (terms.length !== operands.length)
    throw new RangeError(`einsum: '${equation}' names ${terms.length} operands, got ${operands.length}`)
  let dots: string[] = []
  const inputs = terms.map((term, i) => {
    const letters = term.replace('...', '')
    if (/[^a-zA-Z]/.test(letters)) throw new SyntaxError(`einsum: '${term}' in '${equation}' is not a list of letters`)
    const extra = operands[i].sizes.length - letters.length
    if (extra < 0 || (extra > 0 && !term.includes('...')))
      throw new RangeError(`einsum: '${term}' does not name the dimensions of shape ${formatShape(operands[i].sizes)}`)
    const own = Array.from({ length: extra }, (_, k) => `.${extra - k}`)
    if (own.length > dots.length) dots = own
    const [before, after] = term.includes('...') ? term.split('...') : [term, '']
    return [...before, ...(term.includes('...') ? own : []), ...after]
  })
  const all = inputs.flat()
  const once = [...new Set(all)].filter(label => label[0] !== '.' && all.indexOf(label) === all.lastIndexOf(label))
  const named = right === undefined ? null : right.includes('...') ? right.split('...') : [right, '']
  const output = named
    ? [...named[0], ...(right.includes('...') ? dots : []), ...named[1]]
    : [...dots, ...once.sort((a, b) => (a < b ? -1 : 1))]
  for (const label of output) {
    if (!all.includes(label))
      throw new RangeError(`einsum: '${label}' in the result of '${equation}' stands in no operand`)
  }
  if (new Set(output).size !== output.length)
    throw new RangeError(`einsum: the result of '${equation}' names a dimension twice`)
  return { inputs, output }
}

/** A dimension named twice in one operand is its diagonal. */
function takeDiagonals({ x, labels }: Labelled): Labelled {
  const repeated = labels.find((label, d) => labels.indexOf(label) !== d)
  if (repeated === undefined) return { x, labels }
  const [first, second] = [labels.indexOf(repeated), labels.lastIndexOf(repeated)]
  if (x.sizes[first] !== x.sizes[second])
    throw new RangeError(`einsum: '${repeated}' stands for sizes ${x.sizes[first]} and ${x.sizes[second]}`)
  return takeDiagonals({
    x: movedim(diagonal(x, { dim1: first, dim2: second }), -1, first),
    labels: labels.filter((_, d) => d !== second),
  })
}

/** Sums over the dimensions that nobody else names. */
function sumOver({ x, labels }: Labelled, keep: ReadonlySet<string>): Labelled {
  const gone = labels.map((_, d) => d).filter(d => !keep.has(labels[d]))
  return gone.length === 0 ? { x, labels } : { x: x.sum(gone), labels: labels.filter(label => keep.has(label)) }
}

const arrange = ({ x, labels }: Labelled, order: readonly string[]): Tensor =>
  permute(
    x,
    order.map(label => labels.indexOf(label)),
  )

/** Two operands as one: [batch, left, sum] times [batch, sum, right]. */
function multiplyTwo(a: Labelled, b: Labelled, keep: ReadonlySet<string>): Labelled {
  const sizeOf = ({ x, labels }: Labelled, label: string): number => x.sizes[labels.indexOf(label)] ?? 1
  const sizes = new Map<string, number>()
  for (const label of [...a.labels, ...b.labels]) {
    const [m, n] = [sizeOf(a, label), sizeOf(b, label)]
    if (m !== n && m !== 1 && n !== 1) throw new RangeError(`einsum: '${label}' stands for sizes ${m} and ${n}`)
    sizes.set(label, m === 1 ? n : m)
  }
  // What repeats by broadcasting counts as a dimension that the operand lacks.
  const real = ({ x, labels }: Labelled): Labelled => {
    const dims = labels.map((_, d) => d).filter(d => x.sizes[d] !== 1 || sizes.get(labels[d]) === 1)
    return {
      x: reshape(
        x,
        dims.map(d => x.sizes[d]),
      ),
      labels: dims.map(d => labels[d]),
    }
  }
  const [l, r] = [real(a), real(b)]
  const shared = l.labels.filter(label => r.labels.includes(label))
  const batch = shared.filter(label => keep.has(label))
  const summed = shared.filter(label => !keep.has(label))
  const left = l.labels.filter(label => !shared.includes(label))
  const right = r.labels.filter(label => !shared.includes(label))
  const total = (labels: string[]): number => count(labels.map(label => sizes.get(label)!))
  const x = reshape(arrange(l, [...batch, ...left, ...summed]), [total(batch), total(left), total(summed)])
  const y = reshape(arrange(r, [...batch, ...summed, ...right]), [total(batch), total(summed), total(right)])
  const labels = [...batch, ...left, ...right]
  const product = x.dtype === float32 && y.dtype === float32 ? bmm(x, y) : mul(unsqueeze(x, 3), unsqueeze(y, 1)).sum(2)
  return {
    x: reshape(
      product,
      labels.map(label => sizes.get(label)!),
    ),
    labels,
  }
}

/**
 * Einstein's summation: `einsum('bij,bjk->bik', x, y)` multiplies along equal names and sums over those the result lacks.
 * Without `->` the result has the names that stand once, in alphabetical order.
 */
export function einsum(equation: string, ...args: (Tensor | readonly Tensor[])[]): Tensor {
  checkInterrupt()
  const operands = args.flat() as Tensor[]
  checkAlike('einsum', operands)
  const { inputs, output } = parse(equation, operands)
  const parts = operands.map((x, i) => takeDiagonals({ x, labels: inputs[i] }))
  const wantedAfter = (i: number): Set<string> => new Set([...output, ...parts.slice(i).flatMap(part => part.labels)])
  const others = (i: number): Set<string> =>
    new Set([...output, ...parts.filter((_, k) => k !== i).flatMap(part => part.labels)])
  const reduced = parts.map((part, i) => sumOver(part, others(i)))
  const result = reduced
    .slice(1)
    .reduce((total, part, i) => sumOver(multiplyTwo(total, part, wantedAfter(i + 2)), wantedAfter(i + 2)), reduced[0])
  return arrange(sumOver(result, new Set(output)), output)
}

/** Products summed over pairs of dimensions: the last n of a with the first n of b, or [[dims of a], [dims of b]]. */
export function tensordot(
  a: Tensor,
  b: Tensor,
  dims: number | readonly [readonly number[], readonly number[]] | { dims?: number } = 2,
): Tensor {
  checkInterrupt()
  checkAlike('tensordot', [a, b])
  const given = typeof dims === 'object' && !Array.isArray(dims) ? ((dims as { dims?: number }).dims ?? 2) : dims
  if (
    typeof given === 'number' &&
    wholeNumber('tensordot', 'dims', given, 0) > Math.min(a.sizes.length, b.sizes.length)
  )
    throw new RangeError(
      `tensordot: shapes ${formatShape(a.sizes)} and ${formatShape(b.sizes)} have no ${given} dimensions each`,
    )
  const pairs =
    typeof given === 'number'
      ? [
          Array.from({ length: given }, (_, i) => a.sizes.length - given + i),
          Array.from({ length: given }, (_, i) => i),
        ]
      : (given as readonly (readonly number[])[])
  const [da, db] = [
    pairs[0].map(d => wrapDim('tensordot', d, a.sizes.length)),
    pairs[1].map(d => wrapDim('tensordot', d, b.sizes.length)),
  ]
  // A single entry meets every entry of the other.
  const meet = (m: number, n: number) => m === n || m === 1 || n === 1
  if (da.length !== db.length || !da.every((d, i) => meet(a.sizes[d], b.sizes[db[i]])))
    throw new RangeError(
      `tensordot: dimensions ${formatShape(da)} of ${formatShape(a.sizes)} do not fit ${formatShape(db)} of ${formatShape(b.sizes)}`,
    )
  // What meets a single entry is summed first.
  const summed = (x: Tensor, own: number[], other: Tensor, its: number[]): Tensor =>
    own.reduce((t, d, i) => (other.sizes[its[i]] === 1 && t.sizes[d] !== 1 ? t.sum(d, { keepdim: true }) : t), x)
  const [x, y] = [summed(a, da, b, db), summed(b, db, a, da)]
  const freeA = a.sizes.map((_, d) => d).filter(d => !da.includes(d))
  const freeB = b.sizes.map((_, d) => d).filter(d => !db.includes(d))
  const [M, K, N] = [
    count(freeA.map(d => a.sizes[d])),
    count(da.map(d => x.sizes[d])),
    count(freeB.map(d => b.sizes[d])),
  ]
  const product = matmul(reshape(permute(x, [...freeA, ...da]), [M, K]), reshape(permute(y, [...db, ...freeB]), [K, N]))
  return reshape(product, [...freeA.map(d => a.sizes[d]), ...freeB.map(d => b.sizes[d])])
}

/** The Kronecker product: every element of a times all of b, as blocks. */
export function kron(a: Tensor, b: Tensor): Tensor {
  const rank = Math.max(a.sizes.length, b.sizes.length)
  const [m, n] = [a, b].map(x => [...new Array<number>(rank - x.sizes.length).fill(1), ...x.sizes])
  const left = reshape(
    a,
    m.flatMap(size => [size, 1]),
  )
  const right = reshape(
    b,
    n.flatMap(size => [1, size]),
  )
  return reshape(
    mul(left, right),
    m.map((size, d) => size * n[d]),
  )
}

/** A product of several matrices, from left to right. */
export const chainMatmul = (...matrices: (Tensor | readonly Tensor[])[]): Tensor =>
  (matrices.flat() as Tensor[]).reduce((product, x) => matmul(product, x))
