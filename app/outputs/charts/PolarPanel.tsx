import { colourOf, dashOf, tickSize } from './geometry.ts'
import type { Panel, Point } from './panel.ts'

interface PolarPanelProps {
  panel: Panel
  height: number
  hidden: ReadonlySet<number>
}

const radius = 100
const at = (angle: number, distance: number) =>
  `${(distance * Math.cos(angle)).toFixed(1)} ${(-distance * Math.sin(angle)).toFixed(1)}`
const spokes = Array.from({ length: 8 }, (_, i) => (i * Math.PI) / 4)
/** The radius is written along a direction of its own, where no spoke has its name. */
const between = (3 * Math.PI) / 8
const spokeNames = ['0', 'π/4', 'π/2', '3π/4', 'π', '5π/4', '3π/2', '7π/4']

/** Angle and radius instead of x and y: rings for the radius, spokes for the angle. Plain SVG before and after a run. */
export function PolarPanel({ panel, height, hidden }: PolarPanelProps) {
  const outer = panel.y.domain[1]
  const path = (points: readonly Point[]) => {
    let pen = 'M'
    let drawn = ''
    for (const { x, y } of points) {
      if (y !== null) drawn += pen + at(x, (y / outer) * radius)
      pen = y === null ? 'M' : 'L'
    }
    return drawn
  }
  const dots = (points: readonly Point[]) =>
    points.map(point => (point.y === null ? '' : `${path([point])}h0`)).join('')
  return (
    <svg
      className="chart-polar"
      viewBox="-130 -118 260 236"
      height={height}
      aria-hidden="true"
      fontSize={(tickSize * 236) / height}
    >
      {panel.y.ticks.map(
        tick =>
          tick > 0 && (
            <g key={tick}>
              <circle className="chart-grid" r={(tick / outer) * radius} fill="none" />
              <text
                className="chart-tick"
                x={(tick / outer) * radius * Math.cos(between)}
                y={(-tick / outer) * radius * Math.sin(between)}
                textAnchor="middle"
              >
                {panel.y.format(tick)}
              </text>
            </g>
          ),
      )}
      {spokes.map((angle, i) => (
        <g key={angle}>
          <path className="chart-grid" d={`M0 0L${at(angle, radius)}`} />
          <text
            className="chart-tick"
            x={(radius + 13) * Math.cos(angle)}
            y={-(radius + 10) * Math.sin(angle)}
            dy="0.32em"
            textAnchor="middle"
          >
            {spokeNames[i]}
          </text>
        </g>
      ))}
      {panel.lines.map(
        (line, i) =>
          !hidden.has(i) && (
            <path
              key={i}
              className={line.mark === 'line' ? 'chart-line' : 'chart-dots'}
              d={line.mark === 'line' ? path(line.points) : dots(line.points)}
              fill="none"
              stroke={colourOf(line.color)}
              strokeDasharray={dashOf(line.dash)}
            />
          ),
      )}
    </svg>
  )
}
