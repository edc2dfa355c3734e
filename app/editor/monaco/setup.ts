import './features.ts'
import 'monaco-editor/languages/definitions/typescript/register'
import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register'
import torchletTypes from 'virtual:torchlet-types'
// oxlint-disable-next-line import/default -- the build gives the file's text
import notebookTypes from '../../notebook/kernel/notebook.d.ts?raw'
import { globals } from '../cells/globals.ts'
import { compilerOptions } from './compiler-options.ts'

/**
 * Monaco's parts and settings, once a page. The checker's options are set here and never again: each change would end its worker and start
 * another.
 */
self.MonacoEnvironment = {
  getWorker: (_module: string, label: string) =>
    label === 'typescript'
      ? new Worker(new URL('../cells/worker.ts', import.meta.url), { type: 'module', name: 'types of cells' })
      : new Worker(new URL('./editor-worker.ts', import.meta.url), { type: 'module', name: 'editor' }),
}

typescriptDefaults.setCompilerOptions({ ...compilerOptions, lib: [...compilerOptions.lib] })
// The first question may come before the first check: the checker must then know all cells, not only the one that asks.
typescriptDefaults.setEagerModelSync(true)
typescriptDefaults.setModeConfiguration({
  completionItems: true,
  hovers: true,
  documentSymbols: true,
  definitions: true,
  // Monaco shows them in a window within the editor, for which a cell has no room.
  references: false,
  documentHighlights: true,
  rename: true,
  signatureHelp: true,
  codeActions: true,
  documentRangeFormattingEdits: true,
  onTypeFormattingEdits: true,
  inlayHints: false,
  // Monaco would check the edited cell alone; diagnostics.ts checks all of them.
  diagnostics: false,
})

const packageFile = (name: string) => `file:///node_modules/${name}/index.d.ts`
typescriptDefaults.addExtraLib(globals, 'file:///globals.d.ts')
typescriptDefaults.addExtraLib(torchletTypes, packageFile('torchlet'))
typescriptDefaults.addExtraLib(notebookTypes, packageFile('notebook'))
