import { dictionaryOf, htmlLanguage } from '../../reader/i18n/index.ts'
import type { Language } from '../../reader/course.ts'
import { course } from '../book.ts'
import type { Assets } from '../document.ts'
import { policyMeta } from '../policy.ts'

/** Every section of a language on one page without any script, for a printer or a file; `sections` as `section.ts` has them. */
export function printedBook(language: Language, sections: string[], base: string, { styles }: Assets): string {
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
    ...sections,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
