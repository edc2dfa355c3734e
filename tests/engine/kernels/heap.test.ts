import { afterEach, describe, expect, it } from 'vitest'
import {
  alloc,
  free,
  heap,
  memoryStats,
  OutOfMemoryError,
  setMemoryLimit,
} from '../../../engine/backends/wasm/index.ts'

const megabyte = 1024 * 1024

afterEach(() => setMemoryLimit(Infinity))

describe('the heap', () => {
  it('gives aligned blocks that do not overlap', () => {
    const sizes = Array.from({ length: 300 }, (_, i) => 1 + ((i * 7919) % 5000))
    const blocks = sizes.map(bytes => ({ at: alloc(bytes), bytes }))
    expect(blocks.every(({ at }) => at % 16 === 0 && at > 0)).toBe(true)
    blocks.sort((a, b) => a.at - b.at)
    blocks.forEach(({ at, bytes }, i) =>
      expect(i === 0 || blocks[i - 1].at + blocks[i - 1].bytes <= at, `${at} ${bytes}`).toBe(true),
    )
    blocks.forEach(({ at, bytes }) => free(at, bytes))
  })
  it('hands out again what was freed last', () => {
    const [a, b] = [alloc(1000), alloc(1000)]
    free(a, 1000)
    free(b, 1000)
    expect(alloc(990)).toBe(b)
    expect(alloc(1000)).toBe(a)
  })
  it('counts what is in use', () => {
    const before = memoryStats()
    const block = alloc(3 * megabyte)
    const during = memoryStats()
    expect(during.blocksInUse).toBe(before.blocksInUse + 1)
    expect(during.bytesInUse - before.bytesInUse).toBeGreaterThanOrEqual(3 * megabyte)
    expect(during.bytesInUse - before.bytesInUse).toBeLessThanOrEqual(3 * megabyte * 1.125)
    free(block, 3 * megabyte)
    expect(memoryStats().bytesInUse).toBe(before.bytesInUse)
  })
  it('grows, and its views with it', () => {
    const block = alloc(40 * megabyte)
    heap.f32[block / 4 + 10 * megabyte - 1] = 7
    expect(heap.f32[block / 4 + 10 * megabyte - 1]).toBe(7)
    free(block, 40 * megabyte)
  })
  it('throws a clear error when the memory may not grow any further, and works on', () => {
    setMemoryLimit(memoryStats().bytesReserved)
    expect(() => alloc(500 * megabyte)).toThrow(OutOfMemoryError)
    expect(() => alloc(500 * megabyte)).toThrow(
      /out of memory: 500\.0 MB more do not fit; .* MB in \d+ blocks are in use/,
    )
    expect(alloc(16)).toBeGreaterThan(0)
  })
  it('merges freed blocks of one size into room for another', () => {
    const small = Array.from({ length: 200 }, () => alloc(megabyte))
    setMemoryLimit(memoryStats().bytesReserved)
    small.forEach(block => free(block, megabyte))
    const large = alloc(150 * megabyte)
    expect(large).toBeGreaterThan(0)
    free(large, 150 * megabyte)
  })
  it('stays flat when sizes keep changing', () => {
    const reserved = () => memoryStats().bytesReserved
    for (let i = 0; i < 100; i++) free(alloc(megabyte * (1 + (i % 37))), megabyte * (1 + (i % 37)))
    const before = reserved()
    for (let i = 0; i < 2000; i++) free(alloc(megabyte * (1 + (i % 37))), megabyte * (1 + (i % 37)))
    expect(reserved()).toBe(before)
  })
})
