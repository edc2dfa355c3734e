/** Editing a text by keys, without a browser: a text with a selection in, the change out. */
export interface Selected {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Replace [from, to) by `insert` and select [start, end) of the result. */
export interface Change {
  readonly from: number
  readonly to: number
  readonly insert: string
  readonly start: number
  readonly end: number
}

const indentation = '  '

/** Tab: two spaces, or all selected lines two further in. */
export function indent({ text, start, end }: Selected): Change {
  if (start === end) return { from: start, to: end, insert: indentation, start: start + 2, end: start + 2 }
  return changeLines({ text, start, end }, line => (line ? indentation + line : line))
}

/** Shift-Tab: the line, or all selected lines, up to two further out. */
export function outdent(selected: Selected): Change {
  return changeLines(selected, line => line.replace(/^ {1,2}/, ''))
}

/** Ctrl-/: comments on the selected lines, or off when all of them are comments. */
export function toggleComment(selected: Selected): Change {
  const { text, start, end } = selected
  const [from, to] = wholeLines(text, start, end)
  const filled = text
    .slice(from, to)
    .split('\n')
    .filter(line => line.trim())
  const all = filled.every(line => /^\s*\/\//.test(line))
  const column = Math.min(...filled.map(line => line.search(/\S/)))
  return changeLines(selected, line =>
    !line.trim() ? line : all ? line.replace(/^(\s*)\/\/ ?/, '$1') : `${line.slice(0, column)}// ${line.slice(column)}`,
  )
}

/** Enter: the new line begins under the old one, two further in after an opening bracket. */
export function newLine({ text, start, end }: Selected): Change {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const before = /^\s*/.exec(line)![0]
  const opens = /[[{(]\s*$/.test(line)
  const insert = `\n${before}${opens ? indentation : ''}`
  const caret = start + insert.length
  // Between brackets, the closing one goes to a line of its own.
  const closing = opens && /^[\]})]/.test(text.slice(end)) ? `\n${before}` : ''
  return { from: start, to: end, insert: insert + closing, start: caret, end: caret }
}

function changeLines({ text, start, end }: Selected, change: (line: string) => string): Change {
  const [from, to] = wholeLines(text, start, end)
  const lines = text.slice(from, to).split('\n')
  const changed = lines.map(change)
  const insert = changed.join('\n')
  const first = changed[0].length - lines[0].length
  const grown = insert.length - (to - from)
  return { from, to, insert, start: Math.max(from, start + first), end: Math.max(from, end + grown) }
}

/** The lines a selection touches; a selection that ends before the first letter of a line does not touch that line. */
function wholeLines(text: string, start: number, end: number): [from: number, to: number] {
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end
  const to = text.indexOf('\n', last)
  return [text.lastIndexOf('\n', start - 1) + 1, to === -1 ? text.length : to]
}
