import { Copy, Play, RotateCcw, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useText } from '../i18n/index.ts'
import { useActions, useCell } from '../notebook.ts'
import { StateMark } from './StateMark.tsx'

/** The hinge between code and output: what can be done with the cell, and how it stands. */
export function CellBar({ id, recordedSeconds }: { id: string; recordedSeconds?: number }) {
  const text = useText()
  const cell = useCell(id)
  const actions = useActions()
  const [copied, setCopied] = useState(false)
  const state = cell?.state ?? 'not-run'
  const active = state === 'running' || state === 'queued'

  const copy = async () => {
    await navigator.clipboard.writeText(cell?.text ?? '')
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }

  return (
    <div className="cell-bar">
      <button type="button" className="cell-button cell-run" disabled={active} onClick={() => actions.run(id)}>
        <Play size={13} aria-hidden />
        {text.run}
      </button>
      <button type="button" className="cell-button" disabled={!active} onClick={() => actions.stop()}>
        <Square size={12} aria-hidden />
        {text.stop}
      </button>
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
      <button type="button" className="cell-button" onClick={() => void copy()}>
        <Copy size={13} aria-hidden />
        <span aria-live="polite">{copied ? text.copied : text.copy}</span>
      </button>
      <span className="cell-status">
        <StateMark state={state} />
        <Time startedAt={cell?.startedAt ?? null} seconds={cell?.seconds ?? null} recordedSeconds={recordedSeconds} />
      </span>
    </div>
  )
}

/** Running: the clock. Has run: how long it took. Not yet: what it cost in the book. */
function Time(times: { startedAt: number | null; seconds: number | null; recordedSeconds?: number }) {
  const text = useText()
  const elapsed = useElapsed(times.startedAt)
  if (elapsed !== null) return <span className="cell-time">{text.seconds(elapsed)}</span>
  if (times.seconds !== null) return <span className="cell-time">{text.seconds(times.seconds)}</span>
  if (times.recordedSeconds === undefined || times.recordedSeconds < 0.5) return null
  return <span className="cell-time">{text.recordedCost(text.seconds(times.recordedSeconds))}</span>
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
