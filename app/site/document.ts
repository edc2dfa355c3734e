import { type Book, pageHref } from '../reader/book.ts'
import type { Language } from '../reader/course.ts'
import { dictionaryOf, htmlLanguage } from '../reader/i18n/index.ts'
import { earlyScript } from './early.ts'
import { policyMeta } from './policy.ts'

/** What the client build made, as addresses: they differ from build to build and in development. */
export type Assets = {
  /** The small module that asks for the others, at the right moment. */
  start: string
  /** The page's module, after those that it imports: all are asked for at once. */
  modules: string[]
  styles: string[]
  fonts: string[]
  /** Script of the first line of a page in development (the hot-reload client); none in a build. */
  head?: string
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** What search engines are told; they take whole addresses only, so that a site of unknown address tells them nothing. */
function siteLinks(book: Book, site: string): string[] {
  const address = (language: Language) => escape(new URL(pageHref(book, language), site).href)
  return [
    `<link rel="canonical" href="${address(book.language)}">`,
    ...book.languages.map(other => `<link rel="alternate" hreflang="${htmlLanguage[other]}" href="${address(other)}">`),
  ]
}

/** The HTML around a page's body. `data` names the data set this site was built with. */
export function documentHtml(book: Book, body: string, assets: Assets, data: string): string {
  const { language, current } = book
  const bookTitle = book.title[language]
  const page = current ?? book.backPage
  const title = page ? `${page.title} · ${bookTitle}` : bookTitle
  const settings = { base: book.base, chapter: current?.slug, data }
  return [
    `<!doctype html>`,
    `<html lang="${htmlLanguage[language]}">`,
    `<head>`,
    `<meta charset="utf-8">`,
    policyMeta(book.base),
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escape(title)}</title>`,
    `<meta name="description" content="${escape(page?.summary ?? dictionaryOf(language).description)}">`,
    // Pixels: an SVG would be a document of its own, made and laid out where the page has to answer.
    `<link rel="icon" href="${book.base}favicon.png" type="image/png">`,
    ...(book.links.site ? siteLinks(book, book.links.site) : []),
    ...assets.fonts.map(href => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${href}">`),
    ...(current
      ? [`<link rel="preload" as="fetch" crossorigin href="${book.base}notebooks/${current.slug}.json">`]
      : []),
    ...assets.styles.map(href => `<link rel="stylesheet" href="${href}">`),
    `<script>${earlyScript}</script>`,
    assets.head ?? '',
    `<script type="module" src="${assets.start}" data-modules="${assets.modules.join(' ')}"></script>`,
    `</head>`,
    `<body data-page='${JSON.stringify(settings)}'>`,
    body,
    `</body>`,
    `</html>`,
    ``,
  ].join('\n')
}
