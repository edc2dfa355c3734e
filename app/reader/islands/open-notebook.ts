import type { CellSource } from '../../notebook/cell.ts'
import type { LibraryCell } from '../../notebook/kernel/protocol.ts'
import type { RecordedOutputs } from '../../notebook/recorded.ts'
import type { NotebookStore } from '../../notebook/state.ts'
import { createNotebook } from '../../notebook/store.ts'
import { startWebKernel } from '../../notebook/kernel/web.ts'
import type { PageSettings } from '../page.ts'

/** The notebook of this page: its cells from the HTML, what was recorded from beside it. */
export async function openNotebook(chapter: string, { base, data }: PageSettings): Promise<NotebookStore> {
  const store = createNotebook({
    chapter,
    cells: cellsOnPage(),
    recorded: await fetchJson<RecordedOutputs>(`${base}notebooks/${chapter}.json`),
    data,
    dataRoot: new URL(`${base}data/`, location.href).href,
    startKernel: startWebKernel,
    library: () => libraryBefore(chapter, base),
  })
  addEventListener('pagehide', () => store.getState().dispose())
  return store
}

function cellsOnPage(): CellSource[] {
  return [...document.querySelectorAll<HTMLElement>(':is([data-island=cell], [data-island=check])')].map(element => ({
    ...JSON.parse(element.dataset.props!).meta,
    code: element.querySelector('[data-code] > code')!.textContent,
  }))
}

/** `d2l` in a section holds what the sections before it saved. */
async function libraryBefore(chapter: string, base: string): Promise<LibraryCell[]> {
  const library = await fetchJson<{ order: string[]; cells: LibraryCell[][] }>(`${base}notebooks/library.json`)
  return library?.cells.slice(0, library.order.indexOf(chapter)).flat() ?? []
}

/** What cannot be fetched is done without: the page then shows and runs, but knows no recorded states. */
async function fetchJson<Value>(url: string): Promise<Value | null> {
  try {
    const response = await fetch(url)
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}
