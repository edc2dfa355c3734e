import type { Localized } from '../course.ts'
import { allSections, sectionHref, useBook } from '../book.ts'
import { useText } from '../i18n/index.ts'
import { Edition } from './Edition.tsx'
import { CoverPicture } from './CoverPicture.tsx'
import { Header } from './Header.tsx'

/** The book's first page: its title, where to begin, and every section with what it is about. */
export function ContentsPage({ subtitle }: { subtitle: Localized }) {
  const book = useBook()
  const text = useText()
  const first = allSections(book)[0]
  return (
    <>
      <a className="skip" href="#main">
        {text.skipToText}
      </a>
      <Header />
      <main id="main" className="cover">
        <header className="cover-title">
          <CoverPicture />
          <h1>{book.title[book.language]}</h1>
          <p>{subtitle[book.language]}</p>
          {first && (
            <a className="button button-primary" data-go-on={text.goOn} href={sectionHref(book, first.slug)}>
              {text.start}
            </a>
          )}
        </header>
        {book.parts.map(part => (
          <section key={part.id} className="cover-part" aria-labelledby={`part-${part.id}`}>
            <h2 id={`part-${part.id}`}>
              <span className="section-number">{part.number}</span> {part.title}
            </h2>
            <ol>
              {part.sections.map(section => (
                <li key={section.slug}>
                  <a href={sectionHref(book, section.slug)} data-section={section.slug}>
                    <span className="section-number">{section.number}</span>
                    <span className="cover-section-title">{section.title}</span>
                    <span className="cover-section-summary">{section.summary}</span>
                  </a>
                </li>
              ))}
            </ol>
          </section>
        ))}
        <section className="cover-part" aria-labelledby="back-matter">
          <h2 id="back-matter">{text.backMatter}</h2>
          <ol>
            {book.back.map(page => (
              <li key={page.slug}>
                <a href={sectionHref(book, page.slug)}>
                  <span className="section-number" />
                  <span className="cover-section-title">{page.title}</span>
                  <span className="cover-section-summary">{page.summary}</span>
                </a>
              </li>
            ))}
          </ol>
        </section>
        <p className="cover-print">
          <a href={`${book.base}print/${book.language}/`}>{text.printBook}</a>
        </p>
        <Edition />
      </main>
    </>
  )
}
