import { Copy, Play, RotateCcw, Square, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Cell } from '../../notebook/state.ts'
import { useText } from '../i18n/index.ts'
import { useActions, useCell, useNotebook } from '../notebook.ts'
import { CellMenu } from './CellMenu.tsx'
import { Difference } from './Difference.tsx'
import { StateMark } from './StateMark.tsx'

/** The hinge between code and output: what can be done with the cell, and how it stands. */
export function CellBar({ id, recordedSeconds }: { id: string; recordedSeconds?: number }) {
  const text = useText()
  const cell = useCell(id)
  const actions = useActions()
  const wasReset = useNotebook(({ undoable }) => undoable !== null && id in undoable.texts)
  const [copied, setCopied] = useState(false)
  const [said, setSaid] = useState('')
  const [showsChanges, setShowsChanges] = useState(false)
  const state = cell?.state ?? 'not-run'
  const active = state === 'running' || state === 'queued'

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(cell?.text ?? '')
      setCopied(true)
      setTimeout(() => setCopied(false), 1500)
    } catch {
      setSaid(text.copyDenied)
    }
  }

  return (
    <>
      <div className="cell-bar">
        <button type="button" className="cell-button cell-run" disabled={active} onClick={() => actions.run(id)}>
          <Play size={13} aria-hidden />
          {text.run}
        </button>
        <button type="button" className="cell-button" disabled={!active} onClick={() => actions.stop()}>
          <Square size={12} aria-hidden />
          {text.stop}
        </button>
        {wasReset && !cell?.edited ? (
          <button type="button" className="cell-button" onClick={() => actions.undo()}>
            <Undo2 size={13} aria-hidden />
            {text.undo}
          </button>
        ) : (
          <button
            type="button"
            className="cell-button"
            data-action="reset"
            disabled={!cell?.edited}
            onClick={() => actions.reset(id)}
          >
            <RotateCcw size={13} aria-hidden />
            {text.reset}
          </button>
        )}
        <button type="button" className="cell-button" onClick={() => void copy()}>
          <Copy size={13} aria-hidden />
          <span aria-live="polite">{copied ? text.copied : text.copy}</span>
        </button>
        <CellMenu id={id} showsChanges={showsChanges} onShowChanges={setShowsChanges} onSay={setSaid} />
        <span className="cell-status">
          <StateMark state={state} />
          <Time cell={cell} recordedSeconds={recordedSeconds} />
        </span>
      </div>
      <p className="cell-said" role="status">
        {said}
      </p>
      {showsChanges && cell?.edited && (
        <div className="cell-changes">
          <Difference before={cell.source.code} after={cell.text} />
        </div>
      )}
    </>
  )
}

/** Running: the clock, and what is left where a loop tells. Has run: how long it took. Not yet: its cost in the book. */
function Time({ cell, recordedSeconds }: { cell: Cell | undefined; recordedSeconds?: number }) {
  const text = useText()
  const elapsed = useElapsed(cell?.startedAt ?? null)
  if (elapsed !== null) {
    const left = timeLeft(cell!)
    return (
      <span className="cell-time">
        {text.seconds(elapsed)}
        {left !== null && ` · ${text.timeLeft(text.seconds(left))}`}
      </span>
    )
  }
  if (cell && cell.seconds !== null) return <span className="cell-time">{text.seconds(cell.seconds)}</span>
  if (recordedSeconds === undefined || recordedSeconds < 0.5) return null
  return <span className="cell-time">{text.recordedCost(text.seconds(recordedSeconds))}</span>
}

/** What the outermost loop of a running cell has still to do; loops report themselves in the order they began. */
function timeLeft({ outputs, origin }: Cell): number | null {
  const loop = outputs.find(output => output.kind === 'progress' && !output.part && !output.finished)
  return origin === 'live' && loop?.kind === 'progress' ? loop.left : null
}

function useElapsed(startedAt: number | null): number | null {
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (startedAt === null) return
    const tick = () => setNow(Date.now())
    const timer = setInterval(tick, 200)
    return () => clearInterval(timer)
  }, [startedAt])
  return startedAt === null ? null : Math.max(0, now - startedAt) / 1000
}
