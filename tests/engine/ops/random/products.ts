import fc from 'fast-check'
import { F, torch, type Tensor } from '../../../../engine/index.ts'
import { broadcast, DoesNotFit, fits, matmul, pointwise, positions, flat, read, type Naive } from './naive.ts'
import {
  alike,
  each,
  kept,
  nearlyShape,
  operand,
  perhaps,
  type Call,
  type DTypeName,
  type Operand,
} from './operands.ts'

/** Products of vectors, matrices and batches, with sizes that do not always fit. */
const products: Record<string, { equation: string; repeats?: string; call: (a: Tensor, b: Tensor) => Tensor }> = {
  mm: { equation: 'ij,jk->ik', call: torch.mm },
  bmm: { equation: 'bij,bjk->bik', call: torch.bmm },
  mv: { equation: 'ij,j->i', call: torch.mv },
  dot: { equation: 'i,i->', call: torch.dot },
  outer: { equation: 'i,j->ij', call: torch.outer },
  inner: { equation: 'bij,kj->bik', call: torch.inner },
  matmul: { equation: 'bij,jk->bik', call: torch.matmul },
  matmulOfBatches: { equation: 'abij,abjk->abik', repeats: 'ab', call: torch.matmul },
  matmulOfRow: { equation: 'j,bjk->bk', call: torch.matmul },
  linear: { equation: 'nd,od->no', call: (a, b) => F.linear(a, b) },
  tensordot: { equation: 'aij,ijb->ab', repeats: 'ij', call: (a, b) => torch.tensordot(a, b, 2) },
  diagonals: { equation: 'ii,ij->j', repeats: 'ij', call: (a, b) => torch.einsum('ii,ij->j', a, b) },
  permuted: { equation: 'abc,cd->dba', repeats: 'abcd', call: (a, b) => torch.einsum('abc,cd->dba', a, b) },
  summed: { equation: 'abc,db->', repeats: 'abcd', call: (a, b) => torch.einsum('abc,db->', a, b) },
}

/** Sums over all values of the letters, as the equation says; one letter has one size, or may be repeated from 1. */
export function einsum(equation: string, repeats: string, ...operands: Naive[]): Naive {
  const [left, right] = equation.split('->')
  const terms = left.split(',')
  const size: Record<string, number> = {}
  terms.forEach((term, k) => {
    fits(operands[k].shape.length === term.length)
    const own = [...term].map((letter, d) => [letter, operands[k].shape[d]] as const)
    for (const [letter, length] of own) {
      fits(own.every(([other, same]) => other !== letter || same === length))
      if (size[letter] === undefined || (size[letter] === 1 && repeats.includes(letter))) size[letter] = length
      fits(length === size[letter] || (length === 1 && repeats.includes(letter)))
    }
  })
  const letters = [...new Set(left.replaceAll(',', ''))]
  const shape = [...right].map(letter => size[letter])
  const out: Naive = { shape, data: positions(shape).map(() => 0) }
  for (const at of positions(letters.map(letter => size[letter]))) {
    const place = (term: string) => [...term].map(letter => at[letters.indexOf(letter)])
    const product = terms.reduce((value, term, k) => value * read(operands[k], place(term)), 1)
    out.data[flat(shape, place(right))] += product
  }
  return out
}

const types = fc.constantFrom<DTypeName>('float32', 'float32', 'float32', 'int32')
/** Now and then of another type than the others. */
const nearlyOf = (dtype: DTypeName) =>
  fc.oneof({ weight: 16, arbitrary: fc.constant(dtype) }, { weight: 1, arbitrary: types })
/** Mostly of at least one; a size of zero gives sums of nothing. */
const letterSizes = fc.array(fc.constantFrom(0, 1, 2, 2, 3, 3, 4, 5), { minLength: 6, maxLength: 6 })
const sized = (term: string, letters: string[], sizes: number[]) =>
  nearlyShape([...term].map(letter => sizes[letters.indexOf(letter)]))

