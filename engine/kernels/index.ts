/**
 * Everything the kernels export, beside the pointwise ops: those are exported by `build/pointwise-exports.mjs`, one
 * or two functions for each op class under `pointwise/`. `backends/wasm/kernels.ts` says what each function does.
 */
export { heapBase, workspaceBytes, setWorkspace } from './workspace'
export * from './move/copy'
export * from './move/cast'
export * from './move/select'
