/** What tests of a page's notebook do again and again: cells, a kernel in this thread, and the wait until nothing runs. */
import { vi } from 'vitest'
import type { CellSource } from '../../app/notebook/cell.ts'
import { startLocalKernel } from './local-kernel.ts'
import type { KernelPort } from '../../app/notebook/kernel/protocol.ts'
import { createNotebook, type NotebookOptions, type NotebookStore } from '../../app/notebook/store.ts'
import { createStandIn, StandInTensor } from './stand-in.ts'

export const cell = (id: string, code: string, more: Partial<CellSource> = {}): CellSource => ({
  id,
  code,
  title: '',
  save: false,
  after: null,
  throws: null,
  test: {},
  collapse: false,
  exercise: '',
  ...more,
})

export function startKernel(): KernelPort {
  const { engine, torch } = createStandIn()
  return startLocalKernel({
    engine,
    modules: { torchlet: { torch, Tensor: StandInTensor } },
    openData: async () => 'embedded',
  })
}

export const open = (
  cells: CellSource[],
  more: Partial<Pick<NotebookOptions, 'recorded' | 'startKernel' | 'patience' | 'slowStart' | 'library'>> = {},
) => createNotebook({ chapter: 'test', cells, recorded: null, startKernel, ...more })

export const words = (store: NotebookStore) =>
  store
    .getState()
    .order.map(id => store.getState().cells[id].state)
    .join(' ')
export const text = (store: NotebookStore, id: string) =>
  store
    .getState()
    .cells[id].outputs.map(output => ('text' in output ? output.text : output.kind))
    .join('')

/** Until nothing runs or waits. */
export const idle = (store: NotebookStore) =>
  vi.waitFor(() => {
    const { running, queue, kernel } = store.getState()
    if (running || queue.length > 0 || kernel.status !== 'idle')
      throw new Error(`busy: ${kernel.status} ${running} ${queue}`)
  })

export const chain = () => [
  cell('a', 'let a = 1'),
  cell('b', 'const b = a + 1'),
  cell('c', 'b * 10'),
  cell('d', '"apart"'),
]
