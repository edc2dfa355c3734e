import { Cpu, Keyboard, Play, RefreshCw, RotateCcw, Share2, Square } from 'lucide-react'
import { useState } from 'react'
import type { Notebook } from '../../notebook/state.ts'
import type { Dictionary } from '../i18n/en.ts'
import { useText } from '../i18n/index.ts'
import { keptNets } from '../keep/nets.ts'
import { storage } from '../keep/storage.ts'
import { useActions, useNotebook } from '../notebook.ts'
import { onDemand } from '../on-demand.tsx'
import { showHelp } from './Help.tsx'
import { Keep, showKeep } from './Keep.tsx'
import { Offered } from './Offered.tsx'

/** What is in memory is asked for rarely. */
const Memory = onDemand(async () => (await import('./Memory.tsx')).Memory)

/** Everything that concerns all cells of the page; `count` of them belong to the chapter and not to an exercise. */
export function PageBar({ count }: { count: number }) {
  const text = useText()
  const actions = useActions()
  const cells = useNotebook(notebook => notebook.cells)
  const running = useNotebook(notebook => notebook.running)
  const waiting = useNotebook(notebook => notebook.queue.length)
  const stored = storage.use()
  const kept = keptNets.use()
  const [memory, setMemory] = useState(false)
  const kernel = useNotebook(notebook => notebook.kernel)
  const undoable = useNotebook(notebook => notebook.undoable)
  const chapterCells = Object.values(cells).filter(cell => !cell.source.exercise)
  const done = chapterCells.filter(cell => cell.state === 'done').length
  const stale = chapterCells.filter(cell => cell.state === 'stale' || cell.state === 'changed').length
  const edited = Object.values(cells).some(cell => cell.edited)
  const busy = running !== null || waiting > 0
  return (
    <div className="page-bar">
      <div className="page-bar-buttons" role="toolbar" aria-label={text.runThisPage}>
        <button type="button" className="button button-primary" disabled={busy} onClick={() => actions.runAll()}>
          <Play size={14} aria-hidden />
          {text.runAll}
        </button>
        <button
          type="button"
          className="button"
          data-action="stop-page"
          disabled={!busy}
          onClick={() => actions.stop()}
        >
          <Square size={13} aria-hidden />
          {text.stop}
        </button>
        <button type="button" className="button" disabled={busy || stale === 0} onClick={() => actions.runStale()}>
          <RefreshCw size={14} aria-hidden />
          {text.runStale}
        </button>
        <button type="button" className="button" disabled={!edited} onClick={() => actions.resetAll()}>
          <RotateCcw size={14} aria-hidden />
          {text.resetChapter}
        </button>
        <button type="button" className="button" onClick={showKeep}>
          <Share2 size={14} aria-hidden />
          {text.keep.title}
        </button>
        <button type="button" className="button page-bar-engine" data-engine-use onClick={() => setMemory(true)}>
          <Cpu size={14} aria-hidden />
          {engineText(kernel, text)}
        </button>
        <button type="button" className="icon-button" aria-label={text.help} onClick={showHelp}>
          <Keyboard size={16} aria-hidden />
        </button>
      </div>
      <p className="page-bar-progress" role="status">
        {text.kernelStatus[kernel.status as keyof typeof text.kernelStatus] ?? text.cellsDone(done, count)}
        {undoable && (
          <button type="button" className="text-button" onClick={() => actions.undo()}>
            {text.undo}
          </button>
        )}
      </p>
      {kept.length > 0 && kernel.status === 'off' && (
        <p className="page-bar-message page-bar-note">
          {text.memory.keptHere(kept.map(({ name }) => name).join(', '))}
          <button type="button" className="text-button" onClick={() => setMemory(true)}>
            {text.memory.bringBack}
          </button>
        </p>
      )}
      {(stored === 'denied' || stored === 'full') && edited && (
        <p className="page-bar-message" role="alert">
          {stored === 'full' ? text.storageFull : text.storageDenied}
        </p>
      )}
      {kernel.message && (
        <p className="page-bar-message" role="alert">
          {text.kernelMessages[kernel.message.code]} {kernel.message.detail}
        </p>
      )}
      <Keep />
      <Offered />
      {memory && <Memory onClose={() => setMemory(false)} />}
    </div>
  )
}

/** The chip: what computes and how much memory it took, as soon as anything has run. */
const engineText = ({ engine, bytes }: Notebook['kernel'], text: Dictionary) =>
  engine ? text.engineChip(engine.threads, bytes === null ? null : Math.ceil(bytes / 1e6)) : text.memory.title
