import { Menu } from 'lucide-react'
import { contentsHref, pageHref, sectionAddress, useBook } from '../book.ts'
import { htmlLanguage, useText } from '../i18n/index.ts'
import { Island } from '../islands/Island.tsx'
import { OfflineButton } from '../offline/OfflineButton.tsx'
import { SearchButton } from '../search/SearchButton.tsx'
import { Settings } from './Settings.tsx'

/** The one line above every page: contents, the book, the other language, settings. */
export function Header() {
  const book = useBook()
  const text = useText()
  const section = book.current ? sectionAddress(book, book.current.slug) : null
  const other = book.languages.find(language => language !== book.language)
  return (
    <header className="top">
      {(book.current ?? book.backPage) && (
        <button type="button" className="icon-button top-menu" popoverTarget="contents" aria-label={text.openContents}>
          <Menu size={18} aria-hidden />
        </button>
      )}
      <a className="brand" href={contentsHref(book)}>
        {book.title[book.language]}
      </a>
      <div className="top-tools">
        {book.features.search && (
          <Island name="search" props={{}}>
            <SearchButton />
          </Island>
        )}
        {other && (
          <a
            className="text-button"
            data-language-switch
            href={pageHref(book, other)}
            hrefLang={htmlLanguage[other]}
            lang={htmlLanguage[other]}
            aria-label={text.readInOtherLanguage}
          >
            {text.otherLanguage}
          </a>
        )}
        {book.features.offline && (
          <Island name="offline" props={{ section }}>
            <OfflineButton section={section} />
          </Island>
        )}
        <Island name="settings" props={{}}>
          <Settings />
        </Island>
      </div>
    </header>
  )
}
