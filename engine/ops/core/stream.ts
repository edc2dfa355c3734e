import { defaultGenerator, type Generator } from '../../random/generator.ts'

/** Which stream to draw from; the default one, which `manualSeed` sets, if left out. */
export interface Draw {
  generator?: Generator | null
}
export const streamOf = ({ generator }: Draw = {}): Generator => generator ?? defaultGenerator
