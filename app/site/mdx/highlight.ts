import { createHighlighter, type Highlighter, type ThemeRegistrationRaw } from 'shiki'

/**
 * Highlighting at build time. Tokens come out as short classes (`<span class="k">`), whose colours are design tokens:
 * one HTML serves light and dark, and plain code costs no span at all.
 */
const scopesByClass: Record<string, string[]> = {
  c: ['comment', 'punctuation.definition.comment'],
  k: ['keyword', 'storage', 'variable.language', 'keyword.operator.new', 'keyword.operator.expression'],
  s: ['string', 'punctuation.definition.string', 'punctuation.definition.template-expression', 'constant.character'],
  n: ['constant.numeric', 'constant.language'],
  f: ['entity.name.function', 'support.function', 'meta.function-call.generic.python'],
  t: ['entity.name.type', 'entity.name.class', 'support.type', 'support.class', 'entity.other.inherited-class'],
}

/** Punctuation has the colour of plain code: with spans of its own it would be a quarter of a page's elements. */
const plainScopes = ['punctuation', 'keyword.operator', 'meta.brace', 'storage.type.function.arrow']

const classes = Object.keys(scopesByClass)
const plain = '#ffffff'
/** A TextMate theme can only say colours, so colour number i stands for class number i. */
const colour = (index: number) => `#0000${(index + 1).toString(16).padStart(2, '0')}`

const theme: ThemeRegistrationRaw = {
  name: 'classes',
  type: 'light',
  colors: { 'editor.foreground': plain, 'editor.background': '#000000' },
  settings: [
    { settings: { foreground: plain, background: '#000000' } },
    ...classes.map((name, index) => ({ scope: scopesByClass[name], settings: { foreground: colour(index) } })),
    // Inside a template string's ${…} stands code again.
    { scope: [...plainScopes, 'meta.template.expression', 'meta.embedded'], settings: { foreground: plain } },
  ],
}

const classByColour = new Map(classes.map((name, index) => [colour(index), name]))
const languages = ['ts', 'python', 'bash', 'json', 'html', 'css']

let highlighter: Promise<Highlighter> | undefined

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Highlighted code as the inner HTML of a `<code>`: its text content is exactly `code`. */
export async function highlight(code: string, language: string | null | undefined): Promise<string> {
  if (!language || !languages.includes(language)) return escape(code)
  const shiki = await (highlighter ??= createHighlighter({ themes: [theme], langs: languages }))
  // A line is coloured whole however busy the machine is: by default a slow one is given up.
  const options = { lang: language as 'ts', theme: 'classes', tokenizeTimeLimit: 0 }
  const { tokens } = shiki.codeToTokens(code, options)
  return tokens
    .map(line => joinLine(line.map(token => [classByColour.get(token.color ?? ''), token.content])))
    .join('\n')
}

/** Neighbours of one class become one span; spaces join what stands before them. */
function joinLine(tokens: [name: string | undefined, text: string][]): string {
  const runs: [name: string | undefined, text: string][] = []
  for (const [name, text] of tokens) {
    const last = runs.at(-1)
    if (last && (last[0] === name || text.trim() === '')) last[1] += text
    else runs.push([name, text])
  }
  return runs.map(([name, text]) => (name ? `<span class="${name}">${escape(text)}</span>` : escape(text))).join('')
}
