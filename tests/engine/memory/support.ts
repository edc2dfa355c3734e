import { expect } from 'vitest'
import { torch, type Tensor } from '../../../engine/index.ts'

/** Takes up blocks of the sizes given that lie free, and writes over them. */
export function overwriteFreed(sizes: readonly number[] = [1, 4, 8, 16, 32, 64, 128, 256, 512, 1024]): void {
  for (const size of sizes) {
    const blocks = Array.from({ length: 40 }, () => torch.full([size], -12345))
    expect(blocks[39].at(0).item()).toBe(-12345)
  }
}

/** Tensors that a program holds on to, with the values they had when it got them. */
export class Held {
  private readonly list: { what: string; tensor: Tensor; values: unknown }[] = []

  add<T>(what: string, tensor: T): T {
    const x = tensor as Tensor
    this.list.push({ what, tensor: x, values: x.toArray() })
    return tensor
  }
  /** Everything is as it was. */
  check(): void {
    overwriteFreed()
    for (const { what, tensor, values } of this.list) expect(tensor.toArray(), what).toEqual(values)
  }
}

export const bytesInUse = (): number => torch.memoryStats().bytesInUse
