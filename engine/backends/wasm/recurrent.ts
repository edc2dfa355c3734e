/** Recurrent layers pack their weight once for all steps, into space lent to them for the length of a call. */
import { withScratch } from './heap.ts'
import { instance } from './instance.ts'
import type { Kernels, Ptr } from './kernels.ts'

type Recurrences = Pick<
  Kernels,
  | 'elmanSequence_f32'
  | 'elmanSequenceGrad_f32'
  | 'lstmSequence_f32'
  | 'lstmSequenceGrad_f32'
  | 'gruSequence_f32'
  | 'gruSequenceGrad_f32'
>
/** The same functions with the scratch space as their last argument. */
type WithScratch = { [K in keyof Recurrences]: (...args: [...Parameters<Recurrences[K]>, scratch: Ptr]) => void }

const exports = instance.exports as unknown as WithScratch & { sequenceScratch(H: number, gates: number): number }

const room = (H: number, gates: number) => 4 * exports.sequenceScratch(H, gates)

export const recurrences: Recurrences = {
  elmanSequence_f32: (...args) => withScratch(room(args[7], 1), scratch => exports.elmanSequence_f32(...args, scratch)),
  elmanSequenceGrad_f32: (...args) =>
    withScratch(room(args[8], 1), scratch => exports.elmanSequenceGrad_f32(...args, scratch)),
  lstmSequence_f32: (...args) => withScratch(room(args[9], 4), scratch => exports.lstmSequence_f32(...args, scratch)),
  lstmSequenceGrad_f32: (...args) =>
    withScratch(room(args[12], 4), scratch => exports.lstmSequenceGrad_f32(...args, scratch)),
  gruSequence_f32: (...args) => withScratch(room(args[8], 3), scratch => exports.gruSequence_f32(...args, scratch)),
  gruSequenceGrad_f32: (...args) =>
    withScratch(room(args[12], 3), scratch => exports.gruSequenceGrad_f32(...args, scratch)),
}
