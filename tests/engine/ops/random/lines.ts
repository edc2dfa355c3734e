import fc from 'fast-check'
import { along, DoesNotFit, reductions, withoutDim } from './naive.ts'
import { floats, operand, type Call } from './operands.ts'

/** Calls that take each line along a dimension by itself. */
type OfLine = 'amax' | 'amin' | 'logsumexp' | 'mean' | 'prod'

export const lines: Record<string, fc.Arbitrary<Call>> = {
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
}
