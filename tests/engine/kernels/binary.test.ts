import { expect, it } from 'vitest'
import { instance } from '../../../engine/backends/wasm/instance.ts'

/** Set by `both-binaries.test.ts`, which runs this folder under other conditions. */
const expected = process.env.TORCHLET_EXPECT

it.runIf(expected === 'relaxed')('runs on the relaxed-SIMD binary', () => expect(instance.relaxed).toBe(true))
it.runIf(expected === 'plain')('runs on the plain SIMD binary', () => expect(instance.relaxed).toBe(false))
it.runIf(expected === 'unshared')('runs on unshared memory', () => expect(instance.shared).toBe(false))
it('exports what it lists', async () => {
  const lists = await import('../../../engine/backends/wasm/kernels.ts')
  const { kernels } = await import('../../../engine/backends/wasm/index.ts')
  const names = [
    ...lists.unaryF32.map(op => `${op}_f32`),
    ...lists.unaryI32.map(op => `${op}_i32`),
    ...lists.testF32.map(op => `${op}_f32`),
    ...lists.binaryF32.flatMap(op => [`${op}_f32`, `${op}_f32_nd`]),
    ...lists.binaryI32.flatMap(op => [`${op}_i32`, `${op}_i32_nd`]),
    ...lists.compare.flatMap(op => [`${op}_f32`, `${op}_i32`, `${op}_f32_nd`, `${op}_i32_nd`]),
  ]
  expect(names.filter(name => typeof (kernels as unknown as Record<string, unknown>)[name] !== 'function')).toEqual([])
})
