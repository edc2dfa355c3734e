import type { CSSProperties } from 'react'
import type { ChartPanel } from '../../notebook/outputs.ts'
import { colourOf, dashOf, insetsOf, labelSize, tickSize } from './geometry.ts'
import { barWidth, type Line, type Panel, type Point } from './panel.ts'

interface StaticPanelProps {
  panel: Panel
  labels: Pick<ChartPanel, 'xlabel' | 'ylabel'>
  height: number
  hidden?: ReadonlySet<number> | undefined
}

/**
 * A panel as plain SVG, a pure function of its data: the build writes it into the page, and it stands there without JavaScript.
 * The page's width is not known then, so places are percentages and only the insets are pixels: it fits a phone and a wide screen with
 * letters of the same size. Drawn in SVG text and CSS variables, so that it follows the theme.
 */
export function StaticPanel({ panel, labels, height, hidden }: StaticPanelProps) {
  const { top, right, bottom, left } = insetsOf(panel, labels)
  const style: CSSProperties = { height, padding: `${top}px ${right}px ${bottom}px ${left}px` }
  return (
    <div className="chart-plot" style={style}>
      <PlotArea panel={panel} labels={labels} left={left} hidden={hidden} />
    </div>
  )
}

/** Everything inside and around the plot, relative to a viewport that is the plot itself. Also the body of an exported SVG. */
export function PlotArea({ panel, labels, left, hidden }: Omit<StaticPanelProps, 'height'> & { left: number }) {
  return (
    <svg className="chart-area" width="100%" height="100%" aria-hidden="true" overflow="visible">
      <Axes panel={panel} />
      <AxisLabels labels={labels} left={left} />
      <BookLines panel={panel} hidden={hidden} />
      <svg viewBox="0 0 1000 1000" width="100%" height="100%" preserveAspectRatio="none" overflow="hidden">
        {panel.lines.map((line, i) => !hidden?.has(i) && <Strokes key={i} line={line} panel={panel} />)}
      </svg>
      <AllDots panel={panel} hidden={hidden} />
    </svg>
  )
}

const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`

function Axes({ panel: { x, y } }: { panel: Panel }) {
  return (
    <g fontSize={tickSize}>
      {y.ticks.map(tick => {
        const at = percent(1 - y.at(tick))
        return (
          <g key={tick}>
            <line className="chart-grid" x1="0" x2="100%" y1={at} y2={at} />
            <text className="chart-tick" x="0" y={at} dx="-8" dy="0.32em" textAnchor="end">
              {y.format(tick)}
            </text>
          </g>
        )
      })}
      <line className="chart-axis" x1="0" x2="100%" y1="100%" y2="100%" />
      {x.ticks.map(tick => (
        <g key={tick}>
          <svg x={percent(x.at(tick))} y="100%" overflow="visible">
            <line className="chart-axis" y2="4" />
          </svg>
          <text className="chart-tick" x={percent(x.at(tick))} y="100%" dy="18" textAnchor="middle">
            {x.format(tick)}
          </text>
        </g>
      ))}
    </g>
  )
}

export function AxisLabels({ labels, left }: { labels: StaticPanelProps['labels']; left: number }) {
  return (
    <g fontSize={labelSize}>
      {labels.xlabel && (
        <text className="chart-label" x="50%" y="100%" dy="38" textAnchor="middle">
          {labels.xlabel}
        </text>
      )}
      {labels.ylabel && (
        <svg x={-left + 12} y="50%" overflow="visible">
          <text className="chart-label" transform="rotate(-90)" textAnchor="middle">
            {labels.ylabel}
          </text>
        </svg>
      )}
    </g>
  )
}

const thin = { fill: 'none', vectorEffect: 'non-scaling-stroke' } as const

/** A line or bars in the stretched 1000 x 1000 box; strokes keep their width whatever the box's shape on the page. */
function Strokes({ line, panel }: { line: Line; panel: Panel }) {
  const stroke = colourOf(line.color)
  if (line.mark === 'points') return null
  if (line.mark === 'bars') return <Bars line={line} panel={panel} fill={stroke} />
  return (
    <>
      {line.ghost && (
        <path {...thin} className="chart-line chart-ghost" d={linePath(line.ghost, panel)} stroke={stroke} />
      )}
      <path
        {...thin}
        className="chart-line"
        d={linePath(line.points, panel)}
        stroke={stroke}
        strokeDasharray={dashOf(line.dash)}
      />
    </>
  )
}

/** The book's run, behind the lines of this one: paths also under a live chart, where a curve of Recharts would cost as much as its own. */
export function BookLines({ panel, hidden }: Pick<StaticPanelProps, 'panel' | 'hidden'>) {
  return (
    <svg viewBox="0 0 1000 1000" width="100%" height="100%" preserveAspectRatio="none" overflow="hidden">
      {panel.lines.map(
        ({ book, color }, i) =>
          book &&
          !hidden?.has(i) && (
            <path key={i} {...thin} className="chart-book" d={linePath(book, panel)} stroke={colourOf(color)} />
          ),
      )}
    </svg>
  )
}

/** Dots on the frame stay round: they may reach over it, and those beyond it are left out. */
export function AllDots({ panel, hidden }: Pick<StaticPanelProps, 'panel' | 'hidden'>) {
  return (
    <svg viewBox="0 0 1000 1000" width="100%" height="100%" preserveAspectRatio="none" overflow="visible">
      {panel.lines.map((line, i) => !hidden?.has(i) && <Dots key={i} line={line} panel={panel} />)}
    </svg>
  )
}

/** Points of their own, or the few of a line. */
function Dots({ line, panel }: { line: Line; panel: Panel }) {
  if (line.mark !== 'points' && !line.dots) return null
  return <path {...thin} className="chart-dots" d={dotPath(line.points, panel)} stroke={colourOf(line.color)} />
}

function Bars({ line, panel: { x, y, barShare }, fill }: { line: Line; panel: Panel; fill: string }) {
  const width = barWidth(line.points.map(point => point.x)) * barShare
  const zero = y.kind === 'log' ? 0 : Math.min(1, Math.max(0, y.at(0)))
  const bars = line.points.map((point, i) => {
    if (point.y === null) return null
    const from = x.at(point.x - width / 2)
    const value = y.at(point.y)
    return (
      <rect
        key={i}
        x={place(from)}
        width={place(x.at(point.x + width / 2) - from)}
        y={place(1 - Math.max(value, zero))}
        height={place(Math.abs(value - zero))}
      />
    )
  })
  return (
    <g className="chart-bars" fill={fill}>
      {bars}
    </g>
  )
}

const place = (share: number) => Math.round(share * 10000) / 10
const coordinates = ({ x, y }: Point, panel: Panel) => `${place(panel.x.at(x))} ${place(1 - panel.y.at(y!))}`

function linePath(points: readonly Point[], panel: Panel): string {
  let path = ''
  let pen = 'M'
  for (const point of points) {
    if (point.y !== null) path += pen + coordinates(point, panel)
    pen = point.y === null ? 'M' : 'L'
  }
  return path
}

/** A line of no length with round ends is a dot that keeps its shape. */
function dotPath(points: readonly Point[], panel: Panel): string {
  const inside = (share: number) => share > -1e-6 && share < 1 + 1e-6
  return points
    .filter(({ x, y }) => y !== null && inside(panel.x.at(x)) && inside(panel.y.at(y)))
    .map(point => `M${coordinates(point, panel)}h0`)
    .join('')
}
