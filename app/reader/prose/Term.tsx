import type { ReactNode } from 'react'
import { sectionHref, useBook } from '../book.ts'
import { termId } from '../terms.ts'

/**
 * A word of the glossary, which says what it means on hover, focus and tap and leads to the glossary. The first one of
 * each in a section is marked by the build; `<Term of="softmax">…</Term>` marks another.
 */
export function Term({ of, children }: { of: string; children?: ReactNode }) {
  const book = useBook()
  const { language } = book
  const term = book.glossary.find(({ en }) => en === of)
  if (!term) throw new Error(`<Term of="${of}">: chapters/glossary/ has no such term`)
  const own = term[language]
  return (
    <a
      className="glossed"
      href={`${sectionHref(book, 'glossary')}#${termId(term)}`}
      data-preview={term.says[language]}
      data-preview-title={own.includes(term.en) ? own : `${own} · ${term.en}`}
    >
      {children ?? own}
    </a>
  )
}
