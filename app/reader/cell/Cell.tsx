import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { CellMeta } from '../../notebook/fence.ts'
import { useText } from '../i18n/index.ts'
import { useActions, useCell } from '../notebook.ts'
import { AskFirst } from './AskFirst.tsx'
import { CellBar } from './CellBar.tsx'
import { CellCode } from './CellCode.tsx'
import { CellOutputs } from './CellOutputs.tsx'
import { CodeBlock } from './CodeBlock.tsx'
import { OtherText } from './OtherText.tsx'

export type CellProps = {
  meta: CellMeta
  /** Highlighted TypeScript, as the inner HTML of a `<code>`. */
  html: string
  /** Highlighted Python of the PyTorch twin, if it has one. */
  twin?: string
  /** The book's outputs: components while prerendering, their HTML once the page lives. */
  recorded?: ReactNode | string
  recordedSeconds?: number
}

type Tab = 'code' | 'twin'

/** A cell: code, what can be done with it, and what it gave, as one object. */
export function Cell({ meta, html, twin, recorded, recordedSeconds }: CellProps) {
  const text = useText()
  const cell = useCell(meta.id)
  const { run } = useActions()
  const [tab, setTab] = useState<Tab>('code')
  const [editing, setEditing] = useState(false)
  const [open, setOpen] = useState(!meta.collapse)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter') return
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      event.preventDefault()
      run(meta.id)
      if (event.shiftKey) focusNextCell(event.currentTarget)
    } else if (event.target === event.currentTarget || (event.target as Element).matches('.code')) {
      event.preventDefault()
      setTab('code')
      setEditing(true)
    }
  }

  return (
    // The cell itself takes the focus, as a notebook's command mode does; its buttons and editor stand inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="cell"
      data-cell={meta.id}
      data-state={cell?.state ?? 'not-run'}
      id={`cell-${meta.id}`}
      aria-label={text.cell(meta.title || meta.id)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {(meta.title || twin || meta.collapse) && (
        <header className="cell-head">
          <span className="cell-title">{meta.title}</span>
          {meta.collapse && (
            <button type="button" className="text-button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? text.hideCode : text.showCode}
            </button>
          )}
          {twin && open && (
            <div className="tabs" role="tablist" aria-label={text.code}>
              {(['code', 'twin'] as const).map(name => (
                <button
                  key={name}
                  type="button"
                  role="tab"
                  aria-selected={tab === name}
                  tabIndex={tab === name ? 0 : -1}
                  onClick={() => setTab(name)}
                  onKeyDown={({ key, currentTarget }) => {
                    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
                    const other = currentTarget.nextElementSibling ?? currentTarget.previousElementSibling
                    setTab(tab === 'code' ? 'twin' : 'code')
                    ;(other as HTMLElement).focus()
                  }}
                >
                  {name === 'code' ? 'TypeScript' : 'PyTorch'}
                </button>
              ))}
            </div>
          )}
        </header>
      )}
      <OtherText id={meta.id} />
      <div hidden={!open}>
        <div hidden={tab !== 'code'}>
          <CellCode
            id={meta.id}
            label={text.cell(meta.title || meta.id)}
            html={html}
            editing={editing}
            onEdit={() => setEditing(true)}
          />
        </div>
        {twin && (
          <CodeBlock data-twin hidden={tab !== 'twin'}>
            <code dangerouslySetInnerHTML={{ __html: twin }} />
          </CodeBlock>
        )}
      </div>
      <CellBar id={meta.id} recordedSeconds={recordedSeconds} />
      <AskFirst id={meta.id} />
      <CellOutputs id={meta.id} recorded={recorded} />
    </section>
  )
}

function focusNextCell(cell: Element) {
  const cells = [...document.querySelectorAll<HTMLElement>('.cell')]
  cells[cells.indexOf(cell as HTMLElement) + 1]?.focus()
}
