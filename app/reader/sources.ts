/** A publication that sections cite. */
export type Source = {
  /** As printed in the list of sources, the surname before a comma: `LeCun, Yann`. */
  authors: string[]
  year: number
  title: string
  /** Where it appeared. */
  within?: string
  link: string
}

/** The names by which a source is cited. */
export const surnames = ({ authors }: Source): string[] => authors.map(author => author.split(',')[0])

/** `Yann LeCun` of `LeCun, Yann`. */
export const fullName = (author: string): string => author.split(', ').toReversed().join(' ')

/** The name of a source's place in the list at the end of a section. */
export const sourceId = (key: string): string => `source-${key}`
