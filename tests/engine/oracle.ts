import { fileURLToPath } from 'node:url'

/** The conformance runner on the compact selection of PyTorch's recorded answers, with the sources as the engine. */
process.env.TORCHLET = new URL('../../engine/index.ts', import.meta.url).href
const { default: adapter } = await import('../oracle/adapter.mjs')
const { measure } = await import('../oracle/runner/run.mjs')

interface Row {
  id: string
  samples: number
  passed: number
  failed: number
  unsupported: number
  messages?: string[]
}

/** The rows of a group: how many samples of each id passed, and what went wrong first. */
export const measured = (group: string): Promise<Row[]> =>
  measure(adapter, fileURLToPath(new URL('../oracle/data', import.meta.url)), { only: [group], detail: 3 })
