/** The WebAssembly backend: kernels, and the heap their pointers point into. */
import { convolutions } from './convolve.ts'
import { imagineWith } from './imagine.ts'
import { instance } from './instance.ts'
import type { Kernels } from './kernels.ts'
import { recurrences } from './recurrent.ts'

export {
  alloc,
  free,
  isImagined,
  memoryStats,
  OutOfMemoryError,
  scratch,
  scratchBytes,
  setMemoryLimit,
} from './heap.ts'
export type { HeapStats } from './heap.ts'
export { f32, f64, i32, u32, u8 } from './heap.ts'
export * as heap from './heap.ts'
export type { Kernels, Ptr } from './kernels.ts'

export { getNumThreads, getReadyThreads, setNumThreads } from './threads.ts'

export const kernels = { ...instance.exports, ...convolutions, ...recurrences } as unknown as Kernels

/** Runs `body` for the shapes of what it makes, without computing and without memory for it. */
export const imagine = <T>(body: () => T): T => imagineWith(kernels, body)
