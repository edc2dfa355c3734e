import { editor, type IRange } from 'monaco-editor/editor'
import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register'
import { parseCellUri } from '../cells/address.ts'
import type { EditorPage } from '../types.ts'

let page: EditorPage | undefined

/**
 * Where "go to definition" leads when it leaves the editor: to the cell on this page, to the section whose saved cell defines the name, or
 * to the engine's reference.
 */
export function openDefinitionsWith(current: EditorPage): void {
  const first = !page
  page = current
  if (!first) return
  editor.registerEditorOpener({
    openCodeEditor(_source, resource, at) {
      const place = parseCellUri(resource.toString())
      if (!place) {
        const name = declaredName(resource.toString(), at)
        if (name) page?.showReference?.(name)
        return name !== undefined
      }
      if (place.chapter) page?.showDefinition?.({ chapter: place.chapter, cell: place.id })
      else showInCell(place.id, at)
      return true
    },
  })
}

type Place = IRange | { lineNumber: number; column: number } | undefined

const placeOf = (at: NonNullable<Place>) =>
  'startLineNumber' in at ? ([at.startLineNumber, at.startColumn] as const) : ([at.lineNumber, at.column] as const)

/** The name that a declaration file says at this place. */
function declaredName(file: string, at: Place): string | undefined {
  const text = typescriptDefaults.getExtraLibs()[file]?.content
  if (!text || !at) return undefined
  const [line, column] = placeOf(at)
  const rest = text
    .split('\n')
    .at(line - 1)
    ?.slice(column - 1)
  // Joined into one file, a name that several modules have takes a prefix.
  return rest?.match(/^[\w$]+/)?.[0].replace(/^torch_/, '')
}

/** In a cell that has an editor, at the place itself; else the cell gets the focus. */
function showInCell(id: string, at: Place): void {
  const open = editor
    .getEditors()
    .find(candidate => parseCellUri(candidate.getModel()?.uri.toString() ?? '')?.id === id)
  const cell = document.querySelector<HTMLElement>(`[data-cell='${CSS.escape(id)}']`)
  cell?.scrollIntoView({ block: 'nearest' })
  if (!open) return cell?.focus({ preventScroll: true })
  if (at) {
    const [lineNumber, column] = placeOf(at)
    open.setPosition({ lineNumber, column })
  }
  open.focus()
}
