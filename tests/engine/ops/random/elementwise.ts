import fc from 'fast-check'
import { torch } from '../../../../engine/index.ts'
import { functions, pointwise } from './naive.ts'
import { bools, floats, kept, operand, promoted, type Call } from './operands.ts'

/** Calls that work element by element, on operands that are broadcast. */
const arithmetic: Record<string, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  mul: (a, b) => a * b,
  maximum: Math.max,
  minimum: Math.min,
}
type OfOne = 'abs' | 'ceil' | 'cos' | 'exp' | 'floor' | 'neg' | 'relu' | 'sigmoid' | 'sign' | 'sin' | 'square' | 'tanh'

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  eq: (a, b) => a === b,
  lt: (a, b) => a < b,
  ge: (a, b) => a >= b,
}

type Two = 'add' | 'mul' | 'maximum' | 'minimum' | 'eq' | 'lt' | 'ge'

export const elementwise: Record<string, fc.Arbitrary<Call>> = {
  pointwise: fc.tuple(fc.constantFrom(...Object.keys(arithmetic)), operand(), operand()).map(([name, a, b]) => {
    const dtype = promoted(a, b)
    const f = (x: number, y: number) => kept(dtype)(arithmetic[name](x, y))
    return {
      name,
      engine: () => a.tensor[name as Two](b.tensor),
      definition: () => pointwise(f)(a.naive, b.naive),
      dtype,
    }
  }),
  comparison: fc.tuple(fc.constantFrom(...Object.keys(comparisons)), operand(), operand()).map(([name, a, b]) => ({
    name,
    engine: () => a.tensor[name as Two](b.tensor),
    definition: () => pointwise((x, y) => Number(comparisons[name](x, y)))(a.naive, b.naive),
    dtype: 'bool',
  })),
  division: fc.tuple(operand(), operand()).map(([a, b]) => ({
    name: 'div',
    engine: () => a.tensor.div(b.tensor),
    definition: () => pointwise((x, y) => x / y)(a.naive, b.naive),
    dtype: 'float32',
  })),
  choice: fc.tuple(operand(bools), operand(), operand()).map(([c, a, b]) => ({
    name: 'where',
    engine: () => torch.where(c.tensor, a.tensor, b.tensor),
    definition: () => pointwise((k, x, y) => kept(promoted(a, b))(k ? x : y))(c.naive, a.naive, b.naive),
    dtype: promoted(a, b),
  })),
  functions: fc.tuple(fc.constantFrom(...Object.keys(functions)), operand(floats)).map(([name, x]) => ({
    name,
    engine: () => x.tensor[name as OfOne](),
    definition: () => pointwise(functions[name])(x.naive),
    dtype: 'float32',
  })),
}
