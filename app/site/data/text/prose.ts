/** Stands where something was that cannot be read aloud; sentences with it are left out whole. */
const hole = '\uFFFC'

/** What a reader would read aloud: no code, no formulas, no markup. In this order. */
const leftOut: readonly [pattern: RegExp, replacement: string | ((match: string, inside: string) => string)][] = [
  [/^export const meta = \{[^]*?^\}\n/m, ''],
  [/^(```+|~~~+)[^]*?^\1\s*$/gm, ''],
  [/^(import|export)\b.*$/gm, ''],
  [/\{\/\*[^]*?\*\/\}/g, ''],
  [/\$\$[^]*?\$\$/g, ''],
  [/\$([^$\n]*(?:\n[^$\n]+)*?)\$/g, (_, formula) => symbolOf(formula)],
  [/<Out\b[^>]*\/>/g, hole],
  [/^\s*\|.*\|\s*$/gm, ''], // tables
  [/<[A-Za-z/](?:[^>"'{]|"[^"]*"|'[^']*'|\{[^}]*\})*>/g, ''],
  [/!?\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/^#+\s*|^\s*(?:[-*+]|\d+\.)\s+|^>\s?/gm, '\n'],
  [/[`*]|\b_|_\b/g, ''],
]

/** A letter such as the `w` of `\mathbf{w}` can be read aloud, a formula cannot. */
function symbolOf(formula: string): string {
  const letters = formula.replace(/\\[a-z]+|[{}^_\\]/g, '')
  return /^[A-Za-z0-9]{1,2}$/.test(letters) ? letters : hole
}

/** The prose of a section in paragraphs, its lines at most `columns` wide. */
export function proseOf(mdx: string, columns = 72): string {
  const text = leftOut.reduce((rest, [pattern, by]) => rest.replace(pattern, by as string), mdx)
  const paragraphs = text.split(/\n\s*\n/).map(paragraph => paragraph.replace(/\s+/g, ' ').trim())
  const whole = paragraphs.map(paragraph => {
    const sentences = paragraph.split(/(?<=[.!?:])\s+/)
    return sentences.filter(sentence => !sentence.includes(hole)).join(' ')
  })
  return whole
    .filter(Boolean)
    .map(paragraph => wrap(paragraph, columns))
    .join('\n\n')
}

function wrap(paragraph: string, columns: number): string {
  const lines: string[] = []
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}
