import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { torch, type Tensor } from '../../../engine/index.ts'

/** Integers are exact, or an error says that a result does not fit: checked against JavaScript's own exact integers. */
const least = -(2n ** 31n)
const greatest = 2n ** 31n - 1n
const fits = (x: bigint) => x >= least && x <= greatest

const value = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.integer({ min: -70_000, max: 70_000 }),
  fc.constantFrom(-(2 ** 31), 2 ** 31 - 1, 2 ** 30, 46_340, 46_341, 65_536, -65_536),
)
/** Lengths beyond one vector, so that vectors and what is left over are both met. */
const pairs = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 9 })
const ints = (values: number[]): Tensor => torch.tensor(Int32Array.from(values))

const binary = {
  add: (a: bigint, b: bigint) => a + b,
  sub: (a: bigint, b: bigint) => a - b,
  mul: (a: bigint, b: bigint) => a * b,
}
const unary = {
  neg: (x: bigint) => -x,
  abs: (x: bigint) => (x < 0n ? -x : x),
  square: (x: bigint) => x * x,
}
const overflow = (op: string) => new RegExp(`^${op}: a result does not fit int32; use \\.float\\(\\)`)

/** The exact results, or the error that names the op. */
function expectExact(op: string, call: () => Tensor, exact: bigint[]): void {
  if (exact.every(fits)) expect(call().toArray()).toEqual(exact.map(Number))
  else expect(call).toThrow(overflow(op))
}

describe('integers are exact or say what does not fit', () => {
  for (const [op, definition] of Object.entries(binary))
    it(op, () =>
      fc.assert(
        fc.property(pairs, list => {
          const [a, b] = [0, 1].map(side => list.map(pair => pair[side]))
          const exact = a.map((x, i) => definition(BigInt(x), BigInt(b[i])))
          expectExact(op, () => ints(a)[op as 'add'](ints(b)), exact)
          // Every other element, so that the operands do not lie side by side.
          const apart = (values: number[]) => ints(values.flatMap(x => [x, 0])).at('::2')
          expectExact(op, () => apart(a)[op as 'add'](apart(b)), exact)
        }),
      ),
    )
  for (const [op, definition] of Object.entries(unary))
    it(op, () =>
      fc.assert(
        fc.property(fc.array(value, { minLength: 1, maxLength: 9 }), values =>
          expectExact(
            op,
            () => ints(values)[op as 'neg'](),
            values.map(x => definition(BigInt(x))),
          ),
        ),
      ),
    )

  it('pow', () =>
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.nat(40), (a, n) =>
        expectExact('pow', () => ints([a]).pow(ints([n])), [BigInt(a) ** BigInt(n)]),
      ),
    ))

  it('a quotient that int32 does not have', () => {
    expect(() => ints([-(2 ** 31)]).floorDivide(ints([-1]))).toThrow(overflow('floorDivide'))
    expect(
      ints([-(2 ** 31)])
        .floorDivide(ints([2]))
        .item(),
    ).toBe(-(2 ** 30))
  })

  it('a change in place that fails leaves the tensor as it was', () => {
    const x = ints([2 ** 31 - 1, 5])
    expect(() => x.add_(1)).toThrow(overflow('add'))
    expect(x.toArray()).toEqual([2 ** 31 - 1, 5])
    expect(() => x.fill_(2 ** 31)).toThrow(/2147483648 does not fit int32/)
    expect(() => torch.full([2], 2 ** 40, { dtype: 'int32' })).toThrow(/does not fit int32/)
  })

  it('an error is told once: the next call is free of it', () => {
    expect(() => ints([2 ** 31 - 1]).add(ints([1]))).toThrow(overflow('add'))
    expect(
      ints([1])
        .add(ints([1]))
        .toArray(),
    ).toEqual([2])
  })

  it('bytes wrap at 256, as in PyTorch', () => {
    const bytes = torch.tensor(Uint8Array.from([200, 16]))
    expect(bytes.add(bytes).toArray()).toEqual([144, 32])
    expect(bytes.mul(bytes).toArray()).toEqual([64, 0])
    expect(bytes.pow(torch.tensor(Uint8Array.from([9, 9]))).toArray()).toEqual([0, 0])
  })
})
