import type { Language } from './course.ts'

/** What the page's `<body>` says about itself. */
export type PageSettings = {
  base: string
  /** Slug of the section; none on the contents page. */
  chapter?: string
  /** Identity of the data the site was built with. */
  data: string
}

export const readPageSettings = (): PageSettings => JSON.parse(document.body.dataset.page!)

export const pageLanguage = (): Language => (document.documentElement.lang.startsWith('zh') ? 'zh' : 'en')
