import { editor, type Uri } from 'monaco-editor/editor'
import { getTypeScriptWorker } from 'monaco-editor/languages/features/typescript/register'
import type { CellsService } from '../cells/service.ts'
import { cellModels } from './models.ts'

/** The methods this page calls itself; the rest Monaco calls. */
type Service = Pick<CellsService, 'cellDiagnostics' | 'setMessages'>

let registered: Promise<(...uris: Uri[]) => Promise<Service>> | undefined

/** Registers what answers hovers and completions, before there is an editor to ask: one asked too early would stay without an answer. */
export async function registerTypes(): Promise<void> {
  editor.createModel('', 'typescript').dispose()
  await (registered ??= untilRegistered())
}

/** The checker of cells, with every cell of the page sent to it. */
export async function cellsService(): Promise<Service> {
  registered ??= untilRegistered()
  const connect = await registered
  return connect(...cellModels().map(({ uri }) => uri))
}

/** Monaco registers TypeScript some time after the first TypeScript model; until then it rejects. */
async function untilRegistered(): Promise<(...uris: Uri[]) => Promise<Service>> {
  for (let attempt = 0; ; attempt++)
    try {
      return (await getTypeScriptWorker()) as unknown as (...uris: Uri[]) => Promise<Service>
    } catch (error) {
      if (attempt === 100) throw error
      await new Promise(resolve => setTimeout(resolve, 30))
    }
}
