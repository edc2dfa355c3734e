import { lazy, memo, Suspense, useMemo } from 'react'
import type { ChartPanel } from '../../notebook/outputs.ts'
import { useHydrated } from '../useHydrated.ts'
import { useWidth } from '../useWidth.ts'
import { useWords } from '../language.ts'
import { sizeOf } from './geometry.ts'
import { Legend } from './Legend.tsx'
import { preparePanel, type PanelView } from './panel.ts'
import { PolarPanel } from './PolarPanel.tsx'
import { Readout } from './Readout.tsx'
import { StaticPanel } from './StaticPanel.tsx'
import { summarize } from './summary.ts'

/** Rings, not marks along an edge: few, or they hide the curve. */
const polarTicks = { x: 8, y: 3 }

/** Where Recharts cannot be fetched, the plain drawing stays. */
const LivePanel = lazy(() => import('./LivePanel.tsx').catch(() => ({ default: StaticPanel })))

interface ChartPanelViewProps {
  panel: ChartPanel
  /** The same panel in the book's run, drawn faintly behind. */
  book?: ChartPanel | undefined
  cols: number
  /** Drawn by Recharts; a recorded chart stands as the build drew it. */
  live: boolean
  view: Pick<PanelView, 'yscale' | 'smoothing' | 'barShare'>
  hidden: ReadonlySet<number>
  index: number
  onToggle: (panel: number, series: number) => void
  /** Where the generated sentences would not say it well. */
  summary?: string
}

/**
 * One panel of a chart: title, legend, the plot by one of its renderers, and the values under the pointer. Drawing is what costs, so a
 * panel is drawn again only when something it shows is another object.
 */
export const ChartPanelView = memo(function ChartPanelView({
  panel,
  book,
  cols,
  live,
  view,
  hidden,
  index,
  onToggle,
  summary: given,
}: ChartPanelViewProps) {
  const words = useWords()
  const hydrated = useHydrated()
  const { ref, width } = useWidth<HTMLDivElement>()
  const { height, ticks: fitting } = sizeOf(cols)
  const ticks = panel.projection === 'polar' ? polarTicks : fitting
  const { yscale, smoothing, barShare } = view
  const prepared = useMemo(
    () => preparePanel(panel, { yscale, smoothing, barShare, hidden, ticks, book }),
    [panel, yscale, smoothing, barShare, hidden, ticks, book],
  )
  const summary = useMemo(() => given ?? summarize(panel, words), [given, panel, words])
  const named = panel.legend && prepared.lines.some(line => line.name)
  const parts = { panel: prepared, labels: panel, height, hidden }
  const standing = <StaticPanel {...parts} />
  const recharts = live && width > 0 && panel.series.every(({ mark }) => mark !== 'bars')

  return (
    <div className="chart-panel">
      {panel.title && <div className="chart-title">{panel.title}</div>}
      {named && (
        <Legend
          lines={prepared.lines}
          hidden={hidden}
          onToggle={hydrated ? series => onToggle(index, series) : undefined}
        />
      )}
      <p className="output-hidden">{summary}</p>
      {panel.projection === 'polar' ? (
        <PolarPanel {...parts} />
      ) : (
        <div className="chart-frame" ref={ref}>
          {recharts ? (
            <Suspense fallback={standing}>
              <LivePanel {...parts} width={width} />
            </Suspense>
          ) : (
            standing
          )}
          {hydrated && <Readout panel={prepared} labels={panel} summary={summary} hidden={hidden} />}
        </div>
      )}
      {prepared.skipped > 0 && <p className="output-note">{words.skipped(prepared.skipped)}</p>}
    </div>
  )
})
