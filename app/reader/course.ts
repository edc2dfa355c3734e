/** What a course is: `chapters/course.ts` holds the one value of this type. */

export type Language = 'en' | 'zh'

export type Localized = Record<Language, string>

export type Part = {
  id: string
  title: Localized
  /** Folder names under `chapters/`, in reading order. */
  sections: string[]
}

/** What a course may do without: solutions of exercises, PyTorch twins, the search, the ways to save for offline use. */
export type Feature = 'solutions' | 'twins' | 'search' | 'offline'

export type Links = {
  /** The address of the site, `https://you.example/course/`: search engines are told of each page's whole address. */
  site?: string
  /**
   * Where a reader reports a problem of a section: an address with `{section}`, `{title}`, `{language}`, `{version}`, such
   * as `https://github.com/you/course/issues/new?title={title}`, or a `mailto:`.
   */
  report?: string
  /** Where the editions of the course stay for ever: `https://you.example/course/v{version}/` (see `npm run build -- --release`). */
  permanent?: string
}

export type Course = {
  title: Localized
  /** One sentence under the title of the contents page. */
  subtitle: Localized
  /** The first is that of readers whose browsers ask for none of them. */
  languages: Language[]
  parts: Part[]
  /** Slugs of sections that others speak of and that are still to be written: named there, not linked. */
  planned?: string[]
  /** Everything is there unless it is `false` here. */
  features?: Partial<Record<Feature, boolean>>
  /** Where the site stands on its host, `/` or `/course/`; the variable BASE of a build comes first. */
  base?: string
  links?: Links
}

/** A page behind the sections: a reference, a list of words. The build makes it. */
export type BackPage = { slug: string; title: string; summary: string }

/** One section as the contents show it: where it stands, and what its own file says about itself. */
export type Section = {
  slug: string
  part: string
  /** As printed: `2.1` is the first section of the second part. */
  number: string
  title: string
  summary: string
}
