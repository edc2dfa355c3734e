/** The device that ops run on. There is one so far: WebAssembly. An op never asks which. */
export {
  kernels,
  imagine,
  isImagined,
  alloc,
  free,
  f32,
  i32,
  u8,
  f64,
  scratch,
  memoryStats,
  OutOfMemoryError,
  setNumThreads,
  getNumThreads,
} from './wasm/index.ts'
export type { Ptr, UnaryF32, UnaryI32, TestF32, BinaryF32, BinaryI32, Compare } from './wasm/kernels.ts'
