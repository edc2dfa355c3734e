/** The smallest thing that is found: what stands below one heading of one section. */
export type SearchDocument = {
  /** Address below the language's folder: `tensors/#shapes`. */
  id: string
  /** Number and title of the section. */
  number: string
  section: string
  heading: string
  text: string
  /** Code of cells, and code in the text. */
  code: string
}

/** One place that was found, with what stands around the first word of the search. */
export type Hit = { id: string; heading: string; context: { before: string; match: string; after: string } }

/** Hits of one section, best first. */
export type Group = { number: string; section: string; hits: Hit[] }

export type ToSearch = { address: string; query: string; asked: number }
/** Groups for the question of that number; null where the index cannot be had. */
export type FromSearch = { asked: number; groups: Group[] | null }
