import { useCallback, useMemo, useState } from 'react'
import type { ChartPanel, HistogramOutput as Histogram } from '../../notebook/outputs.ts'
import type { OutputProps } from '../kinds.ts'
import { useWords } from '../language.ts'
import { OutputFrame } from '../OutputFrame.tsx'
import { saveFile } from '../save.ts'
import type { Words } from '../words.ts'
import { ChartPanelView } from './ChartPanelView.tsx'
import { ChartTable } from './ChartTable.tsx'
import { csvOf } from './table.ts'
import { formatValue } from './ticks.ts'

const touchingBars = { barShare: 0.97 }

/** Counts as bars that touch, on the chart's axes. */
export function HistogramOutput({ output, recorded }: OutputProps<'histogram'>) {
  const words = useWords()
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set())
  const [table, setTable] = useState(false)
  const panel = useMemo(() => panelOf(output, words), [output, words])
  const summary = useMemo(() => summaryOf(output, words), [output, words])
  const toggle = useCallback((_panel: number, series: number) => {
    setHidden(before => {
      const next = new Set(before)
      if (!next.delete(series)) next.add(series)
      return next
    })
  }, [])
  return (
    <OutputFrame
      kind="histogram"
      actions={
        <>
          <button type="button" className="output-action" aria-pressed={table} onClick={() => setTable(!table)}>
            {words.dataTable}
          </button>
          <button
            type="button"
            className="output-action"
            aria-label={`${words.download} CSV`}
            onClick={() => saveFile('histogram.csv', new Blob([csvOf([panel])], { type: 'text/csv' }))}
          >
            CSV
          </button>
        </>
      }
    >
      <ChartPanelView
        panel={panel}
        cols={1}
        live={!recorded}
        view={touchingBars}
        hidden={hidden}
        index={0}
        onToggle={toggle}
        summary={summary}
      />
      {output.excluded > 0 && <p className="output-note">{words.excluded(output.excluded)}</p>}
      {table && <ChartTable panel={panel} />}
    </OutputFrame>
  )
}

function panelOf({ title, xlabel, ylabel, edges, series }: Histogram, words: Words): ChartPanel {
  const centers = edges.slice(1).map((edge, i) => (edge + edges[i]) / 2)
  return {
    ...(title && { title }),
    xlabel: xlabel ?? '',
    ylabel: ylabel ?? words.count,
    xscale: 'linear',
    yscale: 'linear',
    projection: 'cartesian',
    legend: series.length > 1,
    series: series.map(({ name, counts }, i) => ({
      name,
      mark: 'bars',
      color: i,
      dash: 0,
      x: centers,
      y: counts,
      total: counts.length,
    })),
  }
}

function summaryOf({ edges, series }: Histogram, words: Words): string {
  const count = series.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0)
  const fullest = series.map(({ name, counts }) => {
    const bin = counts.indexOf(Math.max(...counts))
    return words.mostIn(name, formatValue(edges[bin]), formatValue(edges[bin + 1]))
  })
  return [words.histogram(count, formatValue(edges[0]), formatValue(edges.at(-1)!)) + '.', ...fullest].join(' ')
}
