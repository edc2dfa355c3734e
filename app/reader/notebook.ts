import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Cell, Notebook, NotebookStore } from '../notebook/state.ts'

/** The page's notebook. While the page is prerendered there is none: every cell then stands as not run. */
export const NotebookContext = createContext<NotebookStore | null>(null)

const nothing: Pick<NotebookStore, 'getState' | 'getInitialState' | 'subscribe'> = {
  getState: () => emptyNotebook,
  getInitialState: () => emptyNotebook,
  subscribe: () => () => {},
}

const emptyNotebook = {
  order: [],
  cells: {},
  queue: [],
  running: null,
  ask: null,
  ownSeed: null,
  undoable: null,
  kernel: { status: 'off', keepsVariables: false, data: null, engine: null, bytes: null, message: null },
} as Partial<Notebook> as Notebook

export const useNotebook = <Value>(select: (notebook: Notebook) => Value): Value =>
  useStore(useContext(NotebookContext) ?? nothing, select)

export const useCell = (id: string): Cell | undefined => useNotebook(notebook => notebook.cells[id])

/** Actions, which never change; only islands call it, and only in answer to the reader. */
export function useActions(): Notebook {
  const store = useContext(NotebookContext)
  return (store ?? nothing).getState()
}
