import { useCallback, useMemo, useState } from 'react'
import type { ChartPanel } from '../../notebook/outputs.ts'
import { OutputFrame } from '../OutputFrame.tsx'
import type { OutputProps } from '../kinds.ts'
import { useWords } from '../language.ts'
import { pngBlob, saveFile, svgBlob } from '../save.ts'
import { ChartPanelView } from './ChartPanelView.tsx'
import { ChartTable } from './ChartTable.tsx'
import { counterpartOf } from './panel.ts'
import { isNoisy } from './smooth.ts'
import { csvOf } from './table.ts'
import { panelsOf } from './shared.ts'
import { useDrawn } from './useDrawn.ts'

const isLog = (panel: ChartPanel) => panel.yscale === 'log'
const smoothingWeights = [0, 0.6, 0.9]

/** Whether the book's run has a line to stand behind one of this panel. */
const hasCurveOf = (panel: ChartPanel, book: ChartPanel | undefined) =>
  panel.series.some(series => counterpartOf(series, book))

const nothingHidden: ReadonlySet<number> = new Set()

export function ChartOutput({ output, recorded, book }: OutputProps<'chart'>) {
  const words = useWords()
  const [paused, setPaused] = useState(false)
  const [log, setLog] = useState<boolean | null>(null)
  const [smoothing, setSmoothing] = useState(0)
  const [table, setTable] = useState(false)
  const [compared, setCompared] = useState(true)
  const [hidden, setHidden] = useState<ReadonlyMap<number, ReadonlySet<number>>>(new Map())
  const chart = useDrawn(output, output.live, paused && output.live)
  const panels = useMemo(() => panelsOf(chart), [chart])

  const cartesian = chart.panels.filter(panel => panel.projection === 'cartesian')
  const lines = cartesian.flatMap(({ series }) => series)
  const canLog =
    lines.length > 0 && (cartesian.some(isLog) || lines.every(({ y }) => y.every(value => !(Number(value) <= 0))))
  const canSmooth = lines.some(line => line.mark === 'line' && isNoisy(line.y.map(Number)))
  const logged = log ?? cartesian.every(isLog)
  const canCompare = book !== undefined && cartesian.some((panel, i) => hasCurveOf(panel, book.panels[i]))
  const view = useMemo(() => {
    const yscale = log === null ? undefined : log ? 'log' : 'linear'
    return { yscale, smoothing } as const
  }, [log, smoothing])

  const toggle = useCallback((panel: number, series: number) => {
    setHidden(before => {
      const next = new Set(before.get(panel))
      if (!next.delete(series)) next.add(series)
      return new Map(before).set(panel, next)
    })
  }, [])
  const save = async (format: 'PNG' | 'SVG' | 'CSV') => {
    if (format === 'CSV') return saveFile('chart.csv', new Blob([csvOf(output.panels)], { type: 'text/csv' }))
    // Loaded only when a picture is asked for.
    const { chartPicture } = await import('./picture.tsx')
    const picture = chartPicture(output, { ...view, hidden: hidden.get(0) })
    saveFile(`chart.${format.toLowerCase()}`, format === 'SVG' ? svgBlob(picture) : await pngBlob(picture))
  }

  return (
    <OutputFrame
      kind="chart"
      actions={
        <>
          {output.live && <Toggle on={paused} onChange={setPaused} name={words.pause} />}
          {canLog && <Toggle on={logged} onChange={setLog} name={words.logAxis} />}
          {canSmooth && (
            <Toggle
              on={smoothing > 0}
              name={smoothing ? `${words.smooth} ${smoothing}` : words.smooth}
              onChange={() =>
                setSmoothing(smoothingWeights[(smoothingWeights.indexOf(smoothing) + 1) % smoothingWeights.length])
              }
            />
          )}
          {canCompare && <Toggle on={compared} onChange={setCompared} name={words.bookRun} />}
          <Toggle on={table} onChange={setTable} name={words.dataTable} />
          {(['PNG', 'SVG', 'CSV'] as const).map(format => (
            <button
              key={format}
              type="button"
              className="output-action"
              aria-label={`${words.download} ${format}`}
              onClick={() => void save(format)}
            >
              {format}
            </button>
          ))}
        </>
      }
    >
      <div className="chart-panels" data-cols={Math.min(chart.cols, 3)}>
        {panels.map((panel, i) => (
          <ChartPanelView
            key={i}
            panel={panel}
            book={compared ? book?.panels[i] : undefined}
            cols={chart.cols}
            live={!recorded}
            view={view}
            hidden={hidden.get(i) ?? nothingHidden}
            index={i}
            onToggle={toggle}
          />
        ))}
      </div>
      {table && chart.panels.map((panel, i) => <ChartTable key={i} panel={panel} />)}
    </OutputFrame>
  )
}

function Toggle({ on, onChange, name }: { on: boolean; onChange: (on: boolean) => void; name: string }) {
  return (
    <button type="button" className="output-action" aria-pressed={on} onClick={() => onChange(!on)}>
      {name}
    </button>
  )
}
