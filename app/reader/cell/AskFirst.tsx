import { useText } from '../i18n/index.ts'
import { useActions, useNotebook } from '../notebook.ts'

/** Stands under the cell that the reader wanted to run, when what it needs first would take a while. */
export function AskFirst({ id }: { id: string }) {
  const text = useText()
  const ask = useNotebook(notebook => (notebook.ask?.wanted.at(-1) === id ? notebook.ask : null))
  const { answer } = useActions()
  if (!ask) return null
  return (
    <div className="cell-question" role="alertdialog" aria-label={text.runThemFirst}>
      <p>{text.prerequisitesQuestion(ask.missing.length, text.seconds(ask.seconds))}</p>
      <button type="button" className="button button-primary" onClick={() => answer('all')}>
        {text.runThemFirst}
      </button>
      <button type="button" className="button" onClick={() => answer('only')}>
        {text.runOnlyThis}
      </button>
      <button type="button" className="text-button" onClick={() => answer('none')}>
        {text.cancel}
      </button>
    </div>
  )
}
