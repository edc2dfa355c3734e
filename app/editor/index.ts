/**
 * The editors' public face. This module is small; Monaco and everything of it come with `loadEditor`, which `openEditor` calls unless the
 * plain editor is to stay.
 */
export { CellEditor, type CellEditorProps } from './CellEditor.tsx'
export { loadEditor } from './load.ts'
export { openEditor } from './open-editor.ts'
export type { CellText, Editor, EditorOptions, EditorPage, LibraryCell, Mark } from './types.ts'
