import type { CellSource } from '../../notebook/cell.ts'
import type { RecordedOutputs } from '../../notebook/recorded.ts'
import type { NotebookStore } from '../../notebook/state.ts'
import { createNotebook } from '../../notebook/store.ts'
import { fetchJson } from '../fetch-json.ts'
import { libraryOfPage } from '../library.ts'
import type { PageSettings } from '../page.ts'
import { readSwitches } from '../switches.ts'
import { startKernel, startKernelEarly } from './kernel.ts'

/** The notebook of this page: its cells from the HTML, what was recorded from beside it. */
export async function openNotebook(chapter: string, { base, data }: PageSettings): Promise<NotebookStore> {
  const store = createNotebook({
    chapter,
    cells: cellsOnPage(),
    recorded: await fetchJson<RecordedOutputs>(`${base}notebooks/${chapter}.json`),
    data,
    dataRoot: new URL(`${base}data/`, location.href).href,
    startKernel,
    ...readSwitches(),
    library: libraryOfPage,
  })
  startKernelEarly()
  addEventListener('pagehide', () => store.getState().dispose())
  return store
}

function cellsOnPage(): CellSource[] {
  return [...document.querySelectorAll<HTMLElement>(':is([data-island=cell], [data-island=check])')].map(element => ({
    ...JSON.parse(element.dataset.props!).meta,
    code: element.querySelector('[data-code] > code')!.textContent,
  }))
}
