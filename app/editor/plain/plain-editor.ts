import type { Editor, EditorOptions, Mark } from '../types.ts'
import { indent, newLine, outdent, toggleComment, type Change, type Selected } from './keys.ts'

export interface PlainEditor extends Editor {
  /** Resolves when no characters are being composed: an input method must not lose its field in mid-word. */
  composed(): Promise<void>
}

/**
 * The editor that needs nothing: a `textarea` over a copy of its text. The copy gives the box its size, so that the cell grows with the
 * code, and until the first change it is the highlighted code that stood there. For touch, for screen readers, as the first moments of the
 * rich editor and in its place where that one cannot load.
 */
export function createPlainEditor(options: EditorOptions, highlighted?: string): PlainEditor {
  const { host, text, label, onChange, onEscape } = options
  const box = document.createElement('div')
  box.className = 'editor-plain'
  const copy = document.createElement('pre')
  copy.ariaHidden = 'true'
  const area = document.createElement('textarea')
  Object.assign(area, { value: text, spellcheck: false, autocapitalize: 'off', autocomplete: 'off', wrap: 'off' })
  area.setAttribute('autocorrect', 'off')
  area.ariaLabel = label
  box.append(copy, area)
  host.append(box)

  const showCopy = () => {
    box.toggleAttribute('data-highlighted', highlighted !== undefined && area.value === text)
    if (highlighted !== undefined && area.value === text) copy.innerHTML = `${highlighted}\n`
    // The last line break of a `pre` has no height of its own; a space behind it has.
    else copy.textContent = `${area.value}\n `.slice(0, area.value.endsWith('\n') ? undefined : -2)
  }
  showCopy()
  if (options.caret !== undefined) area.setSelectionRange(options.caret, options.caret)

  let wasEmpty = text === ''
  const changed = () => {
    // What an input method puts into an empty field, Chromium may put behind the caret.
    if (wasEmpty && area.selectionEnd === 0) area.setSelectionRange(area.value.length, area.value.length)
    wasEmpty = area.value === ''
    showCopy()
    onChange(area.value)
  }
  let tabLeaves = false
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || (tabLeaves && event.key === 'Tab')) return
    if (event.key === 'Escape') return onEscape()
    const change = changeByKey(event, { text: area.value, start: area.selectionStart, end: area.selectionEnd })
    if (!change) return
    event.preventDefault()
    apply(area, change)
  }
  // Left by keyboard or finger, the code stands at its beginning again.
  area.addEventListener('blur', () => host.scrollTo({ left: 0 }))
  area.addEventListener('input', changed)
  area.addEventListener('keydown', onKeyDown)

  let composition = Promise.resolve()
  area.addEventListener('compositionstart', () => {
    composition = new Promise(resolve => area.addEventListener('compositionend', () => resolve(), { once: true }))
  })

  return {
    kind: 'plain',
    focus: () => area.focus({ preventScroll: true }),
    selection: () => [area.selectionStart, area.selectionEnd],
    select: (start, end) => area.setSelectionRange(start, end),
    composed: () => composition,
    setText(text) {
      if (text === area.value) return
      const { selectionStart, selectionEnd } = area
      area.value = text
      wasEmpty = text === ''
      area.setSelectionRange(selectionStart, selectionEnd)
      showCopy()
    },
    mark: mark => markLine(box, copy, area, mark),
    letTabLeave: leaves => void (tabLeaves = leaves),
    dispose: () => box.remove(),
  }
}

function changeByKey(event: KeyboardEvent, selected: Selected): Change | null {
  const control = event.ctrlKey || event.metaKey
  if (event.key === 'Tab' && !control) return event.shiftKey ? outdent(selected) : indent(selected)
  if (event.key === '/' && control) return toggleComment(selected)
  if (event.key === 'Enter' && !control && !event.shiftKey) return newLine(selected)
  return null
}

function apply(area: HTMLTextAreaElement, { from, to, insert, start, end }: Change): void {
  area.setSelectionRange(from, to)
  // The one way to change a textarea that the browser's own undo remembers.
  if (!document.execCommand('insertText', false, insert)) {
    area.setRangeText(insert)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
  area.setSelectionRange(start, end)
}

/** A bar behind the line, and the message as what is wrong with the field. */
function markLine(box: HTMLElement, copy: HTMLElement, area: HTMLTextAreaElement, mark: Mark | null): void {
  box.querySelector('.editor-mark')?.remove()
  area.ariaInvalid = mark ? 'true' : 'false'
  if (!mark) return
  const bar = document.createElement('div')
  bar.className = 'editor-mark'
  bar.title = mark.message
  const lineHeight = Number.parseFloat(getComputedStyle(copy).lineHeight)
  bar.style.top = `${(mark.line - 1) * lineHeight}px`
  bar.style.height = `${lineHeight}px`
  box.prepend(bar)
}
