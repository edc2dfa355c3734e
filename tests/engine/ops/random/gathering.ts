import fc from 'fast-check'
import { F, type Tensor } from '../../../../engine/index.ts'
import { broadcast, count, fits, flat, made, pointwise, positions, read, type Naive } from './naive.ts'
import {
  alike,
  bools,
  dtypes,
  indices,
  kept,
  mostlyFloats,
  nearly,
  operand,
  roughShape,
  type Call,
  type DTypeName,
  type Operand,
} from './operands.ts'

/** Reading and writing by index and by mask, out of place; some indices lie outside. */
const same = (a: number[], b: number[]) => fits(String(a) === String(b))
const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 })

/** A tensor, a dimension, an index that reaches into it and values for where it points to. */
interface Placed {
  x: Operand
  dim: number
  index: Operand
  src: Operand
}
const placed: fc.Arbitrary<Placed> = fc.tuple(sizes, fc.nat(), dtypes).chain(([shape, luck, dtype]) => {
  const dim = luck % shape.length
  const within = fc.tuple(...shape.map((size, d) => fc.integer({ min: 1, max: d === dim ? 4 : size })))
  const type = fc.oneof({ weight: 12, arbitrary: fc.constant(dtype) }, { weight: 1, arbitrary: dtypes })
  return within.chain(reach =>
    fc.record({
      x: operand(fc.constant(dtype), fc.constant(shape)),
      dim: fc.constant(dim),
      index: indices(0, shape[dim] - 1, roughShape(reach)),
      src: operand(type, roughShape(reach)),
    }),
  )
})

/** An index of each dimension but `dim` may be shorter than the tensor; the number of dimensions is one. */
function reaches(x: number[], index: number[], dim: number): void {
  fits(index.length === x.length && index.every((size, d) => d === dim || size <= x[d]))
}
/** Negative positions count from the end. */
function wrapped(i: number, size: number): number {
  fits(i >= -size && i < size)
  return i < 0 ? i + size : i
}
const copy = (x: Naive): Naive => ({ shape: x.shape, data: [...x.data] })

/** Hands every value of src, with the place in x that it goes to, to `write`. */
function scattered({ x, dim, index, src }: Placed, write: (old: number, value: number) => number): Naive {
  const out = copy(x.naive)
  reaches(x.naive.shape, index.naive.shape, dim)
  fits(src.naive.shape.length === index.naive.shape.length)
  fits(index.naive.shape.every((size, d) => size <= src.naive.shape[d]))
  for (const at of positions(index.naive.shape)) {
    const to = at.with(dim, wrapped(read(index.naive, at), x.naive.shape[dim]))
    const place = flat(out.shape, to)
    out.data[place] = kept(x.dtype)(write(out.data[place], src.naive.data[flat(src.naive.shape, at)]))
  }
  return out
}

type Writing = 'scatter' | 'scatterAdd' | 'sum' | 'prod' | 'amax' | 'amin'
const writings: Record<Writing, (old: number, value: number) => number> = {
  scatter: (_, value) => value,
  scatterAdd: (old, value) => old + value,
  sum: (old, value) => old + value,
  prod: (old, value) => old * value,
  amax: Math.max,
  amin: Math.min,
}

/** Entries of one dimension by a list. */
interface Listed {
  x: Operand
  dim: number
  index: Operand
  src: Operand
  value: number
}
const listed: fc.Arbitrary<Listed> = fc.tuple(sizes, fc.nat(), dtypes, fc.nat(4)).chain(([shape, luck, dtype, n]) => {
  const dim = luck % shape.length
  const type = fc.oneof({ weight: 12, arbitrary: fc.constant(dtype) }, { weight: 1, arbitrary: dtypes })
  return fc.record({
    x: operand(fc.constant(dtype), fc.constant(shape)),
    dim: fc.constant(dim),
    index: indices(
      0,
      shape[dim] - 1,
      fc.oneof(
        { weight: 20, arbitrary: fc.constant<number[]>([n]) },
        { weight: 1, arbitrary: fc.constant<number[]>([1, n]) },
      ),
    ),
    src: operand(type, roughShape(shape.with(dim, n))),
    value: fc.integer({ min: 0, max: 1 }),
  })
})

