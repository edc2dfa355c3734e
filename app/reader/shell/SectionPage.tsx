import { Fragment, type ReactNode } from 'react'
import { allSections, neighbours, sectionHref, useBook } from '../book.ts'
import { useText } from '../i18n/index.ts'
import { Island } from '../islands/Island.tsx'
import { Sources } from '../prose/Cite.tsx'
import { Edition } from './Edition.tsx'
import { Contents } from './Contents.tsx'
import { Header } from './Header.tsx'
import { OnPage, type OnPageItem } from './OnPage.tsx'
import { PageBar } from './PageBar.tsx'

/** A section of the book: contents on the left, the text, and what runs on this page on the right. */
type SectionPageProps = {
  items: OnPageItem[]
  cells: number
  opening: OpeningFacts
  /** Keys of what it cites. */
  sources: string[]
  children: ReactNode
}

export function SectionPage({ items, cells, opening, sources, children }: SectionPageProps) {
  const book = useBook()
  const text = useText()
  const section = book.current!
  const part = book.parts.find(part => part.id === section.part)!
  return (
    <>
      <a className="skip" href="#main">
        {text.skipToText}
      </a>
      <Header />
      <div className="page">
        <Contents />
        <main id="main" className="section">
          <header className="opening">
            <p className="opening-part">
              <span className="section-number">{section.number}</span> {part.title}
            </p>
            <h1>{section.title}</h1>
            {section.summary && <p className="opening-summary">{section.summary}</p>}
            <Opening {...opening} />
          </header>
          <article className="prose">
            {children}
            {sources.length > 0 && <Sources keys={sources} />}
          </article>
          <PreviousNext />
          <Edition />
        </main>
        <aside className="rail" aria-label={text.onThisPage}>
          {cells > 0 && (
            <Island name="page-bar" props={{ count: cells }}>
              <PageBar count={cells} />
            </Island>
          )}
          <Island name="on-page" props={{ items }}>
            <OnPage items={items} />
          </Island>
        </aside>
      </div>
    </>
  )
}

/** What a reader wants to know before he begins. */
type OpeningFacts = {
  /** Slugs of the sections that this one builds on. */
  needs: string[]
  minutes: number
  /** What all cells took when they were recorded; null where they were not. */
  seconds: number | null
}

function Opening({ needs, minutes, seconds }: OpeningFacts) {
  const book = useBook()
  const text = useText()
  const sections = allSections(book).filter(section => needs.includes(section.slug))
  return (
    <ul className="opening-facts">
      {sections.length > 0 && (
        <li>
          {text.buildsOn}{' '}
          {sections.map(({ slug, title }, i) => (
            <Fragment key={slug}>
              {i > 0 && text.comma}
              <a href={sectionHref(book, slug)}>{title}</a>
            </Fragment>
          ))}
        </li>
      )}
      <li>{text.readingTime(minutes)}</li>
      {seconds !== null && seconds > 0 && <li>{text.runningTime(text.seconds(seconds))}</li>}
    </ul>
  )
}

function PreviousNext() {
  const book = useBook()
  const text = useText()
  const { previous, next } = neighbours(book)
  return (
    <nav className="previous-next" aria-label={`${text.previous} / ${text.next}`}>
      {previous && (
        <a rel="prev" href={sectionHref(book, previous.slug)}>
          <small>{text.previous}</small>
          <span>{previous.title}</span>
        </a>
      )}
      {next && (
        <a rel="next" href={sectionHref(book, next.slug)}>
          <small>{text.next}</small>
          <span>{next.title}</span>
        </a>
      )}
    </nav>
  )
}
