import { editor, MarkerSeverity, Uri } from 'monaco-editor/editor'
import type ts from 'typescript'
import type { Language } from '../types.ts'
import { cellsService } from './service.ts'

const owner = 'types'
const pause = 250

let spoken: Promise<void> | undefined

/** The language of the messages: the page's, set before the first check. */
export function speak(lang: Language): void {
  spoken ??= lang === 'en' ? Promise.resolve() : cellsService().then(service => service.setMessages(lang))
}

let timer: ReturnType<typeof setTimeout> | undefined
let asked = 0

/** Checks all cells when the typing pauses: a change in one can break another, and the marks of both must follow. */
export function checkSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void check(), pause)
}

async function check(): Promise<void> {
  const ask = ++asked
  await spoken
  const service = await cellsService()
  const found = await service.cellDiagnostics()
  // Another change came meanwhile; its own check will mark.
  if (ask !== asked) return
  for (const [uri, diagnostics] of Object.entries(found)) {
    const model = editor.getModel(Uri.parse(uri))
    if (model && !model.isDisposed())
      editor.setModelMarkers(
        model,
        owner,
        diagnostics.map(found => markerOf(model, found)),
      )
  }
}

function markerOf(
  model: editor.ITextModel,
  { start = 0, length = 1, messageText, code }: ts.Diagnostic,
): editor.IMarkerData {
  const from = model.getPositionAt(start)
  const to = model.getPositionAt(start + length)
  return {
    // Types are advice: a cell with a type error still runs.
    severity: MarkerSeverity.Error,
    message: textOf(messageText),
    code: `TS${code}`,
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  }
}

function textOf(message: string | ts.DiagnosticMessageChain, indent = ''): string {
  if (typeof message === 'string') return message
  return [indent + message.messageText, ...(message.next ?? []).map(next => textOf(next, `${indent}  `))].join('\n')
}
