import type { NotebookStore } from '../notebook/state.ts'

/** The browser's tab says that cells are running, and leaving then asks first: the page's kernel would end. */
export function followInTab(store: NotebookStore) {
  const title = document.title
  store.subscribe(({ running }) => {
    document.title = running === null ? title : `▶ ${title}`
  })
  addEventListener('beforeunload', event => {
    if (store.getState().running !== null) event.preventDefault()
  })
}
