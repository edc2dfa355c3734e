import { useContext } from 'react'
import { Difference } from './Difference.tsx'
import { useText } from '../i18n/index.ts'
import { outdatedEdits, settleOutdated } from '../keep/edits.ts'
import { NotebookContext, useCell } from '../notebook.ts'

/** Stands above a cell that the book has changed since the reader edited it. */
export function OutdatedEdit({ id }: { id: string }) {
  const text = useText()
  const store = useContext(NotebookContext)
  const cell = useCell(id)
  const mine = outdatedEdits.use()[id]
  if (mine === undefined || !store || !cell) return null
  return (
    <div className="cell-question">
      <p>{text.publishedChanged}</p>
      <button type="button" className="button" onClick={() => settleOutdated(store, id, 'mine')}>
        {text.keepMine}
      </button>
      <button type="button" className="button" onClick={() => settleOutdated(store, id, 'new')}>
        {text.takeTheirs}
      </button>
      <details className="hint">
        <summary>{text.showMine}</summary>
        <Difference before={cell.source.code} after={mine} />
      </details>
    </div>
  )
}