type OfList = 'indexSelect' | 'indexAdd' | 'indexCopy' | 'indexFill'
const listings: Record<OfList, (call: Listed) => Tensor> = {
  indexSelect: ({ x, dim, index }) => x.tensor.indexSelect(dim, index.tensor),
  indexAdd: ({ x, dim, index, src }) => x.tensor.indexAdd(dim, index.tensor, src.tensor),
  indexCopy: ({ x, dim, index, src }) => x.tensor.indexCopy(dim, index.tensor, src.tensor),
  indexFill: ({ x, dim, index, value }) => x.tensor.indexFill(dim, index.tensor, value),
}
function byList(name: OfList, { x, dim, index, src, value }: Listed): Naive {
  fits(index.naive.shape.length <= 1)
  const { shape } = x.naive
  const list = index.naive.data.map(i => wrapped(i, shape[dim]))
  const picked = shape.with(dim, list.length)
  if (name === 'indexSelect') return made(picked, at => read(x.naive, at.with(dim, list[at[dim]])))
  const out = copy(x.naive)
  if (name !== 'indexFill') {
    alike(x, src)
    same(src.naive.shape, picked)
  }
  for (const at of positions(picked)) {
    const place = flat(shape, at.with(dim, list[at[dim]]))
    const given = src.naive.data[flat(picked, at)]
    const written = { indexAdd: out.data[place] + given, indexCopy: given, indexFill: value }[name]
    out.data[place] = kept(x.dtype)(written)
  }
  return out
}

const masked = fc.tuple(sizes, dtypes).chain(([shape, dtype]) =>
  fc.record({
    x: operand(fc.constant(dtype), fc.constant(shape)),
    mask: operand(
      fc.oneof({ weight: 20, arbitrary: bools }, { weight: 1, arbitrary: dtypes }),
      fc.oneof(roughShape(shape), fc.tuple(...shape.map(size => fc.constantFrom(1, size)))),
    ),
    src: operand(
      fc.oneof({ weight: 12, arbitrary: fc.constant(dtype) }, { weight: 1, arbitrary: dtypes }),
      fc.tuple(fc.integer({ min: 0, max: 30 })),
    ),
  }),
)

const answer = (name: string, dtype: DTypeName, engine: () => Tensor, definition: () => Naive): Call => ({
  name,
  engine,
  definition,
  dtype,
})

