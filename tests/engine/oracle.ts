import { fileURLToPath } from 'node:url'
import { curveOf } from '../oracle/curve.mjs'
import { loadIndex } from '../oracle/lib.mjs'

/** The conformance adapter, with the sources as the engine. */
process.env.TORCHLET = new URL('../../engine/index.ts', import.meta.url).href
export const modules = await import('../oracle/adapter/modules.mjs')
export const training = await import('../oracle/adapter/training.mjs')

const folder = (name: string): string => fileURLToPath(new URL(`../oracle/${name}/`, import.meta.url))

/** A training run that PyTorch made: where it started, its batches and what it found. */
export function recordedCurve(id: string) {
  const source = loadIndex(`${folder('curves')}${id}.json`)
  return { recorded: source.idx, curve: curveOf(source, folder('curves')) }
}
