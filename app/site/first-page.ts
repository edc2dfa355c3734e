import { htmlLanguage } from '../reader/i18n/index.ts'
import type { Language } from '../reader/course.ts'
import { course } from './book.ts'
import { policyMeta } from './policy.ts'

/**
 * `/`: leads to the contents in the language last read, else the one that the browser prefers, else the course's first.
 * Without JavaScript it is a list of the languages.
 */
export function firstPage(base: string): string {
  const { languages, title } = course
  const links = languages.map(
    language => `<li><a href="${base}${language}/" lang="${htmlLanguage[language]}">${title[language]}</a></li>`,
  )
  return `<!doctype html>
<html lang="${htmlLanguage[languages[0]]}">
<head>
<meta charset="utf-8">
${policyMeta(base)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title[languages[0]]}</title>
<link rel="icon" href="${base}favicon.png" type="image/png">
<style>:root{color-scheme:light dark}body{font:1.25rem/1.6 Georgia,serif;display:grid;place-items:center;min-height:90vh}ul{list-style:none;padding:0}</style>
<script>${chooseLanguage(base, languages)}</script>
</head>
<body>
<ul>
${links.join('\n')}
</ul>
</body>
</html>
`
}

/** The script of the first page. */
export const chooseLanguage = (base: string, languages: Language[]) =>
  `const all=${JSON.stringify(languages)};let last;try{last=localStorage.getItem('language')}catch{}
const wanted=[last,...navigator.languages].filter(Boolean).map(l=>l.slice(0,2).toLowerCase()).find(l=>all.includes(l));
location.replace('${base}'+(wanted??all[0])+'/')`
