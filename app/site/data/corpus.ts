import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { course } from '../../../chapters/course.ts'

/** The book's own English prose, chapter after chapter: the corpus that is always there. */
export async function bookText(chapters: string): Promise<string> {
  const slugs = course.parts.flatMap(part => part.sections)
  const texts = await Promise.all(
    slugs.map(slug => readFile(join(chapters, slug, 'index.mdx'), 'utf8').catch(() => '')),
  )
  return texts.map(proseOf).filter(Boolean).join('\n\n') + '\n'
}

/** What a reader would read aloud: no code, no formulas, no markup. In this order. */
const leftOut: readonly [pattern: RegExp, replacement: string][] = [
  [/^export const meta = \{[^]*?^\}\n/m, ''],
  [/^(```+|~~~+)[^]*?^\1\s*$/gm, ''],
  [/^(import|export)\b.*$/gm, ''],
  [/\{\/\*[^]*?\*\/\}/g, ''],
  [/\$\$[^]*?\$\$/g, ''],
  [/\$[^$\n]*(?:\n[^$\n]+)*?\$/g, ''],
  [/^\s*\|.*\|\s*$/gm, ''], // tables
  [/<[A-Za-z/](?:[^>"'{]|"[^"]*"|'[^']*'|\{[^}]*\})*>/g, ''],
  [/!?\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/^#+\s*|^\s*(?:[-*+]|\d+\.)\s+|^>\s?/gm, ''],
  [/[`*]|\b_|_\b/g, ''],
  [/[ \t]+/g, ' '],
  [/^ | $/gm, ''],
  [/\n{3,}/g, '\n\n'],
]

export function proseOf(mdx: string): string {
  return leftOut.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), mdx).trim()
}
