import { editor, type IRange } from 'monaco-editor/editor'
import { parseCellUri } from '../cells/address.ts'
import type { EditorPage } from '../types.ts'

let page: EditorPage | undefined

/**
 * Where "go to definition" leads when it leaves the editor: to the cell on this page, or to the section whose saved cell defines the name.
 * Monaco shows the rest (the engine's declarations) in a window of its own.
 */
export function openDefinitionsWith(current: EditorPage): void {
  const first = !page
  page = current
  if (!first) return
  editor.registerEditorOpener({
    openCodeEditor(_source, resource, at) {
      const place = parseCellUri(resource.toString())
      if (!place) return false
      if (place.chapter) page?.showDefinition?.({ chapter: place.chapter, cell: place.id })
      else showInCell(place.id, at)
      return true
    },
  })
}

/** In a cell that has an editor, at the place itself; else the cell gets the focus. */
function showInCell(id: string, at: IRange | { lineNumber: number; column: number } | undefined): void {
  const open = editor
    .getEditors()
    .find(candidate => parseCellUri(candidate.getModel()?.uri.toString() ?? '')?.id === id)
  const cell = document.querySelector<HTMLElement>(`[data-cell='${CSS.escape(id)}']`)
  cell?.scrollIntoView({ block: 'nearest' })
  if (!open) return cell?.focus({ preventScroll: true })
  if (at) {
    const [lineNumber, column] =
      'startLineNumber' in at ? [at.startLineNumber, at.startColumn] : [at.lineNumber, at.column]
    open.setPosition({ lineNumber, column })
  }
  open.focus()
}
