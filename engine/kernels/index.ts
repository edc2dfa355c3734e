/**
 * Everything the kernels export, beside the pointwise ops: those are exported by `build/pointwise-exports.mjs`, one
 * or two functions for each op class under `pointwise/`. `backends/wasm/kernels.ts` says what each function does.
 */
export { heapBase, workspaceBytes, setWorkspace } from './workspace'
export { takeOverflow } from './overflow'
export * from './move/copy'
export * from './move/cast'
export * from './move/select'
export { sum_f32, moments_f32, sumSquares_f32 } from './reduce/sum'
export {
  max_f32, min_f32, prod_f32, max_i32, min_i32, argmax_f32, argmin_f32, argmax_i32, argmin_i32,
} from './reduce/extreme'
export * from './reduce/integer'
export * from './reduce/scan'
export * from './reduce/softmax'
export * from './reduce/sort'
export { gemm_f32 } from './matmul/gemm'
export * from './conv/shared'
export * from './conv/pool'
export * from './norm/channels'
export * from './norm/layer'
export * from './index/rows'
export * from './index/move'
export { mtSeed, mtWords } from './random/mt19937'
export * from './random/draw'
export { normalBlocks_f32 } from './random/normal'
export * from './optim/step'
export { helperLoop, poolBytes, readyHelpers, setControl, setThreads } from './threads/pool'
export { sequenceScratch } from './recurrent/sequence'
export * from './recurrent/elman'
export * from './recurrent/lstm'
export * from './recurrent/gru'
