import { showHelp } from './shell/Help.tsx'

/**
 * The keys of a notebook outside its editors, as in Jupyter. They act on the cell that has the focus (or holds what has
 * it) by pressing that cell's own buttons, so that keyboard and pointer can never differ.
 */
const keys: Record<string, (cell: HTMLElement | null) => void> = {
  j: cell => step(cell, 1),
  k: cell => step(cell, -1),
  s: () => document.querySelector<HTMLElement>('[data-action=stop-page]')?.click(),
  '?': showHelp,
  Escape: cell => cell?.focus(),
}

const twice: Record<string, (cell: HTMLElement | null) => void> = {
  r: cell => cell?.querySelector<HTMLElement>('[data-action=reset]')?.click(),
}

let previous = { key: '', at: 0 }

/** Whether keys are text there; the editor with types has an element of its own for it. */
export const takesKeys = (element: Element) =>
  element.closest(
    'input:not([type=radio], [type=range], [type=checkbox]), textarea, select, [contenteditable], dialog, .editor',
  ) !== null

export function startKeyboard() {
  document.addEventListener('keydown', event => {
    const target = event.target as HTMLElement
    const modified = event.ctrlKey || event.metaKey || event.altKey
    if (takesKeys(target) || modified || event.defaultPrevented) return
    const cell = target.closest<HTMLElement>('[data-cell]')
    keys[event.key]?.(cell)
    if (event.key === previous.key && event.timeStamp - previous.at < 800) twice[event.key]?.(cell)
    previous = { key: event.key, at: event.timeStamp }
  })
}

function step(cell: HTMLElement | null, by: 1 | -1) {
  const cells = [...document.querySelectorAll<HTMLElement>('.cell')]
  // From no cell at all, j goes to the first one that is in view or below.
  const next = cell ? cells[cells.indexOf(cell) + by] : cells.find(cell => cell.getBoundingClientRect().bottom > 0)
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}
