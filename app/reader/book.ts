import { createContext, useContext } from 'react'
import type { BackPage, Feature, Language, Links, Localized, Section } from './course.ts'
import type { Source } from './sources.ts'
import type { Term } from './terms.ts'

/** What prerendered components know of the book around them. It exists at build time only. */
export type Book = {
  language: Language
  languages: Language[]
  title: Localized
  /** Where the site stands on its host: `/` or `/course/`. */
  base: string
  parts: { id: string; title: string; number: number; sections: Section[] }[]
  features: Record<Feature, boolean>
  links: Links
  /** Of the course, as `package.json` has it. */
  version: string
  /** The words that the book explains. */
  glossary: Term[]
  /** What sections may cite, by its key. */
  bibliography: Record<string, Source>
  /** How a place of a section is called: by a heading's words, by the number of a figure or a formula. */
  placeName: (section: Section, id: string) => string | undefined
  /** What stands behind the sections. */
  back: BackPage[]
  /** The section of this page; none on the contents page and behind the sections. */
  current?: Section
  /** The page of the back matter that this one is. */
  backPage?: BackPage
}

export const BookContext = createContext<Book | undefined>(undefined)

export function useBook(): Book {
  const book = useContext(BookContext)
  if (!book) throw new Error('a component of the prerendered page was used in an island')
  return book
}

export const contentsHref = (book: Book, language = book.language) => `${book.base}${language}/`

export const sectionHref = (book: Book, slug: string, language = book.language) =>
  `${contentsHref(book, language)}${slug}/`

/** Below the base, as the offline plan names it. */
export const sectionAddress = (book: Book, slug: string) => `${book.language}/${slug}/`

/** This page in a language of the book. */
export function pageHref(book: Book, language = book.language): string {
  const page = book.current ?? book.backPage
  return page ? sectionHref(book, page.slug, language) : contentsHref(book, language)
}

export const allSections = (book: Book): Section[] => book.parts.flatMap(part => part.sections)

export function neighbours(book: Book): { previous?: Section; next?: Section } {
  const sections = allSections(book)
  const place = sections.findIndex(section => section.slug === book.current?.slug)
  return place < 0 ? {} : { previous: sections[place - 1], next: sections[place + 1] }
}
