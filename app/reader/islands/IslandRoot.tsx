import { type ReactNode, useEffect } from 'react'
import type { NotebookStore } from '../../notebook/state.ts'
import type { Language } from '../course.ts'
import { LanguageContext } from '../i18n/index.ts'
import { NotebookContext } from '../notebook.ts'
import { replayEarly } from './early-events.ts'

type IslandRootProps = {
  language: Language
  store: NotebookStore | null
  /** Where it stands on the page; nowhere while it is prerendered. */
  element?: HTMLElement
  children: ReactNode
}

/** What every island has around it. The same tree at build time and on the page, so that `useId` gives the same ids. */
export const IslandRoot = ({ language, store, element, children }: IslandRootProps) => (
  <LanguageContext value={language}>
    <NotebookContext value={store}>{children}</NotebookContext>
    <Alive element={element} />
  </LanguageContext>
)

/** Marks the island as alive when its handlers are in place, and answers who was quicker. */
function Alive({ element }: { element?: HTMLElement }) {
  useEffect(() => {
    if (!element) return
    element.setAttribute('data-live', '')
    replayEarly(element)
  }, [element])
  return null
}
