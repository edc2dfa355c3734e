import { editor } from 'monaco-editor/editor'

/** Which token of the grammar has which of the page's colours (tokens.css). */
const tokenColours = {
  '': '--code-ink',
  comment: '--code-comment',
  keyword: '--code-keyword',
  string: '--code-string',
  regexp: '--code-string',
  number: '--code-number',
  function: '--code-function',
  type: '--code-type',
  delimiter: '--code-ink',
} as const

const bracketColours = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].map(depth => [`editorBracketHighlight.foreground${depth}`, '--code-ink']),
)

const editorColours: Record<string, string> = {
  'editor.foreground': '--code-ink',
  'editor.background': '--paper-sunken',
  'editor.selectionBackground': '--code-selection',
  'editor.lineHighlightBackground': '--code-line',
  'editorCursor.foreground': '--ink',
  'editorWidget.background': '--paper-raised',
  'editorWidget.foreground': '--ink',
  'editorWidget.border': '--rule-strong',
  'editorHoverWidget.background': '--paper-raised',
  'editorHoverWidget.border': '--rule-strong',
  'editorSuggestWidget.background': '--paper-raised',
  'editorSuggestWidget.border': '--rule-strong',
  'editorSuggestWidget.selectedBackground': '--accent-soft',
  'editorSuggestWidget.selectedForeground': '--ink',
  'editorSuggestWidget.highlightForeground': '--accent',
  'editorSuggestWidget.focusHighlightForeground': '--accent',
  'list.hoverBackground': '--paper-pressed',
  'editorError.foreground': '--failed',
  'editorWarning.foreground': '--stale',
  'editorBracketMatch.border': '--rule-strong',
  'editorBracketMatch.background': '--paper-pressed',
  // Brackets are plain code here; Monaco would give each depth a colour of its own.
  ...bracketColours,
  'editorIndentGuide.background1': '--rule',
  'editorIndentGuide.activeBackground1': '--rule-strong',
  'input.background': '--paper',
  focusBorder: '--accent',
  'textLink.foreground': '--accent',
  'scrollbarSlider.background': '--rule-strong',
}

const name = 'book'

/** The page's theme as Monaco's: its colours are read from the page, and read again whenever the page's theme changes. */
export function followPageTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  applyTheme()
  dark.addEventListener('change', applyTheme)
  new MutationObserver(applyTheme).observe(document.documentElement, {
    attributeFilter: ['data-theme', 'class', 'style'],
  })
}

function applyTheme(): void {
  const probe = document.createElement('span')
  document.body.append(probe)
  const read = (variable: string) => {
    probe.style.color = `var(${variable})`
    return hex(getComputedStyle(probe).color)
  }
  const dark = luminance(read('--paper')) < 0.5
  editor.defineTheme(name, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: false,
    rules: Object.entries(tokenColours).map(([token, colour]) => ({ token, foreground: read(colour).slice(1) })),
    colors: Object.fromEntries(Object.entries(editorColours).map(([part, colour]) => [part, read(colour)])),
  })
  editor.setTheme(name)
  probe.remove()
}

/** `rgb(…)` or `color(srgb …)`, as browsers write computed colours, in the only notation Monaco reads. */
function hex(colour: string): string {
  const parts = colour
    .match(/[\d.]+/g)!
    .slice(0, 3)
    .map(Number)
  const scale = colour.startsWith('color(') ? 255 : 1
  return `#${parts
    .map(part =>
      Math.round(part * scale)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
