import { withoutComments } from '../code-hash.ts'

/**
 * The code that is left when what is written for people is taken out: comments, what a check is called, and what it
 * advises. Of this alone code is the same in every language.
 */
export const withoutWords = (code: string): string =>
  withoutComments(code)
    .replaceAll(/\bcheck\(\s*'[^']*'/g, 'check(')
    .replaceAll(/,\s*'[^']*',?\s*\)\s*$/gm, ')')