function product(name: string): fc.Arbitrary<Call> {
  const { equation, repeats, call } = products[name]
  const terms = equation.split('->')[0].split(',')
  const letters = [...new Set(terms.join(''))]
  return fc
    .tuple(letterSizes, types)
    .chain(([sizes, dtype]) =>
      fc.tuple(
        operand(fc.constant(dtype), sized(terms[0], letters, sizes)),
        operand(nearlyOf(dtype), sized(terms[1], letters, sizes)),
      ),
    )
    .map(([a, b]) => ({
      name,
      engine: () => call(a.tensor, b.tensor),
      definition: () => {
        const out = einsum(equation, repeats ?? '', a.naive, b.naive)
        // What multiplies elements promotes, and what sums products does not.
        if (name !== 'outer') alike(a, b)
        return { ...out, data: out.data.map(kept(a.dtype === b.dtype ? a.dtype : 'float32')) }
      },
      dtype: a.dtype === b.dtype ? a.dtype : undefined,
      mayRefuse: a.dtype !== 'float32' || b.dtype !== 'float32',
    }))
}

type Adding = 'addmm' | 'addmv' | 'baddbmm' | 'addbmm' | 'addr'
const added: Record<Adding, string> = {
  addmm: 'ij,jk->ik',
  addmv: 'ij,j->i',
  baddbmm: 'bij,bjk->bik',
  addbmm: 'bij,bjk->ik',
  addr: 'i,j->ij',
}

const fittingMatrix = fc.array(fc.nat(4), { minLength: 2, maxLength: 2 })
const twoTypes = fc.constantFrom<DTypeName>('float32', 'int32')

export const productFamilies: Record<string, fc.Arbitrary<Call>> = {
  'any two matrices': fc.tuple(operand(twoTypes, fittingMatrix), operand(twoTypes, fittingMatrix)).map(([a, b]) => ({
    name: 'matmul',
    engine: () => a.tensor.matmul(b.tensor),
    definition: () => {
      if (a.dtype !== b.dtype) throw new DoesNotFit()
      return matmul(a.naive, b.naive)
    },
    dtype: a.dtype,
  })),
  products: fc.constantFrom(...Object.keys(products)).chain(product),
  'products added to something': fc
    .tuple(
      fc.constantFrom(...(Object.keys(added) as Adding[])),
      letterSizes,
      types,
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 2 }),
    )
    .chain(([name, sizes, dtype, beta, alpha]) => {
      const [left, right] = added[name].split('->')
      const terms = left.split(',')
      const letters = [...new Set(terms.join(''))]
      const whole = [...right].map(letter => sizes[letters.indexOf(letter)])
      const short = fc.nat(whole.length).map(n => whole.slice(n))
      return fc
        .tuple(
          operand(nearlyOf(dtype), fc.oneof(short, nearlyShape(whole))),
          operand(fc.constant(dtype), sized(terms[0], letters, sizes)),
          operand(nearlyOf(dtype), sized(terms[1], letters, sizes)),
        )
        .map(([input, a, b]): Call => ({
          name,
          engine: () => torch[name](input.tensor, a.tensor, b.tensor, { beta, alpha }),
          definition: () => {
            if (name !== 'addr') alike(input, a, b)
            const sum = einsum(added[name], '', a.naive, b.naive)
            fits(String(broadcast(input.naive.shape, sum.shape)) === String(sum.shape))
            return pointwise((x, y) => beta * x + alpha * y)(input.naive, sum)
          },
          dtype: [input, b].every(x => x.dtype === a.dtype) ? a.dtype : undefined,
          mayRefuse: [input, a, b].some(x => x.dtype !== 'float32'),
        }))
    }),
  'linear with a bias': each(3, 1, 4).chain(([n, from, to]) =>
    fc
      .tuple(
        operand(nearlyOf('float32'), nearlyShape([n, from])),
        operand(nearlyOf('float32'), nearlyShape([to, from])),
        perhaps(operand(nearlyOf('float32'), nearlyShape([to]))),
      )
      .map(([x, w, b]) => ({
        name: 'linear',
        engine: () => F.linear(x.tensor, w.tensor, b?.tensor),
        definition: () => affine(x, w, b),
        mayRefuse: [x, w, b].some(t => t && t.dtype !== 'float32'),
      })),
  ),
}

function affine(x: Operand, w: Operand, b: Operand | null): Naive {
  alike(x, w, b)
  const out = einsum('nd,od->no', '', x.naive, w.naive)
  if (!b) return out
  fits(b.naive.shape[0] === w.naive.shape[0] || b.naive.shape[0] === 1)
  return pointwise((y, z) => kept(x.dtype)(y + z))(out, b.naive)
}
