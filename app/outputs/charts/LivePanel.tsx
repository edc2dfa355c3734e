import { ComposedChart, Line as Curve, CartesianGrid, XAxis, YAxis } from 'recharts'
import type { ChartPanel } from '../../notebook/outputs.ts'
import { colourOf, dashOf, insetsOf, tickSize } from './geometry.ts'
import type { Line, Panel } from './panel.ts'
import type { Scale } from './scale.ts'
import { AllDots, AxisLabels, BookLines } from './StaticPanel.tsx'

interface LivePanelProps {
  panel: Panel
  labels: Pick<ChartPanel, 'xlabel' | 'ylabel'>
  width: number
  height: number
  hidden: ReadonlySet<number>
}

/**
 * A panel drawn by Recharts, with the scales, marks and insets of the static one, so that the two can change places unseen. A module of its
 * own behind `import()`: a page that only shows recorded charts never loads it. Recharts freezes the arrays it is given; `panel` is made
 * anew from the output for every draw, so nothing of the notebook's state gets frozen.
 */
export default function LivePanel({ panel, labels, width, height, hidden }: LivePanelProps) {
  const { top, right, bottom, left } = insetsOf(panel, labels)
  return (
    <div className="chart-plot" style={{ height }}>
      <ComposedChart
        width={width}
        height={height}
        margin={{ top, right, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--chart-grid)" vertical={false} syncWithTicks />
        <XAxis
          {...axisOf(panel.x)}
          dataKey="x"
          height={bottom}
          axisLine={{ className: 'chart-axis' }}
          tickLine={{ className: 'chart-axis' }}
          tickSize={4}
          tick={tickAt({ dy: 18, textAnchor: 'middle', along: 'x' }, panel.x)}
        />
        <YAxis
          {...axisOf(panel.y)}
          dataKey="y"
          width={left}
          axisLine={false}
          tickLine={false}
          tick={tickAt({ dx: -8, dy: '0.32em', textAnchor: 'end', along: 'y' }, panel.y)}
        />
        <svg x={left} y={top} width={width - left - right} height={height - top - bottom}>
          <BookLines panel={panel} hidden={hidden} />
        </svg>
        {panel.lines.flatMap((line, i) => (hidden.has(i) ? [] : curvesOf(line, i)))}
        <svg x={left} y={top} width={width - left - right} height={height - top - bottom} overflow="visible">
          <AxisLabels labels={labels} left={left} />
          <AllDots panel={panel} hidden={hidden} />
        </svg>
      </ComposedChart>
    </div>
  )
}

const axisOf = ({ kind, domain, ticks }: Scale) => ({
  type: 'number' as const,
  scale: kind,
  domain: [...domain] as [number, number],
  ticks: [...ticks],
  allowDataOverflow: true,
  interval: 0,
})

interface TickPlacing {
  dx?: number
  dy: number | string
  textAnchor: 'middle' | 'end'
  along: 'x' | 'y'
}

/** Recharts gives a tick's place at the end of its little line; the text stands from the axis itself, as in the static panel. */
function tickAt({ along, ...placing }: TickPlacing, scale: Scale) {
  return ({
    x,
    y,
    payload,
  }: {
    x: number | string
    y: number | string
    payload: { value: number; coordinate?: number }
  }) => (
    <text
      className="chart-tick"
      fontSize={tickSize}
      x={along === 'y' ? Number(x) + yTickMargin : x}
      y={along === 'x' ? Number(y) - xTickMargin : y}
      {...placing}
    >
      {scale.format(payload.value)}
    </text>
  )
}
/** Recharts keeps `tickSize` and `tickMargin` (2) between axis and text. */
const yTickMargin = 8
const xTickMargin = 6

/** Lines are Recharts' own; dots come from the static renderer, because Recharts would cut those on the frame in half. */
function curvesOf(line: Line, index: number) {
  if (line.mark === 'points') return []
  const still = { isAnimationActive: false, dot: false, activeDot: false, stroke: colourOf(line.color) }
  const curve = { type: 'linear', dataKey: 'y', ...still } as const
  const copy = (points: Line['points']) => points.map(point => ({ ...point }))
  return [
    line.ghost && (
      <Curve key={`${index} as it is`} {...curve} data={copy(line.ghost)} className="chart-line chart-ghost" />
    ),
    <Curve
      key={index}
      {...curve}
      data={copy(line.points)}
      className="chart-line"
      strokeDasharray={dashOf(line.dash)}
    />,
  ].filter(Boolean)
}
