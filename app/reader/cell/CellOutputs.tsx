import { type ReactNode, useEffect, useState } from 'react'
import type { Output } from '../../notebook/outputs.ts'
import { useLanguage, useText } from '../i18n/index.ts'
import { useHydrated } from '../../outputs/useHydrated.ts'
import { useActions, useCell } from '../notebook.ts'
import { onDemand } from '../on-demand.tsx'
import { comparableOutputsOf, recordedOutputsOf } from './recorded-outputs.ts'
import { showPlace } from './show-place.ts'

/** Components of live outputs come with the first run: until then the page shows the HTML of what was recorded. */
const Outputs = onDemand(async () => (await import('../../outputs/index.tsx')).Outputs)

/** What the cell gave: the book's recording until it runs here, then its own. */
export function CellOutputs({ id, recorded }: { id: string; recorded?: ReactNode | string }) {
  const text = useText()
  const lang = useLanguage()
  const cell = useCell(id)
  const { page, query, setInput } = useActions()
  const book = useBookRun(id, cell?.outputs)
  const kept = recorded ? <RecordedOutputs id={id} recorded={recorded} /> : null
  if (cell?.origin !== 'live') return kept
  if (cell.outputs.length === 0) return null
  return (
    <div className="cell-outputs" aria-label={text.output} role="group">
      {cell.random === 'continued' && (
        <p className="cell-origin" title={text.drewOnHelp}>
          {text.drewOn}
        </p>
      )}
      <Outputs
        fallback={recorded ? <Still recorded={recorded} /> : null}
        outputs={cell.outputs}
        lang={lang}
        recorded={false}
        book={book}
        fetchValues={(output, from, count) => page(id, output, from, count)}
        lookInto={(output, path) => query({ kind: 'layer', cell: id, output, path })}
        setInput={(output, value) => setInput(id, output, value)}
        showPlace={showPlace}
      />
    </div>
  )
}

/** What the book's run showed, once the cell draws a chart of its own to compare it with. */
function useBookRun(id: string, outputs: readonly Output[] = []): Output[] | null {
  const [book, setBook] = useState<Output[] | null>(null)
  const draws = outputs.some(({ kind }) => kind === 'chart')
  useEffect(() => {
    if (draws) void comparableOutputsOf(id).then(setBook, () => setBook(null))
  }, [id, draws])
  return book
}

/**
 * The book's recording as the HTML that the page came with. A chart in it comes alive, with its values and its buttons,
 * as soon as somebody points at it or goes to it by keyboard.
 */
function RecordedOutputs({ id, recorded }: { id: string; recorded: ReactNode | string }) {
  const text = useText()
  const lang = useLanguage()
  const [outputs, setOutputs] = useState<Output[] | null>(null)
  const alive = useHydrated()
  const hasChart = typeof recorded === 'string' && /data-output="(?:chart|histogram)"/.test(recorded)
  const bringToLife = hasChart && !outputs ? () => void recordedOutputsOf(id).then(setOutputs) : undefined
  return (
    // Pointing at it asks for its values; what it says, it says without.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="cell-outputs"
      data-origin="recorded"
      aria-label={`${text.output}, ${text.fromTheBook}`}
      role="group"
      // A still chart has nothing in it that takes the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={alive && hasChart ? 0 : undefined}
      onPointerEnter={bringToLife}
      onFocus={bringToLife}
    >
      {outputs ? (
        <>
          <p className="cell-origin">{text.fromTheBook}</p>
          <Outputs fallback={<StillHtml recorded={recorded} />} outputs={outputs} lang={lang} recorded />
        </>
      ) : (
        <Still recorded={recorded} />
      )}
    </div>
  )
}

type Recorded = { recorded: ReactNode | string }

function Still({ recorded }: Recorded) {
  const text = useText()
  return (
    <>
      <p className="cell-origin">{text.fromTheBook}</p>
      <StillHtml recorded={recorded} />
    </>
  )
}

/** Components while prerendering, their HTML once the page lives. */
function StillHtml({ recorded }: Recorded) {
  return typeof recorded === 'string' ? (
    <div data-recorded suppressHydrationWarning dangerouslySetInnerHTML={{ __html: recorded }} />
  ) : (
    <div data-recorded>{recorded}</div>
  )
}
