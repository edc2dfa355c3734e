import { editor, Uri } from 'monaco-editor/editor'
import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register'
import { cellUri, parseCellUri } from '../cells/address.ts'
import { libraryFiles } from '../cells/library.ts'
import type { EditorPage, LibraryCell } from '../types.ts'

/** The checker's copy of the page: one model a cell, whether it has an editor or not. */
export function syncCells(page: EditorPage): void {
  const wanted = new Set<string>()
  page.cells().forEach(({ id, code, scope }, order) => {
    const uri = cellUri({ chapter: '', order, scope, id })
    wanted.add(uri)
    const model = editor.getModel(Uri.parse(uri))
    if (!model) followRenames(editor.createModel(code, 'typescript', Uri.parse(uri)), id, page)
    // A cell with an editor is told by it; writing here would move its caret.
    else if (!model.isAttachedToEditor() && model.getValue() !== code) model.setValue(code)
  })
  for (const model of cellModels()) if (!wanted.has(model.uri.toString())) model.dispose()
}

/** A name that is changed in one cell changes in those that have no editor, too. */
function followRenames(model: editor.ITextModel, id: string, page: EditorPage) {
  model.onDidChangeContent(() => {
    const code = model.getValue()
    const known = page.cells().find(cell => cell.id === id)!.code
    if (code !== known && !model.isAttachedToEditor()) page.edit(id, code)
  })
}

export function cellModels(): editor.ITextModel[] {
  return editor.getModels().filter(({ uri }) => parseCellUri(uri.toString())?.chapter === '')
}

export function modelOf(id: string): editor.ITextModel | undefined {
  return cellModels().find(({ uri }) => parseCellUri(uri.toString())!.id === id)
}

let library: readonly LibraryCell[] | undefined

/** The module `d2l`; it is the same for the whole page. */
export function setLibrary(cells: readonly LibraryCell[]): void {
  if (library) return
  library = cells
  for (const [path, text] of Object.entries(libraryFiles(cells))) typescriptDefaults.addExtraLib(text, path)
}
