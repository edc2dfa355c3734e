/** What these tests use of the engine, from where the reader has it. */
export * as torch from '../../../engine/torch.ts'
export { onProgress } from '../../../engine/hooks.ts'
export { Generator } from '../../../engine/random/index.ts'
