import { editor, KeyCode, KeyMod, Range } from 'monaco-editor/editor'
import type { Editor, EditorOptions, Mark } from '../types.ts'
import { openDefinitionsWith } from './definitions.ts'
import { checkSoon, speak } from './diagnostics.ts'
import { modelOf, setLibrary, syncCells } from './models.ts'

/** A Monaco editor in the place of a cell's static code: same letters, same lines, as tall as its text. */
export function createRichEditor(options: EditorOptions): Editor {
  const { host, id, text, label, page, onChange, onEscape } = options
  syncCells(page)
  // Where it cannot be had now, the next editor asks again; until then names of `d2l` have no types.
  Promise.resolve(page.library())
    .then(setLibrary)
    .then(checkSoon, () => {})
  const model = modelOf(id) ?? editor.createModel(text, 'typescript')
  if (model.getValue() !== text) model.setValue(text)

  const box = document.createElement('div')
  host.append(box)
  const metrics = metricsOf(host)
  // The insets become the editor's own, so that its whole width takes clicks and selections.
  host.dataset.rich = ''
  const monaco = editor.create(box, { model, ariaLabel: label, ...look, ...metrics })

  let fromOutside = false
  const fit = () => {
    const height = monaco.getContentHeight()
    box.style.height = `${height}px`
    monaco.layout({ width: host.clientWidth, height })
  }
  fit()
  const resized = new ResizeObserver(fit)
  resized.observe(host)
  const disposables = [
    monaco.onDidContentSizeChange(fit),
    model.onDidChangeContent(() => {
      if (!fromOutside) onChange(model.getValue())
      checkSoon()
    }),
    // Cells may have changed without an editor: by undo, by a reset, by a plain one.
    monaco.onDidFocusEditorText(() => {
      syncCells(page)
      checkSoon()
    }),
  ]
  // With nothing open that Escape would close, it leaves the editor; Tab then goes on over the page.
  monaco.addCommand(
    KeyCode.Escape,
    onEscape,
    '!suggestWidgetVisible && !renameInputVisible && !parameterHintsVisible && !editorHasMultipleSelections && !hasNonEmptySelection && !inSnippetMode && !markersNavigationVisible',
  )
  speak(page.lang)
  checkSoon()
  openDefinitionsWith(page)

  const marks = monaco.createDecorationsCollection()
  return {
    kind: 'rich',
    focus: () => monaco.focus(),
    selection() {
      const selected = monaco.getSelection()!
      return [model.getOffsetAt(selected.getStartPosition()), model.getOffsetAt(selected.getEndPosition())]
    },
    select: (start, end) =>
      monaco.setSelection(Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end))),
    setText(next) {
      if (next === model.getValue()) return
      fromOutside = true
      monaco.pushUndoStop()
      monaco.executeEdits('page', [{ range: model.getFullModelRange(), text: next }])
      monaco.pushUndoStop()
      fromOutside = false
    },
    mark: mark => marks.set(mark ? [decorationOf(mark, model)] : []),
    letTabLeave: leaves => monaco.updateOptions({ tabFocusMode: leaves }),
    dispose() {
      resized.disconnect()
      for (const disposable of disposables) disposable.dispose()
      monaco.dispose()
      box.remove()
      delete host.dataset.rich
    },
  }
}

/**
 * These keys belong to the cell around the editor or to the browser: unbound here, they rise to them. Those of F10 and F12
 * would show a definition in a window within the editor, for which a cell has no room.
 */
const foreignKeys = [
  KeyMod.CtrlCmd | KeyCode.KeyF,
  KeyMod.CtrlCmd | KeyCode.Enter,
  KeyMod.Shift | KeyCode.Enter,
  KeyMod.WinCtrl | KeyCode.Enter,
  KeyMod.Alt | KeyCode.F12,
  KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.F10,
]
export function leaveKeysToCell(): void {
  editor.addKeybindingRules(foreignKeys.map(keybinding => ({ keybinding, command: null })))
}

const look: editor.IStandaloneEditorConstructionOptions = {
  // As the static code: no numbers, no margins, no map; and it never scrolls up or down, the page does.
  lineNumbers: 'off',
  glyphMargin: false,
  folding: false,
  lineNumbersMinChars: 0,
  minimap: { enabled: false },
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollBeyondLastLine: false,
  scrollBeyondLastColumn: 2,
  scrollbar: { vertical: 'hidden', handleMouseWheel: true, alwaysConsumeMouseWheel: false, horizontalScrollbarSize: 8 },
  stickyScroll: { enabled: false },
  renderLineHighlight: 'none',
  guides: { indentation: false },
  matchBrackets: 'near',
  occurrencesHighlight: 'singleFile',
  fontLigatures: false,
  contextmenu: false,
  // Lists and hovers may be larger than a short cell.
  fixedOverflowWidgets: true,
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  wordBasedSuggestions: 'off',
  quickSuggestions: { other: true, comments: false, strings: false },
  unicodeHighlight: { ambiguousCharacters: false },
  automaticLayout: false,
  gotoLocation: { multiple: 'goto' },
}

/** The letters and insets of the static code, as the style sheet gives them to the host. */
function metricsOf(host: HTMLElement): editor.IStandaloneEditorConstructionOptions {
  const style = getComputedStyle(host)
  return {
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    lineHeight: Number.parseFloat(style.lineHeight),
    padding: { top: Number.parseFloat(style.paddingTop), bottom: Number.parseFloat(style.paddingBottom) },
    lineDecorationsWidth: Number.parseFloat(style.paddingLeft),
  }
}

function decorationOf(
  { line, column, endLine, endColumn, message }: Mark,
  model: editor.ITextModel,
): editor.IModelDeltaDecoration {
  const at = Math.min(line, model.getLineCount())
  const word = model.getWordAtPosition({ lineNumber: at, column })
  return {
    range: {
      startLineNumber: at,
      startColumn: column,
      endLineNumber: endLine ?? at,
      endColumn: endColumn ?? word?.endColumn ?? model.getLineMaxColumn(at),
    },
    options: {
      isWholeLine: true,
      className: 'editor-mark-line',
      linesDecorationsClassName: 'editor-mark-glyph',
      inlineClassName: 'editor-mark-place',
      hoverMessage: { value: message },
    },
  }
}