export const gathering: Record<string, fc.Arbitrary<Call>> = {
  gather: placed.map(({ x, dim, index }) =>
    answer(
      'gather',
      x.dtype,
      () => x.tensor.gather(dim, index.tensor),
      () => {
        reaches(x.naive.shape, index.naive.shape, dim)
        return made(
          index.naive.shape,
          at => x.naive.data[flat(x.naive.shape, at.with(dim, wrapped(read(index.naive, at), x.naive.shape[dim])))],
        )
      },
    ),
  ),
  takeAlongDim: placed.map(({ x, dim, index }) =>
    answer(
      'takeAlongDim',
      x.dtype,
      () => x.tensor.takeAlongDim(index.tensor, dim),
      () => {
        fits(x.naive.shape.length === index.naive.shape.length)
        const common = broadcast(x.naive.shape.with(dim, 1), index.naive.shape.with(dim, 1))
        return made(common.with(dim, index.naive.shape[dim]), at => {
          const from = at.with(dim, 0)
          const i =
            index.naive.data[
              flat(
                index.naive.shape,
                index.naive.shape.map((size, d) => (d === dim ? at[d] : size === 1 ? 0 : at[d])),
              )
            ]
          const place = x.naive.shape.map((size, d) => (d === dim ? wrapped(i, size) : size === 1 ? 0 : from[d]))
          return x.naive.data[flat(x.naive.shape, place)]
        })
      },
    ),
  ),
  scatter: fc.tuple(placed, fc.constantFrom(...(Object.keys(writings) as Writing[]))).map(([call, name]) => {
    const { x, dim, index, src } = call
    return answer(
      name,
      x.dtype,
      () =>
        name === 'scatter' || name === 'scatterAdd'
          ? x.tensor[name](dim, index.tensor, src.tensor)
          : x.tensor.scatterReduce(dim, index.tensor, src.tensor, name),
      () => {
        alike(x, src)
        return scattered(call, writings[name])
      },
    )
  }),
  'entries by a list': fc.tuple(listed, fc.constantFrom(...(Object.keys(listings) as OfList[]))).map(([call, name]) =>
    answer(
      name,
      call.x.dtype,
      () => listings[name](call),
      () => byList(name, call),
    ),
  ),
  'entries by position': fc
    .tuple(operand(dtypes, sizes), indices(0, 3, sizes), operand(dtypes, sizes), fc.boolean(), fc.boolean())
    .map(([x, index, src, reads, accumulate]) =>
      answer(
        reads ? 'take' : 'put',
        x.dtype,
        () => (reads ? x.tensor.take(index.tensor) : x.tensor.put(index.tensor, src.tensor, accumulate)),
        () => {
          const places = index.naive.data.map(i => wrapped(i, x.naive.data.length))
          if (reads) return { shape: index.naive.shape, data: places.map(i => x.naive.data[i]) }
          alike(x, src)
          fits(count(src.naive.shape) === count(index.naive.shape))
          const out = copy(x.naive)
          places.forEach((i, k) => (out.data[i] = kept(x.dtype)(src.naive.data[k] + (accumulate ? out.data[i] : 0))))
          return out
        },
      ),
    ),
  masks: fc
    .tuple(
      masked,
      fc.constantFrom<'maskedFill' | 'maskedSelect' | 'maskedScatter'>('maskedFill', 'maskedSelect', 'maskedScatter'),
    )
    .map(([{ x, mask, src }, name]) =>
      answer(
        name,
        x.dtype,
        () =>
          name === 'maskedFill'
            ? x.tensor.maskedFill(mask.tensor, 1)
            : name === 'maskedSelect'
              ? x.tensor.maskedSelect(mask.tensor)
              : x.tensor.maskedScatter(mask.tensor, src.tensor),
        () => {
          fits(mask.dtype === 'bool')
          const shape = broadcast(x.naive.shape, mask.naive.shape)
          const [own, chosen] = [x.naive, mask.naive].map(t => pointwise(value => value)(t, { shape, data: [] }))
          if (name === 'maskedSelect') {
            const data = own.data.filter((_, i) => chosen.data[i])
            return { shape: [data.length], data }
          }
          if (name === 'maskedFill') return { shape, data: own.data.map((value, i) => (chosen.data[i] ? 1 : value)) }
          alike(x, src)
          fits(chosen.data.filter(Boolean).length <= src.naive.data.length)
          let next = 0
          return { shape, data: own.data.map((value, i) => (chosen.data[i] ? src.naive.data[next++] : value)) }
        },
      ),
    ),
  embedding: fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }))
    .chain(([rows, width]) =>
      fc.tuple(
        indices(0, rows - 1, fc.array(fc.nat(3), { maxLength: 2 })),
        operand(mostlyFloats, roughShape([rows, width])),
        nearly(0),
      ),
    )
    .map(([index, weight, wrong]) => ({
      name: 'embedding',
      engine: () => F.embedding(wrong === 0 ? index.tensor : index.tensor.float(), weight.tensor),
      definition: () => {
        fits(wrong === 0 && weight.naive.shape.length === 2)
        const [rows, width] = weight.naive.shape
        fits(index.naive.data.every(i => i >= 0 && i < rows))
        return made([...index.naive.shape, width], at =>
          read(weight.naive, [read(index.naive, at.slice(0, -1)), at.at(-1)!]),
        )
      },
      dtype: weight.dtype,
    })),
  oneHot: fc
    .tuple(indices(0, 3, fc.array(fc.nat(3), { maxLength: 2 })), fc.integer({ min: 3, max: 5 }))
    .map(([index, classes]) =>
      answer(
        'oneHot',
        'int32',
        () => F.oneHot(index.tensor, classes),
        () => {
          fits(index.naive.data.every(i => i >= 0 && i < classes))
          return made([...index.naive.shape, classes], at => Number(read(index.naive, at.slice(0, -1)) === at.at(-1)))
        },
      ),
    ),
}
