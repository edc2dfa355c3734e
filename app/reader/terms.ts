import type { Language, Localized } from './course.ts'

/** A word of the field, what it means in one sentence, and the section that explains it (left out while it is not there). */
export type Term = Localized & {
  says: Localized
  section?: string
  /** Other words for it in running text. English plurals in -s need not be listed. */
  also?: Partial<Record<Language, string[]>>
  /** Languages in which the word has other uses as well: there it is marked only where an author writes `<Term>`. */
  everyday?: Language[]
}

/** The name of a term's place on the glossary's page. */
export const termId = ({ en }: Term): string => en.toLowerCase().replace(/\W+/g, '-')
