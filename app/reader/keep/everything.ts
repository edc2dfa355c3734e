import { clear, createStore, entries, setMany, type UseStore } from 'idb-keyval'
import type { NotebookStore } from '../../notebook/state.ts'
import { otherTexts } from './edits.ts'
import { showProgress } from './progress.ts'
import { readResults } from './results.ts'

/** Where this book keeps things in the browser: edits, nets, and the files that cells saved. Settings stay. */
const stores: (() => UseStore)[] = [
  () => createStore('edits', 'cells'),
  () => createStore('kept-nets', 'nets'),
  () => createStore('torchlet', 'files'),
]
const notes = ['progress', 'results', 'last-section']

/** Deletes all that the reader has made and reached. Resolves to what brings it back, which lives as long as the page. */
export async function deleteEverything(store: NotebookStore | null): Promise<() => Promise<void>> {
  const kept = await Promise.all(stores.map(async open => ({ store: open(), all: await entries(open()) })))
  const noted = notes.map(key => [key, localStorage.getItem(key)] as const)
  store?.getState().resetAll()
  otherTexts.set({})
  for (const { store } of kept) await clear(store)
  for (const [key] of noted) localStorage.removeItem(key)
  showProgress()
  readResults()
  return async () => {
    for (const { store, all } of kept) await setMany(all, store)
    for (const [key, value] of noted) if (value !== null) localStorage.setItem(key, value)
    if (store?.getState().undoable?.action === 'reset-all') store.getState().undo()
    showProgress()
    readResults()
  }
}
