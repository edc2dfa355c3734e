import fc from 'fast-check'
import { slice, torch, type Tensor } from '../../../engine/index.ts'
import {
  along,
  cat,
  count,
  DoesNotFit,
  functions,
  matmul,
  permute,
  pointwise,
  reductions,
  rows,
  sliced,
  withoutDim,
  type Naive,
} from './naive.ts'

/** Families of calls with operands drawn at random, each beside its definition. */
type DTypeName = 'float32' | 'int32' | 'uint8' | 'bool'
interface Operand {
  naive: Naive
  tensor: Tensor
  dtype: DTypeName
}

const small = fc.integer({ min: -4, max: 4 })
const valuesOf: Record<DTypeName, fc.Arbitrary<number>> = {
  float32: fc.oneof(
    small,
    fc.integer({ min: -40, max: 40 }).map(n => n / 8),
  ),
  int32: small,
  uint8: fc.integer({ min: 0, max: 9 }),
  bool: fc.integer({ min: 0, max: 1 }),
}
const dtypes = fc.constantFrom<DTypeName>('float32', 'float32', 'int32', 'uint8', 'bool')
const shapes = fc.array(fc.constantFrom(0, 1, 1, 2, 3, 4), { maxLength: 4 })

/** A tensor and its plain values; some lie in memory in another order, or with gaps. */
const operand = (
  dtype: fc.Arbitrary<DTypeName> = dtypes,
  shape: fc.Arbitrary<number[]> = shapes,
): fc.Arbitrary<Operand> =>
  fc
    .tuple(dtype, shape, fc.constantFrom('plain', 'turned', 'gaps'))
    .chain(([name, sizes, layout]) =>
      fc
        .array(valuesOf[name], { minLength: count(sizes), maxLength: count(sizes) })
        .map(data => ({ naive: { shape: sizes, data }, tensor: laidOut(data, sizes, name, layout), dtype: name })),
    )

function laidOut(data: number[], sizes: number[], dtype: DTypeName, layout: string): Tensor {
  const plain = torch.tensor(data, { shape: sizes, dtype })
  if (layout === 'turned' && sizes.length > 1) return plain.transpose(0, -1).contiguous().transpose(0, -1)
  if (layout === 'gaps' && sizes.length > 0) {
    const wide = torch.zeros([...sizes.slice(0, -1), 2 * sizes[sizes.length - 1]], { dtype })
    const apart = wide.at('...', slice(null, null, 2))
    return apart.copy_(plain)
  }
  return plain
}

export interface Call {
  name: string
  engine: () => Tensor
  definition: () => Naive
  dtype?: DTypeName
}

const category = { bool: 0, uint8: 1, int32: 1, float32: 2 }
function promoted(a: Operand, b: Operand): DTypeName {
  const [x, y] = a.tensor.ndim > 0 === b.tensor.ndim > 0 ? [a, b] : a.tensor.ndim > 0 ? [a, b] : [b, a]
  if (category[x.dtype] !== category[y.dtype]) return category[x.dtype] > category[y.dtype] ? x.dtype : y.dtype
  const equalStanding = a.tensor.ndim > 0 === b.tensor.ndim > 0
  return x.dtype === y.dtype || !equalStanding ? x.dtype : 'int32'
}

const asBytes = (dtype: DTypeName) => (x: number) =>
  dtype === 'bool' ? Number(x !== 0) : dtype === 'uint8' ? x & 255 : x

const arithmetic: Record<string, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  mul: (a, b) => a * b,
  maximum: Math.max,
  minimum: Math.min,
}
type OfOne = 'abs' | 'ceil' | 'cos' | 'exp' | 'floor' | 'neg' | 'relu' | 'sigmoid' | 'sign' | 'sin' | 'square' | 'tanh'
type OfLine = 'amax' | 'amin' | 'logsumexp' | 'mean' | 'prod'
const floats = fc.constant<DTypeName>('float32')

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  eq: (a, b) => a === b,
  lt: (a, b) => a < b,
  ge: (a, b) => a >= b,
}

type Two = 'add' | 'mul' | 'maximum' | 'minimum' | 'eq' | 'lt' | 'ge'

