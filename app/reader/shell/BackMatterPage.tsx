import type { ReactNode } from 'react'
import { useBook } from '../book.ts'
import { useText } from '../i18n/index.ts'
import { Island } from '../islands/Island.tsx'
import { Contents } from './Contents.tsx'
import { Filter } from './Filter.tsx'
import { Header } from './Header.tsx'

/** A page behind the sections: contents on the left, a title, a filter, and entries to look things up in. */
export function BackMatterPage({ children }: { children: ReactNode }) {
  const { title, summary } = useBook().backPage!
  const text = useText()
  return (
    <>
      <a className="skip" href="#main">
        {text.skipToText}
      </a>
      <Header />
      <div className="page page-back">
        <Contents />
        <main id="main" className="back-matter">
          <header className="opening">
            <p className="opening-part">{text.backMatter}</p>
            <h1>{title}</h1>
            <p className="opening-summary">{summary}</p>
          </header>
          <Island name="filter" props={{}}>
            <Filter />
          </Island>
          {children}
        </main>
      </div>
    </>
  )
}
