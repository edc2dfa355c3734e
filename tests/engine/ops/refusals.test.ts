import { F, torch, type Tensor } from 'torchlet'
import { describe, expect, it } from 'vitest'

/** Operands that PyTorch refuses, and which kernels would read as something that they are not. */
const floats = torch.tensor([[1, 2], [3, 4]]) // prettier-ignore
const ints = torch.tensor([[1, 2], [3, 4]], { dtype: torch.int32 }) // prettier-ignore
const index = (...values: number[]) => torch.tensor(values, { dtype: torch.int32 })

describe('operands of two types', () => {
  it.each<[string, () => unknown]>([
    ['dot', () => torch.dot(floats.at(0), ints.at(0))],
    ['addmm', () => torch.addmm(floats.at(0), ints, ints)],
    ['addmv', () => torch.addmv(ints.at(0), floats, floats.at(0))],
    ['baddbmm', () => torch.baddbmm(ints.unsqueeze(0), floats.unsqueeze(0), floats.unsqueeze(0))],
    ['addbmm', () => torch.addbmm(ints, floats.unsqueeze(0), floats.unsqueeze(0))],
    ['einsum', () => torch.einsum('ij,jk->ik', floats, ints)],
    ['tensordot', () => torch.tensordot(floats, ints, 1)],
    ['linear', () => F.linear(floats.unsqueeze(0), floats, ints.at(0))],
    ['indexAdd', () => floats.indexAdd(0, index(0), ints.at([0]))],
    ['scatter', () => floats.scatter(0, index(0, 0).unsqueeze(0), ints)],
    ['scatterAdd', () => ints.scatterAdd(0, index(0, 0).unsqueeze(0), floats)],
    ['layerNorm', () => F.layerNorm(floats, [2], { weight: ints.at(0) })],
    ['batchNorm', () => F.batchNorm(floats, null, null, { training: true, weight: ints.at(0) })],
    ['crossEntropy', () => F.crossEntropy(ints, index(0, 1))],
    ['nllLoss', () => F.nllLoss(floats, index(0, 1), { weight: ints.at(0) })],
    ['sub', () => floats.sub(floats.gt(2))],
  ])('%s says so', (op, call) => {
    expect(call).toThrow(new RegExp(`^${op}: .*(int32|bool)`))
  })
})

describe('shapes that do not fit', () => {
  it.each<[string, () => unknown]>([
    ['scatterReduce', () => floats.scatterReduce(0, index(0, 1, 1), floats.at(0), 'amax')],
    [
      'scatterReduce',
      () => floats.scatterReduce(0, torch.zeros([1, 3], { dtype: torch.int32 }), torch.ones(1, 3), 'sum'),
    ],
    ['indexAdd', () => floats.indexAdd(0, index(0).unsqueeze(0), floats.at([0]))],
    ['nllLoss', () => F.nllLoss(floats, index(0))],
    ['nllLoss', () => F.nllLoss(floats, index(0, 1), { weight: torch.ones(3) })],
    ['crossEntropy', () => F.crossEntropy(torch.tensor(1), index(0))],
    ['binaryCrossEntropy', () => F.binaryCrossEntropy(torch.ones(2), torch.ones(2), { weight: torch.ones(3, 2) })],
    ['batchNorm', () => F.batchNorm(floats, torch.zeros(2), torch.ones(1))],
    ['groupNorm', () => F.groupNorm(torch.ones(1, 1), 1)],
    ['addr', () => torch.addr(torch.ones(2, 2, 2), floats.at(0), floats.at(0))],
    ['addmv', () => torch.addmv(torch.ones(3, 2), floats, floats.at(0), { beta: 0 })],
  ])('%s says so', (op, call) => {
    expect(call).toThrow(new RegExp(`^${op}: `))
  })
})

it('an embedding takes rows of any type', () => {
  for (const dtype of [torch.float32, torch.int32, torch.uint8, torch.bool]) {
    const rows = F.embedding(index(1, 0), floats.gt(2).to(dtype))
    expect(rows.dtype).toBe(dtype)
    expect(rows.float().toArray()).toEqual([
      [1, 1],
      [0, 0],
    ])
  }
})

it('the largest of adaptive windows of no examples are none', () => {
  const none = F.adaptiveMaxPool2d(torch.ones(0, 3, 4, 4), 2) as Tensor
  expect([...none.shape]).toEqual([0, 3, 2, 2])
})
