import { describe, expect, it } from 'vitest'
import { indent, newLine, outdent, toggleComment, type Change, type Selected } from '../../app/editor/plain/keys.ts'

/** A text with its selection written in: `[` and `]` around it, `|` for a caret. */
function parse(marked: string): Selected {
  const caret = marked.indexOf('|')
  if (caret >= 0) return { text: marked.replace('|', ''), start: caret, end: caret }
  const start = marked.indexOf('«')
  const end = marked.indexOf('»') - 1
  return { text: marked.replace(/[«»]/g, ''), start, end }
}

function pressed(key: (selected: Selected) => Change, marked: string): string {
  const selected = parse(marked)
  const { from, to, insert, start, end } = key(selected)
  const text = selected.text.slice(0, from) + insert + selected.text.slice(to)
  if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`
}

describe('keys of the plain editor', () => {
  it('Tab indents at the caret, or all selected lines', () => {
    expect(pressed(indent, 'a|b')).toBe('a  |b')
    expect(pressed(indent, '«a\nb»\nc')).toBe('  «a\n  b»\nc')
  })

  it('a selection that ends at the start of a line does not touch that line', () => {
    expect(pressed(indent, '«a\n»b')).toBe('  «a\n»b')
  })

  it('Shift-Tab takes indentation away, as far as there is some', () => {
    expect(pressed(outdent, '   a|')).toBe(' a|')
    expect(pressed(outdent, 'a|')).toBe('a|')
  })

  it('Enter keeps the indentation, deepens it after a bracket, and puts the closing one below', () => {
    expect(pressed(newLine, '  a|')).toBe('  a\n  |')
    expect(pressed(newLine, '  if (x) {|')).toBe('  if (x) {\n    |')
    expect(pressed(newLine, 'f(() => {|})')).toBe('f(() => {\n  |\n})')
  })

  it('Ctrl-/ turns comments on in one column, and off again', () => {
    const on = pressed(toggleComment, '«  a\n\n    b»')
    expect(on.replace(/[«»]/g, '')).toBe('  // a\n\n  //   b')
    expect(pressed(toggleComment, on).replace(/[«»]/g, '')).toBe('  a\n\n    b')
  })
})
