import { useContext, useEffect, useRef, useState } from 'react'
import { codeHash } from '../../notebook/code-hash.ts'
import { Difference } from '../cell/Difference.tsx'
import { useText } from '../i18n/index.ts'
import type { Edit } from '../keep/edits.ts'
import { brokenLink, offered } from '../keep/share.ts'
import { NotebookContext, useNotebook } from '../notebook.ts'

/** What a followed link brings, cell by cell: the reader looks, then takes it or leaves it. Nothing is run. */
export function Offered() {
  const text = useText()
  const store = useContext(NotebookContext)
  const edits = offered.use()
  const broken = brokenLink.use()
  const sheet = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (edits && !sheet.current?.open) sheet.current?.showModal()
  }, [edits])
  if (broken) {
    return (
      <p className="page-bar-message" role="alert">
        {text.keep.brokenLink}
      </p>
    )
  }
  if (!edits) return null
  const settle = (take: boolean) => {
    if (take) store!.getState().take(Object.fromEntries(Object.entries(edits).map(([id, { text }]) => [id, text])))
    offered.set(null)
  }
  return (
    <dialog
      ref={sheet}
      id="offered"
      className="sheet sheet-wide"
      aria-labelledby="offered-title"
      onCancel={() => settle(false)}
    >
      <h2 id="offered-title">{text.keep.offered(Object.keys(edits).length)}</h2>
      {Object.entries(edits).map(([id, edit]) => (
        <OfferedCell key={id} id={id} edit={edit} />
      ))}
      <div className="sheet-answers">
        <button type="button" className="button button-primary" onClick={() => settle(true)}>
          {text.keep.take}
        </button>
        <button type="button" className="button" onClick={() => settle(false)}>
          {text.keep.leave}
        </button>
      </div>
    </dialog>
  )
}

function OfferedCell({ id, edit }: { id: string; edit: Edit }) {
  const text = useText()
  const cell = useNotebook(notebook => notebook.cells[id])
  const [otherVersion, setOtherVersion] = useState(false)
  useEffect(() => {
    void codeHash(cell.source.code).then(hash => setOtherVersion(hash !== edit.base))
  }, [cell.source.code, edit.base])
  return (
    <section>
      <h3>{cell.source.title || id}</h3>
      {otherVersion && <p className="sheet-message">{text.keep.otherVersion}</p>}
      <Difference before={cell.text} after={edit.text} />
    </section>
  )
}
