import type { WorkerContext } from 'monaco-editor/languages/features/typescript/tsWorker'
import { flattenDiagnosticMessageText } from 'typescript'
import { cellUri, type CellAddress } from '../../app/editor/cells/address.ts'
import { CellsService } from '../../app/editor/cells/service.ts'
import { compilerOptions } from '../../app/editor/monaco/compiler-options.ts'

interface TestCell {
  id: string
  text: string
  scope?: string
}

/** A page of cells with the type checker behind it, as the editor's worker has it, without a browser. */
export function notebook(cells: TestCell[], libraries: Record<string, string> = {}) {
  const addresses: CellAddress[] = cells.map(({ id, scope }, order) => ({ chapter: '', id, order, scope: scope ?? '' }))
  const models = cells.map((cell, i) => ({
    uri: { path: new URL(cellUri(addresses[i])).pathname, toString: () => cellUri(addresses[i]) },
    version: 1,
    getValue: () => cell.text,
  }))
  const context: WorkerContext = { getMirrorModels: () => models }
  const extraLibs = Object.fromEntries(
    Object.entries(libraries).map(([path, content]) => [path, { content, version: 1 }]),
  )
  const service = new CellsService(context, { compilerOptions, extraLibs })

  const indexOf = (id: string) => cells.findIndex(cell => cell.id === id)
  const uriOf = (id: string) => cellUri(addresses[indexOf(id)])
  const idOf = (uri: string) => addresses.find(address => cellUri(address) === uri)?.id ?? uri
  const textOf = (uri: string) => cells[indexOf(idOf(uri))].text

  return {
    service,
    /** `cell line:column message` for every error on the page. */
    async errors(): Promise<string[]> {
      const found = await service.cellDiagnostics()
      return Object.entries(found).flatMap(([uri, diagnostics]) =>
        diagnostics.map(({ start, messageText }) => {
          const before = textOf(uri).slice(0, start).split('\n')
          return `${idOf(uri)} ${before.length}:${before.at(-1)!.length + 1} ${flattenDiagnosticMessageText(messageText, '\n')}`
        }),
      )
    },
    async hover(id: string, name: string): Promise<string> {
      const info = await service.getQuickInfoAtPosition(uriOf(id), cells[indexOf(id)].text.indexOf(name))
      return info?.displayParts?.map(({ text }) => text).join('') ?? ''
    },
    async completions(id: string, after: string): Promise<string[]> {
      const position = cells[indexOf(id)].text.lastIndexOf(after) + after.length
      return (await service.getCompletionsAtPosition(uriOf(id), position))?.entries.map(({ name }) => name) ?? []
    },
    /** The cells with every place where renaming the name in this cell would write. */
    async rename(id: string, name: string): Promise<string[]> {
      const found = await service.findRenameLocations(
        uriOf(id),
        cells[indexOf(id)].text.indexOf(name),
        false,
        false,
        false,
      )
      return (found ?? []).map(({ fileName, textSpan }) => `${idOf(fileName)}@${textSpan.start}`).sort()
    },
    async definition(id: string, name: string): Promise<string[]> {
      const found = await service.getDefinitionAtPosition(uriOf(id), cells[indexOf(id)].text.lastIndexOf(name))
      return (found ?? []).map(({ fileName, textSpan }) => `${idOf(fileName)}@${textSpan.start}`)
    },
    edit(id: string, text: string): void {
      cells[indexOf(id)].text = text
      models[indexOf(id)].version++
    },
  }
}
