import fc from 'fast-check'
import { F, slice, torch } from '../../../../engine/index.ts'
import { cat, count, DoesNotFit, fits, flat, made, permute, rows, sliced, type Naive } from './naive.ts'
import { dtypes, each, operand, shapes, type Call } from './operands.ts'

/** Calls that put elements to other places. */
export const moves: Record<string, fc.Arbitrary<Call>> = {
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
  padding: fc
    .tuple(fc.constantFrom<Mode>('constant', 'reflect', 'replicate', 'circular'), fc.nat(3))
    .chain(([mode, n]) =>
      fc.record({
        x: operand(dtypes, shapes),
        mode: fc.constant(mode),
        sides: each(2 * n, mode === 'constant' ? -2 : 0, 3),
        value: fc.integer({ min: 0, max: 1 }),
      }),
    )
    .map(({ x, mode, sides, value }) => ({
      name: `pad (${mode})`,
      engine: () => F.pad(x.tensor, sides, { mode, value }),
      definition: () => padded(x.naive, sides, mode, value),
      dtype: x.dtype,
    })),
}

type Mode = 'constant' | 'reflect' | 'replicate' | 'circular'
/** Where a place outside of a line of n reads, and how far out it may be. */
const outside: Record<
  Exclude<Mode, 'constant'>,
  { from: (i: number, n: number) => number; most: (n: number) => number }
> = {
  reflect: { from: (i, n) => (i < 0 ? -i : 2 * (n - 1) - i), most: n => n - 1 },
  replicate: { from: (i, n) => (i < 0 ? 0 : n - 1), most: n => (n > 0 ? Infinity : 0) },
  circular: { from: (i, n) => (i + n) % n, most: n => n },
}

/** Pairs of cells before and behind, beginning with the last dimension. */
function padded(x: Naive, sides: number[], mode: Mode, value: number): Naive {
  const rank = x.shape.length
  fits(sides.length <= 2 * rank)
  const [before, after] = [0, 1].map(end => x.shape.map((_, d) => sides[2 * (rank - 1 - d) + end] ?? 0))
  const shape = x.shape.map((size, d) => size + before[d] + after[d])
  fits(shape.every(size => size >= 0))
  if (mode !== 'constant')
    x.shape.forEach((size, d) => {
      const most = Math.max(before[d], after[d])
      fits(most === 0 || most <= outside[mode].most(size))
    })
  return made(shape, at => {
    const place = at.map((p, d) => p - before[d])
    const lies = (d: number) => place[d] >= 0 && place[d] < x.shape[d]
    if (mode === 'constant') return place.every((_, d) => lies(d)) ? x.data[flat(x.shape, place)] : value
    return x.data[
      flat(
        x.shape,
        place.map((p, d) => (lies(d) ? p : outside[mode].from(p, x.shape[d]))),
      )
    ]
  })
}
