import { expect, test } from 'vitest'
import { F, torch } from '../../engine/index.ts'
import {
  fullSize,
  inputOf,
  kernelOf,
  outputSize,
  type Setting,
  stamped,
} from '../../app/pictures/transposed-convolution/stamps.ts'

const settings: Setting[] = ([2, 3] as const).flatMap(input =>
  ([2, 3] as const).flatMap(kernel =>
    [1, 2, 3].flatMap(stride => [0, 1].map(padding => ({ input, kernel, stride, padding }))),
  ),
)

test('all stamps together are the transposed convolution, whatever kernel, stride and padding', () => {
  const nested = (grid: readonly (readonly number[])[]) => torch.tensor([[grid.map(row => [...row])]]).float()
  for (const setting of settings) {
    const { stride, padding } = setting
    const expected = F.convTranspose2d(nested(inputOf(setting)), nested(kernelOf(setting)), { stride, padding })
    const { sums } = stamped(setting, setting.input ** 2)
    const cut = sums
      .slice(padding, fullSize(setting) - padding)
      .map(row => row.slice(padding, fullSize(setting) - padding))
    expect(expected.shape).toEqual([1, 1, outputSize(setting), outputSize(setting)])
    expect(cut).toEqual(expected.at(0, 0).toArray())
  }
})

test('a kernel that the stride divides touches every place equally often, another does not', () => {
  const inner = (kernel: 2 | 3) => {
    const { counts } = stamped({ input: 3, kernel, stride: 2, padding: 0 }, 9)
    return new Set(counts.slice(1, -1).flatMap(row => row.slice(1, -1)))
  }
  expect(inner(2)).toEqual(new Set([1]))
  expect(inner(3)).toEqual(new Set([1, 2, 4]))
})
