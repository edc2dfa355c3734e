import { Menu } from 'lucide-react'
import { contentsHref, sectionHref, useBook } from '../book.ts'
import { htmlLanguage, useText } from '../i18n/index.ts'
import { Island } from '../islands/Island.tsx'
import { Settings } from './Settings.tsx'

/** The one line above every page: contents, the book, the other language, settings. */
export function Header() {
  const book = useBook()
  const text = useText()
  const other = book.languages.find(language => language !== book.language)
  return (
    <header className="top">
      {book.current && (
        <button type="button" className="icon-button top-menu" popoverTarget="contents" aria-label={text.openContents}>
          <Menu size={18} aria-hidden />
        </button>
      )}
      <a className="brand" href={contentsHref(book)}>
        {book.title[book.language]}
      </a>
      <div className="top-tools">
        {other && (
          <a
            className="text-button"
            data-language-switch
            href={book.current ? sectionHref(book, book.current.slug, other) : contentsHref(book, other)}
            hrefLang={htmlLanguage[other]}
            lang={htmlLanguage[other]}
            aria-label={text.readInOtherLanguage}
          >
            {text.otherLanguage}
          </a>
        )}
        <Island name="settings" props={{}}>
          <Settings />
        </Island>
      </div>
    </header>
  )
}
