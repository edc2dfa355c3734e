import { useState } from 'react'
import { useText } from '../i18n/index.ts'
import { useNotebook } from '../notebook.ts'
import { newEdition, takeNewEdition } from './service-worker.ts'

/** Says that the site has a new edition. It is loaded when the reader wants it, and never under a running cell. */
export function NewEdition() {
  const text = useText().offline
  const waiting = newEdition.use()
  const running = useNotebook(notebook => notebook.running !== null || notebook.queue.length > 0)
  const [later, setLater] = useState(false)
  if (!waiting || later) return null
  return (
    <aside className="notice" role="status">
      <p>{running ? text.newEditionRunning : text.newEdition}</p>
      <div>
        <button type="button" className="button button-primary" disabled={running} onClick={takeNewEdition}>
          {text.takeNewEdition}
        </button>
        <button type="button" className="text-button" onClick={() => setLater(true)}>
          {text.later}
        </button>
      </div>
    </aside>
  )
}
