import { useEffect, useRef } from 'react'
import { openEditor } from './open-editor.ts'
import type { Editor, EditorPage, Mark } from './types.ts'
import './editor.css'

export interface CellEditorProps {
  id: string
  text: string
  onChange: (text: string) => void
  page: EditorPage
  /** Accessible name. */
  label: string
  /** Offset of the click that opened it. */
  caret?: number | undefined
  plain?: boolean
  /** Tab leaves the editor instead of indenting. */
  tabLeaves?: boolean
  /** The highlighted code in whose place it comes. */
  highlighted?: string | undefined
  /** Where the last run went wrong. */
  mark?: Mark | null | undefined
  /** Said beside the focused editor: how to leave it by keyboard. */
  leave?: string
}

/** An editor as a part of a React page. It opens focused; Escape gives the focus to the cell around it. */
export function CellEditor({
  id,
  text,
  onChange,
  page,
  label,
  caret,
  plain,
  tabLeaves = false,
  highlighted,
  mark,
  leave,
}: CellEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor>(null)
  // What was typed but has not come back as `text` yet: React may render an older text after a newer one was typed.
  const typed = useRef<string[]>([])
  // The editor outlives renders; it must call what is current.
  const latest = useRef({ text, onChange, page })
  useEffect(() => {
    latest.current = { text, onChange, page }
  })

  useEffect(() => {
    const element = host.current!
    const opened = openEditor({
      host: element,
      id,
      label,
      caret,
      plain: plain ?? false,
      highlighted,
      text: latest.current.text,
      page: {
        lang: latest.current.page.lang,
        cells: () => latest.current.page.cells(),
        edit: (id, code) => latest.current.page.edit(id, code),
        library: () => latest.current.page.library(),
        showDefinition: place => latest.current.page.showDefinition?.(place),
        showReference: name => latest.current.page.showReference?.(name),
      },
      onChange(text) {
        typed.current.push(text)
        latest.current.onChange(text)
      },
      onEscape: () => element.closest<HTMLElement>('[data-cell]')?.focus(),
    })
    opened.focus()
    editor.current = opened
    return () => opened.dispose()
    // Only another cell or another kind of editor makes a new one; the rest is followed below.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [id, plain])

  useEffect(() => {
    const returned = typed.current.indexOf(text)
    if (returned >= 0) typed.current.splice(0, returned + 1)
    else editor.current?.setText(text)
  }, [text])
  useEffect(() => editor.current?.mark(mark ?? null), [mark])
  useEffect(() => editor.current?.letTabLeave(tabLeaves), [tabLeaves, id, plain])

  return (
    <>
      <div className="code editor" data-code ref={host} />
      {leave && <div className="editor-leave">{leave}</div>}
    </>
  )
}
