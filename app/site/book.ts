import { bibliography } from '../../chapters/bibliography.ts'
import { course } from '../../chapters/course.ts'
import { glossary } from '../../chapters/glossary/index.ts'
import { version } from '../../package.json'
import type { Book } from '../reader/book.ts'
import type { Language, Section } from '../reader/course.ts'
import { dictionaryOf } from '../reader/i18n/index.ts'
import { backMatter } from './back-matter/list.ts'
import { chapterOf } from './chapters.ts'
import { features } from './features.ts'

/** Every page of the site, in each language: the contents, the sections, and what stands behind them. */
export type PageAddress = { language: Language; slug?: string }

export const pages = (): PageAddress[] =>
  course.languages.flatMap(language => [
    { language },
    ...course.parts.flatMap(part => part.sections.map(slug => ({ language, slug }))),
    ...backMatter.map(({ slug }) => ({ language, slug })),
  ])

/** Parts without a section are left out and take no number. */
export function bookFor({ language, slug }: PageAddress, base: string): Book {
  const parts = course.parts
    .filter(part => part.sections.length > 0)
    .map((part, index) => ({
      id: part.id,
      number: index + 1,
      title: part.title[language],
      sections: part.sections.map((slug, place): Section => {
        const { title, summary = '' } = chapterOf(slug, language).meta!
        return { slug, part: part.id, number: `${index + 1}.${place + 1}`, title, summary }
      }),
    }))
  const current = parts.flatMap(part => part.sections).find(section => section.slug === slug)
  const back = backMatter.map(page => ({
    slug: page.slug,
    title: page.title[language],
    summary: page.summary[language],
  }))
  const backPage = back.find(page => page.slug === slug)
  const { languages, title, links = {} } = course
  return {
    language,
    languages,
    title,
    base,
    features,
    links,
    version,
    glossary,
    bibliography,
    placeName: (section, id) => placeName(language, section, id),
    parts,
    back,
    current,
    backPage,
  }
}

function placeName(language: Language, { slug, number }: Section, id: string): string | undefined {
  const { headings, places } = chapterOf(slug, language)
  const place = places.find(place => place.id === id)
  if (place) return dictionaryOf(language)[place.kind](`${number}.${place.number}`)
  return headings.find(heading => heading.id === id)?.text
}

export { course }