export const calls: Record<string, fc.Arbitrary<Call>> = {
  pointwise: fc.tuple(fc.constantFrom(...Object.keys(arithmetic)), operand(), operand()).map(([name, a, b]) => {
    const dtype = promoted(a, b)
    const f = (x: number, y: number) => asBytes(dtype)(arithmetic[name](x, y))
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
  choice: fc.tuple(operand(fc.constant('bool')), operand(), operand()).map(([c, a, b]) => ({
    name: 'where',
    engine: () => torch.where(c.tensor, a.tensor, b.tensor),
    definition: () => pointwise((k, x, y) => asBytes(promoted(a, b))(k ? x : y))(c.naive, a.naive, b.naive),
    dtype: promoted(a, b),
  })),
  functions: fc.tuple(fc.constantFrom(...Object.keys(functions)), operand(floats)).map(([name, x]) => ({
    name,
    engine: () => x.tensor[name as OfOne](),
    definition: () => pointwise(functions[name])(x.naive),
    dtype: 'float32',
  })),
  reductions: fc
    .tuple(fc.constantFrom(...Object.keys(reductions)), operand(floats), fc.nat(3))
    .map(([name, x, dim]) => ({
      name,
      engine: () => x.tensor[name as OfLine](dim),
      definition: () => {
        if (name.startsWith('am') && x.naive.shape[dim] === 0) throw new DoesNotFit()
        return withoutDim(
          along(x.naive, dim, line => [reductions[name](line)], 1),
          dim,
        )
      },
      dtype: 'float32',
    })),
  softmax: fc.tuple(operand(floats), fc.nat(3)).map(([x, dim]) => ({
    name: 'softmax',
    engine: () => x.tensor.softmax(dim),
    definition: () => {
      const shares = (line: number[]) => {
        const powers = line.map(Math.exp)
        const total = powers.reduce((a, b) => a + b, 0)
        return powers.map(power => power / total)
      }
      return along(x.naive, dim, shares, x.naive.shape[dim] ?? 1)
    },
    dtype: 'float32',
  })),
  flip: fc.tuple(operand(), fc.nat(3)).map(([x, dim]) => ({
    name: 'flip',
    engine: () => x.tensor.flip(dim),
    definition: () => along(x.naive, dim, line => line.toReversed(), x.naive.shape[dim] ?? 1),
    dtype: x.dtype,
  })),
  roll: fc.tuple(operand(), fc.integer({ min: -5, max: 5 }), fc.nat(3)).map(([x, shift, dim]) => ({
    name: 'roll',
    engine: () => x.tensor.roll(shift, dim),
    definition: () => {
      const turned = (line: number[]) => line.map((_, i) => line.at((i - shift) % line.length)!)
      return along(x.naive, dim, turned, x.naive.shape[dim] ?? 1)
    },
    dtype: x.dtype,
  })),
  sum: fc.tuple(operand(), fc.nat(3)).map(([x, dim]) => ({
    name: 'sum',
    engine: () => x.tensor.sum(dim),
    definition: () =>
      withoutDim(
        along(x.naive, dim, line => [line.reduce((a, b) => a + b, 0)], 1),
        dim,
      ),
    dtype: x.dtype === 'float32' ? 'float32' : 'int32',
  })),
  cumsum: fc.tuple(operand(), fc.nat(3)).map(([x, dim]) => ({
    name: 'cumsum',
    engine: () => x.tensor.cumsum(dim),
    definition: () => {
      let total = 0
      const running = (line: number[]) => ((total = 0), line.map(value => (total += value)))
      return along(x.naive, dim, running, x.naive.shape[dim] ?? 0)
    },
    dtype: x.dtype === 'float32' ? 'float32' : 'int32',
  })),
  sort: fc.tuple(operand(), fc.nat(3)).map(([x, dim]) => ({
    name: 'sort',
    engine: () => x.tensor.sort(dim).values,
    definition: () => along(x.naive, dim, line => line.toSorted((a, b) => a - b), x.naive.shape[dim] ?? 0),
    dtype: x.dtype,
  })),
  argmax: fc.tuple(operand(fc.constantFrom('float32', 'int32')), fc.nat(3)).map(([x, dim]) => ({
    name: 'argmax',
    engine: () => x.tensor.argmax(dim),
    definition: () => {
      if (x.naive.shape[dim] === 0) throw new DoesNotFit()
      return withoutDim(
        along(x.naive, dim, line => [line.indexOf(Math.max(...line))], 1),
        dim,
      )
    },
    dtype: 'int32',
  })),
  matmul: fc
    .tuple(
      operand(fc.constantFrom('float32', 'int32'), fc.array(fc.nat(4), { minLength: 2, maxLength: 2 })),
      operand(fc.constantFrom('float32', 'int32'), fc.array(fc.nat(4), { minLength: 2, maxLength: 2 })),
    )
    .map(([a, b]) => ({
      name: 'matmul',
      engine: () => a.tensor.matmul(b.tensor),
      definition: () => {
        if (a.dtype !== b.dtype) throw new DoesNotFit()
        return matmul(a.naive, b.naive)
      },
      dtype: a.dtype,
    })),
  permute: fc.tuple(operand(), fc.array(fc.nat(3), { maxLength: 4 })).map(([x, order]) => ({
    name: 'permute',
    engine: () => x.tensor.permute(order),
    definition: () => permute(x.naive, order),
    dtype: x.dtype,
  })),
  slice: fc
    .tuple(
      operand(),
      fc.nat(2),
      fc.option(fc.integer({ min: -5, max: 5 })),
      fc.option(fc.integer({ min: -5, max: 5 })),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([x, dim, start, end, step]) => ({
      name: 'slice',
      engine: () => x.tensor.at(...Array.from({ length: dim }, () => ':' as const), slice(start, end, step)),
      definition: () => sliced(x.naive, dim, start, end, step),
      dtype: x.dtype,
    })),
  rows: fc
    .tuple(operand(), fc.array(fc.integer({ min: -4, max: 3 }), { minLength: 1, maxLength: 5 }))
    .map(([x, list]) => ({
      name: 'at',
      engine: () => x.tensor.at(list),
      definition: () => rows(x.naive, list),
      dtype: x.dtype,
    })),
  cat: fc.tuple(dtypes, fc.nat(2)).chain(([dtype, dim]) =>
    fc
      .array(operand(fc.constant(dtype), fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 3 })), {
        minLength: 1,
        maxLength: 3,
      })
      .map(parts => ({
        name: 'cat',
        engine: () =>
          torch.cat(
            parts.map(part => part.tensor),
            dim,
          ),
        definition: () =>
          cat(
            parts.map(part => part.naive),
            dim,
          ),
        dtype,
      })),
  ),
  reshape: fc.tuple(operand(), shapes).map(([x, shape]) => ({
    name: 'reshape',
    engine: () => x.tensor.reshape(shape),
    definition: () => {
      if (count(shape) !== x.naive.data.length) throw new DoesNotFit()
      return { shape, data: x.naive.data }
    },
    dtype: x.dtype,
  })),
}
