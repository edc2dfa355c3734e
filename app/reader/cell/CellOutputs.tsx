import { lazy, type ReactNode, Suspense } from 'react'
import { useLanguage, useText } from '../i18n/index.ts'
import { useActions, useCell } from '../notebook.ts'
import { showPlace } from './show-place.ts'

/** Components of live outputs come with the first run: until then the page shows the HTML of what was recorded. */
const Outputs = import.meta.env.SSR
  ? () => null
  : lazy(async () => ({ default: (await import('../../outputs/index.tsx')).Outputs }))

/** What the cell gave: the book's recording until it runs here, then its own. */
export function CellOutputs({ id, recorded }: { id: string; recorded?: ReactNode | string }) {
  const text = useText()
  const lang = useLanguage()
  const cell = useCell(id)
  const { page, setInput } = useActions()
  const kept = recorded ? <RecordedOutputs recorded={recorded} /> : null
  if (cell?.origin !== 'live') return kept
  if (cell.outputs.length === 0) return null
  return (
    <Suspense fallback={kept}>
      <div className="cell-outputs" aria-label={text.output} role="group">
        <Outputs
          outputs={cell.outputs}
          lang={lang}
          recorded={false}
          fetchValues={(output, from, count) => page(id, output, from, count)}
          setInput={(output, value) => setInput(id, output, value)}
          showPlace={showPlace}
        />
      </div>
    </Suspense>
  )
}

function RecordedOutputs({ recorded }: { recorded: ReactNode | string }) {
  const text = useText()
  return (
    <div
      className="cell-outputs"
      data-origin="recorded"
      aria-label={`${text.output}, ${text.fromTheBook}`}
      role="group"
    >
      <p className="cell-origin">{text.fromTheBook}</p>
      {typeof recorded === 'string' ? (
        <div data-recorded suppressHydrationWarning dangerouslySetInnerHTML={{ __html: recorded }} />
      ) : (
        <div data-recorded>{recorded}</div>
      )}
    </div>
  )
}
