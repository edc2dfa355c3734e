import { allSections, type Book, sectionAddress, sectionHref } from '../book.ts'
import { dictionaryOf, htmlLanguage } from '../i18n/index.ts'

/**
 * Shown without a network for a page that is not saved, in every language of the book. All sections are listed, hidden;
 * the page's script shows those that are saved.
 */
export function OfflinePage({ books }: { books: Book[] }) {
  return (
    <main id="main" className="cover">
      {books.map(book => {
        const text = dictionaryOf(book.language).offline
        return (
          <header key={book.language} className="cover-title" lang={htmlLanguage[book.language]}>
            <h1>{text.notSaved}</h1>
            <p>{text.notSavedText}</p>
            <div className="saved-sections" data-saved-sections hidden>
              <h2>{text.savedSections}</h2>
              <ul>
                {allSections(book).map(section => (
                  <li key={section.slug} data-address={sectionAddress(book, section.slug)} hidden>
                    <a href={sectionHref(book, section.slug)}>
                      <span className="section-number">{section.number}</span> {section.title}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          </header>
        )
      })}
    </main>
  )
}
