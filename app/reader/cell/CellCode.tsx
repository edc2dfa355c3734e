import { type CSSProperties, type MouseEvent, useMemo, useState } from 'react'
import type { ErrorOutput } from '../../notebook/outputs.ts'
import { CodeBlock } from './CodeBlock.tsx'
import { useText } from '../i18n/index.ts'
import { useSettings } from '../keep/settings.ts'
import { useActions, useCell } from '../notebook.ts'
import { onDemand } from '../on-demand.tsx'
import { useEditorPage } from './editor-page.ts'

/** The editor and everything it needs come with the first click into code, never before. */
const CellEditor = onDemand(async () => (await import('../../editor/index.ts')).CellEditor)

type CellCodeProps = { id: string; label: string; html: string; editing: boolean; onEdit: () => void }

/** The cell's code: highlighted text that becomes an editor in the same place when the reader wants to change it. */
export function CellCode({ id, label, html, editing, onEdit }: CellCodeProps) {
  const cell = useCell(id)
  const text = useText()
  const { edit } = useActions()
  const { editor, tab } = useSettings()
  const page = useEditorPage()
  const [caret, setCaret] = useState<number>()
  const mark = useMark(cell?.error ?? null)

  const open = (event: MouseEvent<HTMLElement>) => {
    // Selecting code to copy it is not a wish to edit it.
    if (getSelection()?.isCollapsed === false) return
    setCaret(caretOffset(event))
    onEdit()
  }

  const still = (
    // Enter on the cell does the same for the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <CodeBlock data-code onClick={open} title={text.edit}>
      {mark && <span className="code-mark" style={{ '--line': mark.line } as CSSProperties} />}
      {cell?.edited ? <code>{cell.text}</code> : <code dangerouslySetInnerHTML={{ __html: html }} />}
    </CodeBlock>
  )
  if (!editing || !cell) return still
  return (
    <CellEditor
      fallback={still}
      id={id}
      text={cell.text}
      onChange={text => edit(id, text)}
      page={page}
      label={label}
      caret={caret}
      plain={editor === 'plain'}
      tabLeaves={tab === 'move'}
      highlighted={cell.edited ? undefined : html}
      mark={mark}
      leave={tab === 'move' ? text.tabLeavesHint : text.leaveEditorHint}
    />
  )
}

/** The place of the last error, when it lies in this cell. */
function useMark(error: ErrorOutput | null) {
  return useMemo(() => (error?.at ? { ...error.at, message: `${error.name}: ${error.message}` } : null), [error])
}

/** Where in the code the reader clicked, as an offset into its text. */
function caretOffset(event: MouseEvent<HTMLElement>): number | undefined {
  const position = document.caretPositionFromPoint?.(event.clientX, event.clientY)
  if (!position || !event.currentTarget.contains(position.offsetNode)) return undefined
  const range = document.createRange()
  range.setStart(event.currentTarget, 0)
  range.setEnd(position.offsetNode, position.offset)
  return range.toString().length
}
