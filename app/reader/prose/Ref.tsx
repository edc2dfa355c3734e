import type { ReactNode } from 'react'
import type { Section } from '../course.ts'
import { allSections, sectionHref, useBook } from '../book.ts'

/**
 * `<Ref to="slug">`: a link to a section; `to="slug#id"` or `to="#id"` to a place in it or in this one. Without text it
 * says what is there: number and title, a heading's words, the number of a figure or a formula.
 */
export function Ref({ to, children }: { to: string; children?: ReactNode }) {
  const book = useBook()
  const [slug, id] = to.split('#')
  const section = slug === '' ? book.current : allSections(book).find(section => section.slug === slug)
  // A section that this course leaves out is named, not linked.
  if (!section) return <span className="ref-absent">{children ?? slug}</span>
  const title = fullTitle(section)
  if (id === undefined) {
    return (
      <a href={sectionHref(book, slug)} data-preview={section.summary} data-preview-title={title}>
        {children ?? (
          <>
            <span className="section-number">{section.number}</span> {section.title}
          </>
        )}
      </a>
    )
  }
  const text = children ?? book.placeName(section, id) ?? id
  // The preview shows what stands at that place, and of which section it is, where it is not this one.
  return slug === '' ? (
    <a href={`#${id}`} data-preview-place="">
      {text}
    </a>
  ) : (
    <a href={`${sectionHref(book, slug)}#${id}`} data-preview-place={title} data-preview={section.summary}>
      {text}
    </a>
  )
}

const fullTitle = ({ number, title }: Section) => `${number} ${title}`
