import { dictionaryOf, htmlLanguage } from '../reader/i18n/index.ts'
import type { Language } from '../reader/course.ts'
import { course } from './book.ts'
import type { Assets } from './document.ts'
import { policyMeta } from './policy.ts'

/**
 * Every section of a language on one page without any script, for a printer or a file. `pages` are the sections' HTML.
 */
export function printedBook(language: Language, pages: string[], base: string, { styles }: Assets): string {
  const title = course.title[language]
  const text = dictionaryOf(language)
  return [
    '<!doctype html>',
    `<html lang="${htmlLanguage[language]}">`,
    '<head>',
    '<meta charset="utf-8">',
    policyMeta(base),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>${title}</title>`,
    ...styles.map(href => `<link rel="stylesheet" href="${href}">`),
    '</head>',
    '<body class="printed">',
    `<main><header class="printed-title"><h1>${title}</h1><p>${course.subtitle[language]}</p><p class="printed-advice">${text.printAdvice}</p></header>`,
    ...pages.map(section),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** A section of its own: ids carry its number, in what names them too, since other sections have the same. */
function section(page: string, index: number): string {
  const text = /<main[^>]*>([\s\S]*)<\/main>/.exec(page)?.[1] ?? ''
  const own = (ids: string) => ids.replaceAll(/\S+/g, id => `s${index}-${id}`)
  const renamed = text
    .replaceAll(/ data-(?:props|prefix)="[^"]*"/g, '')
    .replaceAll(
      / (id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"/g,
      (_all, name, ids) => ` ${name}="${own(ids)}"`,
    )
    .replaceAll(/(href="|url\()#([^")]+)/g, (_all, before, id) => `${before}#${own(id)}`)
  return `<section class="section">${renamed}</section>`
}
