import { describe, expect, it } from 'vitest'
import { slice, torch, type Tensor } from '../../../engine/index.ts'

const x = (): Tensor => torch.arange(12, { dtype: 'float32' }).reshape(3, 4)

describe('reading by index', () => {
  it('takes positions from either end, and slices', () => {
    expect(x().at(1).toArray()).toEqual([4, 5, 6, 7])
    expect(x().at(-1, -1).item()).toBe(11)
    expect(x().at(':', 1).toArray()).toEqual([1, 5, 9])
    expect(x().at('1:', '::2').toArray()).toEqual([
      [4, 6],
      [8, 10],
    ])
    expect(x().at(slice(0, 2), slice(null, -2)).shape.join()).toBe('2,2')
    expect(x().at('...', 0).toArray()).toEqual([0, 4, 8])
    expect(x().at(':', null, ':').shape.join()).toBe('3,1,4')
  })

  it('clips slices as Python does', () => {
    expect(x().at('1:100').shape.join()).toBe('2,4')
    expect(x().at('5:7').shape.join()).toBe('0,4')
  })

  it('takes lists and int32 tensors of positions, paired where there are several', () => {
    expect(x().at([2, 0, 2]).at(':', 0).toArray()).toEqual([8, 0, 8])
    const labels = torch.tensor([0, 3, 1], { dtype: 'int32' })
    expect(x().at(torch.arange(3), labels).toArray()).toEqual([0, 7, 9])
    expect(x().at([0, 1], ':').shape.join()).toBe('2,4')
    expect(x().at(':', [0, 0, 3]).shape.join()).toBe('3,3')
  })

  it('takes masks', () => {
    const y = x()
    expect(y.at(y.gt(8)).toArray()).toEqual([9, 10, 11])
    expect(y.at([true, false, true]).shape.join()).toBe('2,4')
  })

  it('shares memory where a view can show the part, and copies where not', () => {
    const y = x()
    y.at(0, '1:3').fill_(-1)
    y.at([1]).fill_(-2)
    expect(y.toArray()).toEqual([
      [0, -1, -1, 3],
      [4, 5, 6, 7],
      [8, 9, 10, 11],
    ])
  })
})

describe('writing by index', () => {
  it('broadcasts the value into the place', () => {
    const y = x()
    y.setAt([':', 0], torch.tensor([1, 2, 3]))
    y.setAt([0, '1:'], 9)
    y.setAt(
      [
        [1, 2],
        [1, 2],
      ],
      torch.tensor([-1, -2]),
    )
    expect(y.toArray()).toEqual([
      [1, 9, 9, 9],
      [2, -1, 6, 7],
      [3, 9, -2, 11],
    ])
  })

  it('writes where a mask is true', () => {
    const y = x()
    y.setAt(y.lt(10), 0)
    expect(y.sum().item()).toBe(21)
  })
})

describe('a wrong index or shape says what would fit', () => {
  const wrong: [string, () => unknown, RegExp][] = [
    ['a position out of range', () => x().at(3), /index 3 .* dimension 0 with size 3/],
    ['too many indices', () => x().at(0, 0, 0), /3 indices for a tensor of shape \[3, 4\]/],
    ['a float index', () => x().at(torch.tensor([1])), /float32 tensor is no index.*torch\.int32.*\.long\(\)/],
    ['a mask of another shape', () => x().at(torch.ones(2, { dtype: 'bool' })), /mask of shape \[2\].*\[3\]/],
    ['a negative step', () => x().at('::-1'), /step must be a whole number > 0/],
    ['text that is no slice', () => x().at('1-3' as never), /'1-3' is not a slice/],
    ['a value that does not fit', () => x().setAt(0, torch.ones(3)), /shape \[3\] does not expand to \[4\]/],
    ['matrices that do not fit', () => x().matmul(x()), /matmul: shapes \[3, 4\] and \[3, 4\] do not fit: 4 != 3/],
    [
      'shapes that do not broadcast',
      () => x().add(torch.ones(3)),
      /add: shapes \[3, 4\] and \[3\] do not broadcast: 4 != 3/,
    ],
    ['a view of the wrong size', () => x().view(5, 2), /view: shape \[5, 2\] has 10 elements, the tensor has 12/],
    ['a view that needs a copy', () => x().t().view(12), /view.*use reshape/],
    ['tensors that do not join', () => torch.cat([x(), torch.ones(2, 2)]), /cat: shapes \[3, 4\] and \[2, 2\] differ/],
    ['the mean of integers', () => torch.arange(3).mean(), /mean: .*int32; use \.float\(\)/],
    [
      'a sum beyond int32',
      () => torch.tensor([2 ** 31 - 1, 1], { dtype: 'int32' }).sum(),
      /sum: .*int32; use \.float\(\)/,
    ],
    ['an array as operand', () => x().add([1] as never), /add: .*an array \(use torch\.tensor\)/],
    ['a singular matrix', () => torch.zeros(2, 2).inverse(), /inv: .*singular/],
    ['float64', () => torch.ones(2, { dtype: 'float64' }), /float64 is not supported/],
    ['an operator that is left out', () => torch.ones(2).double(), /double: not supported: there is no float64/],
  ]
  for (const [what, call, message] of wrong) it(what, () => expect(call).toThrow(message))

  it('and arithmetic on tensors by operators is refused, not silently wrong', () => {
    expect(() => Number(x()) + 1).toThrow(/no operand of \+.*a\.add\(b\)/s)
  })
})
