import { X } from 'lucide-react'
import { sectionHref, useBook } from '../book.ts'
import { useText } from '../i18n/index.ts'

/**
 * The book's contents beside the text. On a narrow screen it is a popover that the header opens, without any script;
 * on a wide one the stylesheet keeps it standing.
 */
export function Contents() {
  const book = useBook()
  const text = useText()
  return (
    <nav id="contents" className="contents" popover="auto" aria-label={text.contents}>
      <button
        type="button"
        className="icon-button contents-close"
        popoverTarget="contents"
        popoverTargetAction="hide"
        aria-label={text.closeContents}
      >
        <X size={18} aria-hidden />
      </button>
      {book.parts.map(part => (
        <section key={part.id}>
          <h2>{part.title}</h2>
          <ol>
            {part.sections.map(section => (
              <li key={section.slug}>
                <a
                  href={sectionHref(book, section.slug)}
                  aria-current={section.slug === book.current?.slug ? 'page' : undefined}
                  data-section={section.slug}
                >
                  <span className="section-number">{section.number}</span>
                  <span>{section.title}</span>
                </a>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <section className="contents-back">
        <h2>{text.backMatter}</h2>
        <ol>
          {book.back.map(page => (
            <li key={page.slug}>
              <a
                href={sectionHref(book, page.slug)}
                aria-current={page.slug === book.backPage?.slug ? 'page' : undefined}
              >
                <span>{page.title}</span>
              </a>
            </li>
          ))}
        </ol>
      </section>
    </nav>
  )
}
