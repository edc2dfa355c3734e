/** What a course is: `chapters/course.ts` holds the one value of this type. */

export type Language = 'en' | 'zh'

export type Localized = Record<Language, string>

export type Part = {
  id: string
  title: Localized
  /** Folder names under `chapters/`, in reading order. */
  sections: string[]
}

export type Course = {
  title: Localized
  /** One sentence under the title of the contents page. */
  subtitle: Localized
  languages: Language[]
  parts: Part[]
}

/** One section as the contents show it: where it stands, and what its own file says about itself. */
export type Section = {
  slug: string
  part: string
  /** As printed: `2.1` is the first section of the second part. */
  number: string
  title: string
  summary: string
}
