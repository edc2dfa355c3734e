import { Ellipsis, Link, ListEnd, ListStart, RefreshCw, FileDiff } from 'lucide-react'
import { useContext, useEffect, useRef, useState } from 'react'
import { useText } from '../i18n/index.ts'
import { NotebookContext, useActions, useCell, useNotebook } from '../notebook.ts'
import { cellLink } from '../keep/share.ts'

type CellMenuProps = {
  id: string
  /** Whether what the reader has changed is being shown. */
  showsChanges: boolean
  onShowChanges: (shown: boolean) => void
  /** Says that something was done which cannot be seen. */
  onSay: (message: string) => void
}

/** What is wanted of a cell more rarely than Run and Stop: its place among the others, its changes, a link to it. */
export function CellMenu({ id, ...rest }: CellMenuProps) {
  const text = useText()
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  // The browser opens it by itself, perhaps before the cell is alive.
  useEffect(() => setOpen(list.current!.matches(':popover-open')), [])
  return (
    <>
      <button
        type="button"
        className="cell-button cell-more"
        popoverTarget={`more-${id}`}
        aria-label={text.more}
        title={text.more}
      >
        <Ellipsis size={15} aria-hidden />
      </button>
      {/* A press on any of its buttons closes it; the buttons themselves answer to keys. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        ref={list}
        id={`more-${id}`}
        className="cell-menu"
        popover="auto"
        onToggle={({ newState }) => setOpen(newState === 'open')}
        onClick={() => list.current?.hidePopover()}
      >
        {open && <Items id={id} {...rest} />}
      </div>
    </>
  )
}

function Items({ id, showsChanges, onShowChanges, onSay }: CellMenuProps) {
  const text = useText()
  const actions = useActions()
  const store = useContext(NotebookContext)
  const edited = useCell(id)?.edited ?? false
  const isChapters = useNotebook(({ cells }) => cells[id]?.source.exercise === '')
  const hasStale = useNotebook(({ cells }) => Object.values(cells).some(({ state }) => behind.has(state)))

  const share = async () => {
    const link = await cellLink(store!, id)
    try {
      await navigator.clipboard.writeText(link)
      onSay(text.linkCopied)
    } catch {
      onSay(link)
    }
  }
  return (
    <>
      {isChapters && (
        <>
          <button type="button" className="cell-button" onClick={() => actions.runAbove(id)}>
            <ListEnd size={14} aria-hidden />
            {text.runAbove}
          </button>
          <button type="button" className="cell-button" onClick={() => actions.runBelow(id)}>
            <ListStart size={14} aria-hidden />
            {text.runBelow}
          </button>
        </>
      )}
      <button type="button" className="cell-button" disabled={!hasStale} onClick={() => actions.runStale()}>
        <RefreshCw size={14} aria-hidden />
        {text.runStale}
      </button>
      <button
        type="button"
        className="cell-button"
        disabled={!edited}
        aria-pressed={showsChanges}
        onClick={() => onShowChanges(!showsChanges)}
      >
        <FileDiff size={14} aria-hidden />
        {showsChanges ? text.hideChanges : text.showChanges}
      </button>
      <button type="button" className="cell-button" onClick={() => void share()}>
        <Link size={14} aria-hidden />
        {edited ? text.shareCell : text.shareCellAsIs}
      </button>
    </>
  )
}

const behind = new Set(['stale', 'changed'])
