import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Ask } from '../../notebook/state.ts'
import { useText } from '../i18n/index.ts'
import { takesKeys } from '../keyboard.ts'
import { useActions, useNotebook } from '../notebook.ts'

/** Stands under the (first) cell that the reader wanted to run, when what it needs first would take a while. */
export function AskFirst({ id }: { id: string }) {
  const ask = useNotebook(notebook => (notebook.ask?.wanted[0] === id ? notebook.ask : null))
  return ask && <Question ask={ask} />
}

function Question({ ask }: { ask: Ask }) {
  const text = useText()
  const { answer } = useActions()
  const first = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    // The question is brought before the reader, but nobody who types elsewhere by now is called away.
    const active = document.activeElement
    const typesElsewhere = active && takesKeys(active) && !cellOf(first.current)?.contains(active)
    if (!typesElsewhere) first.current?.focus()
  }, [])

  const choose = (choice: 'all' | 'only' | 'none') => {
    cellOf(first.current)?.focus({ preventScroll: true })
    answer(choice)
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    choose('none')
  }
  return (
    // Escape leaves it from each of its buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className="cell-question" role="alertdialog" aria-label={text.runThemFirst} onKeyDown={leave}>
      <p>{text.prerequisitesQuestion(ask.missing.length, text.seconds(ask.seconds))}</p>
      <button ref={first} type="button" className="button button-primary" onClick={() => choose('all')}>
        {text.runThemFirst}
      </button>
      <button type="button" className="button" onClick={() => choose('only')}>
        {text.runOnlyThis}
      </button>
      <button type="button" className="text-button" onClick={() => choose('none')}>
        {text.cancel}
      </button>
    </div>
  )
}

const cellOf = (element: Element | null) => element?.closest<HTMLElement>('[data-cell]')
