import type { ReactNode } from 'react'
import type { Section } from '../course.ts'
import { allSections, sectionHref, useBook } from '../book.ts'

/** `<Ref to="slug#id">`: a link to another section, or to a place in it; without text it says number and title. */
export function Ref({ to, children }: { to: string; children?: ReactNode }) {
  const book = useBook()
  const [slug, id] = to.split('#')
  const hash = id ? `#${id}` : ''
  if (!slug) return <a href={hash}>{children ?? id}</a>
  const section = allSections(book).find(section => section.slug === slug)
  // A section that this course leaves out is named, not linked.
  if (!section) return <span className="ref-absent">{children ?? slug}</span>
  return (
    <a href={sectionHref(book, slug) + hash} data-preview={section.summary} data-preview-title={fullTitle(section)}>
      {children ?? (
        <>
          <span className="section-number">{section.number}</span> {section.title}
        </>
      )}
    </a>
  )
}

const fullTitle = ({ number, title }: Section) => `${number} ${title}`
