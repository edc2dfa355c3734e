import { signal } from './signal.ts'

/** How keeping the reader's work goes: nothing was kept yet, all is kept, or the browser does not let it. */
export type StorageState = 'unused' | 'saving' | 'saved' | 'denied' | 'full'

export const storage = signal<StorageState>('unused')

/** Also a mark on the document, for scripts that must know when typing has been kept. */
export function tellStorage(next: StorageState) {
  document.documentElement.dataset.storage = next
  storage.set(next)
}
