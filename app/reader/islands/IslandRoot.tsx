import type { ReactNode } from 'react'
import type { NotebookStore } from '../../notebook/state.ts'
import type { Language } from '../course.ts'
import { LanguageContext } from '../i18n/index.ts'
import { NotebookContext } from '../notebook.ts'

type IslandRootProps = { language: Language; store: NotebookStore | null; children: ReactNode }

/** What every island has around it, at build time and on the page. */
export const IslandRoot = ({ language, store, children }: IslandRootProps) => (
  <LanguageContext value={language}>
    <NotebookContext value={store}>{children}</NotebookContext>
  </LanguageContext>
)
