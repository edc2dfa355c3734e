import { useState } from 'react'
import { useWords } from './language.ts'

const mostOpen = 40
/** Of more than that the first are shown, and the last: a result or an error comes at the end. */
const first = 24
const last = 8

interface Fold {
  /** Outputs before the fold. */
  first: number
  /** Outputs in it. */
  hidden: number
  open: () => void
}

/** A cell may show hundreds of outputs; the page holds them all, but draws the middle of them only when asked. */
export function useFold(count: number, recorded: boolean): Fold {
  const [opened, setOpened] = useState(false)
  const hidden = recorded || opened || count <= mostOpen ? 0 : count - first - last
  return { first: hidden > 0 ? first : count, hidden, open: () => setOpened(true) }
}

export function MoreOutputs({ count, onShow }: { count: number; onShow: () => void }) {
  const words = useWords()
  return (
    <div className="output outputs-fold">
      <button type="button" className="output-action" onClick={onShow}>
        {words.showOutputs(count)}
      </button>
    </div>
  )
}
