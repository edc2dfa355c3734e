import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { ChartPanel } from '../../notebook/outputs.ts'
import { colourOf, insetsOf } from './geometry.ts'
import { nearest, positionsOf } from './nearest.ts'
import type { Panel } from './panel.ts'
import { formatValue } from './ticks.ts'

interface ReadoutProps {
  panel: Panel
  labels: Pick<ChartPanel, 'xlabel' | 'ylabel'>
  summary: string
  hidden: ReadonlySet<number>
}

/**
 * The values under the pointer: a layer over either renderer. By keyboard it is a slider along x whose value is read out, so that the
 * curve can be heard point by point.
 */
export function Readout({ panel, labels, summary, hidden }: ReadoutProps) {
  const [at, setAt] = useState<number | null>(null)
  const lines = panel.lines.filter((line, i) => !hidden.has(i) && line.mark !== 'bars')
  const positions = positionsOf(lines)
  if (!positions.length) return null

  const index = at === null ? -1 : Math.min(at, positions.length - 1)
  const x = positions[index]
  const values =
    index < 0 ? [] : lines.map(line => ({ line, point: nearest(line.points, x) })).filter(({ point }) => point !== null)
  const share = index < 0 ? 0 : panel.x.at(x)

  const follow = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const pointed = (event.clientX - left) / width
    const shares = positions.map(position => Math.abs(panel.x.at(position) - pointed))
    setAt(shares.indexOf(Math.min(...shares)))
  }
  const step = (event: KeyboardEvent) => {
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: positions.length - 1 }[event.key]
    if (event.key === 'Escape') setAt(null)
    if (to === undefined) return
    event.preventDefault()
    setAt(Math.max(0, Math.min(positions.length - 1, to)))
  }
  const said = values.map(({ line, point }) => `${line.name} ${formatValue(point!.y!)}`.trim()).join(', ')

  const { top, right, bottom, left } = insetsOf(panel, labels)
  return (
    <div
      className="chart-readout"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input could not lie over the plot and follow the pointer
      role="slider"
      style={{ inset: `${top}px ${right}px ${bottom}px ${left}px` }}
      tabIndex={0}
      aria-label={summary}
      aria-valuemin={0}
      aria-valuemax={positions.length - 1}
      aria-valuenow={Math.max(0, index)}
      aria-valuetext={index < 0 ? '' : `${labels.xlabel ?? 'x'} ${formatValue(x)}: ${said}`}
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={() => setAt(null)}
      onBlur={() => setAt(null)}
      onKeyDown={step}
    >
      {index >= 0 && share >= 0 && share <= 1 && (
        <>
          <div className="chart-guide" style={{ left: `${share * 100}%` }} />
          {values.map(({ line, point }, i) => {
            const height = panel.y.at(point!.y!)
            return (
              height >= 0 &&
              height <= 1 && (
                <div
                  key={i}
                  className="chart-spot"
                  style={{
                    left: `${panel.x.at(point!.x) * 100}%`,
                    top: `${(1 - height) * 100}%`,
                    background: colourOf(line.color),
                  }}
                />
              )
            )
          })}
          <dl
            className="chart-values"
            style={share > 0.5 ? { right: `${(1 - share) * 100}%` } : { left: `${share * 100}%` }}
          >
            <div>
              <dt>{labels.xlabel ?? 'x'}</dt>
              <dd>{formatValue(x)}</dd>
            </div>
            {values.map(({ line, point }, i) => (
              <div key={i}>
                <dt style={{ color: colourOf(line.color) }}>{line.name || (labels.ylabel ?? 'y')}</dt>
                <dd>{formatValue(point!.y!)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  )
}
