import type { ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import type { NotebookStore } from '../../notebook/state.ts'
import { Cell, type CellProps } from '../cell/Cell.tsx'
import { Check, type CheckProps } from '../cell/Check.tsx'
import { layOutTheRest } from '../opening.ts'
import { pageLanguage, readPageSettings } from '../page.ts'
import { OnPage } from '../shell/OnPage.tsx'
import { keepEdits } from '../keep/edits.ts'
import { followResults, loadResults } from '../keep/results.ts'
import { findKeptNets } from '../keep/nets.ts'
import { openSharedLink } from '../keep/share.ts'
import { followProgress } from '../keep/progress.ts'
import { Filter } from '../shell/Filter.tsx'
import { PageBar } from '../shell/PageBar.tsx'
import { followInTab } from '../tab.ts'
import { OfflineButton } from '../offline/OfflineButton.tsx'
import { SearchButton } from '../search/SearchButton.tsx'
import { Settings } from '../shell/Settings.tsx'
import { loadComparison } from './comparison.tsx'
import { IslandRoot } from './IslandRoot.tsx'
import { openNotebook } from './open-notebook.ts'
import { loadPicture } from './picture.tsx'

type Hydrate = (element: HTMLElement, props: never) => ReactNode | Promise<ReactNode>

/** One entry per `<Island name>`; `props` are those that the prerender wrote. */
const islands: Record<string, Hydrate> = {
  cell: (element, props: CellProps) => <Cell {...props} {...htmlOf(element)} />,
  comparison: (_element, props: Parameters<typeof loadComparison>[0]) => loadComparison(props),
  check: (element, props: CheckProps) => <Check {...props} {...htmlOf(element)} />,
  filter: () => <Filter />,
  offline: (_element, props: Parameters<typeof OfflineButton>[0]) => <OfflineButton {...props} />,
  'on-page': (_element, props: Parameters<typeof OnPage>[0]) => <OnPage {...props} />,
  'page-bar': (_element, props: Parameters<typeof PageBar>[0]) => <PageBar {...props} />,
  picture: (_element, props: Parameters<typeof loadPicture>[0]) => loadPicture(props),
  search: () => <SearchButton />,
  settings: () => <Settings />,
}

/** What a cell needs besides its props stands in its HTML already. */
function htmlOf(element: HTMLElement) {
  const inner = (selector: string) => element.querySelector(selector)?.innerHTML
  return { html: inner('[data-code] > code')!, twin: inner('[data-twin] > code'), recorded: inner('[data-recorded]') }
}

export async function startIslands() {
  const settings = readPageSettings()
  const store = settings.chapter ? await openNotebook(settings.chapter, settings) : null
  void bringAllToLife(store).then(layOutTheRest)
  if (!store) return
  followInTab(store)
  loadResults()
  followResults(store)
  followProgress(store)
  await keepEdits(store)
  await findKeptNets(store)
  await openSharedLink(store)
}

/** One after the other, so that the page answers in between, on the slowest phone too. */
async function bringAllToLife(store: NotebookStore | null) {
  for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
    void bringToLife(element, store)
    await aMoment()
  }
}

/** For the browser to answer the reader, where one is looking: timers of a hidden page come once a second. */
const aMoment = () => new Promise<void>(resolve => (document.hidden ? resolve() : setTimeout(resolve)))

async function bringToLife(element: HTMLElement, store: NotebookStore | null) {
  const { island = '', prefix, props = '{}' } = element.dataset
  const content = await islands[island](element, JSON.parse(props) as never)
  const root = (
    <IslandRoot language={pageLanguage()} store={store} element={element}>
      {content}
    </IslandRoot>
  )
  hydrateRoot(element, root, {
    identifierPrefix: prefix,
    onRecoverableError: error => console.error(`The prerendered ${island} differs from the live one`, error),
  })
}
