import { createHash } from 'node:crypto'
import { chooseLanguage } from './first-page.ts'
import { course } from './book.ts'
import { earlyScript } from './early.ts'
import { pagePolicy } from './serve/headers.mjs'

const hashOf = (script: string) => `sha256-${createHash('sha256').update(script).digest('base64')}`

/** The policy of every page, with the two scripts that stand in pages. */
export const policyFor = (base: string): string =>
  pagePolicy([earlyScript, chooseLanguage(base, course.languages)].map(hashOf))

/** As the pages themselves carry it, for hosts that send no headers; in development scripts come and go. */
export const policyMeta = (base: string): string =>
  import.meta.env.DEV ? '' : `<meta http-equiv="Content-Security-Policy" content="${policyFor(base)}">`
