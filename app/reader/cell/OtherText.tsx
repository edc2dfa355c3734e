import { useContext } from 'react'
import { Difference } from './Difference.tsx'
import { useText } from '../i18n/index.ts'
import { otherTexts, settle } from '../keep/edits.ts'
import { NotebookContext, useCell } from '../notebook.ts'

/** Stands above a cell for which the browser keeps a text of the reader's that is not the one shown. */
export function OtherText({ id }: { id: string }) {
  const text = useText()
  const store = useContext(NotebookContext)
  const cell = useCell(id)
  const other = otherTexts.use()[id]
  if (!other || !store || !cell) return null
  const words = text.otherText[other.because]
  return (
    <div className="cell-question">
      <p>{words.question}</p>
      <button type="button" className="button" onClick={() => settle(store, id, 'other')}>
        {words.other}
      </button>
      <button type="button" className="button" onClick={() => settle(store, id, 'shown')}>
        {words.shown}
      </button>
      <details className="hint">
        <summary>{words.compare}</summary>
        <Difference before={cell.text} after={other.text} />
      </details>
    </div>
  )
}
