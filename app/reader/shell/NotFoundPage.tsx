import { contentsHref, useBook } from '../book.ts'
import { dictionaryOf, htmlLanguage } from '../i18n/index.ts'

/** For every language of the book at once: the address does not say which one was meant. */
export function NotFoundPage() {
  const book = useBook()
  return (
    <main id="main" className="cover">
      {book.languages.map(language => (
        <header key={language} className="cover-title" lang={htmlLanguage[language]}>
          <h1>{dictionaryOf(language).notFound}</h1>
          <p>{dictionaryOf(language).notFoundText}</p>
          <a className="button" href={contentsHref(book, language)}>
            {dictionaryOf(language).contents}
          </a>
        </header>
      ))}
    </main>
  )
}
