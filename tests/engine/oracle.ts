import { fileURLToPath } from 'node:url'
import type { Tensor } from '../../engine/index.ts'

/** The conformance runner on the compact selection of PyTorch's recorded answers, with the sources as the engine. */
process.env.TORCHLET = new URL('../../engine/index.ts', import.meta.url).href
const { default: adapter } = await import('../oracle/adapter.mjs')
const { measure } = await import('../oracle/runner/run.mjs')
const { callIt } = await import('../oracle/adapter/torchlet.mjs')

/** A recorded tensor. */
interface Spec {
  dtype: string
  requiresGrad?: boolean
}

interface Row {
  id: string
  samples: number
  passed: number
  failed: number
  unsupported: number
  messages?: string[]
}

/** The rows of a group: how many samples of each id passed, and what went wrong first. */
export const measured = (group: string): Promise<Row[]> => measuredAs(group)

/** The same with every operand made another way first: the same values, lying otherwise in memory. */
export function measuredAs(group: string, lay: (x: Tensor) => Tensor = x => x): Promise<Row[]> {
  const { tensor } = adapter
  const make = (spec: Spec): Tensor => {
    const x = lay(tensor({ ...spec, requiresGrad: false } as never) as Tensor)
    if (spec.dtype === 'int32') callIt(x, 'int32')
    return spec.requiresGrad ? x.requiresGrad_() : x
  }
  return measure({ ...adapter, tensor: make }, fileURLToPath(new URL('../oracle/data', import.meta.url)), {
    only: [group],
    detail: 3,
  })
}
