import { useWords } from '../language.ts'
import { colourOf, dashOf } from './geometry.ts'
import type { Line } from './panel.ts'

interface LegendProps {
  lines: readonly Line[]
  hidden: ReadonlySet<number>
  /** Absent before the page is alive: names only. */
  onToggle?: ((index: number) => void) | undefined
}

/** The names of the series with a sample of each; pressing one puts its series away. */
export function Legend({ lines, hidden, onToggle }: LegendProps) {
  const words = useWords()
  return (
    <ul className="chart-legend">
      {lines.map((line, i) => (
        <li key={i}>
          {onToggle ? (
            <button
              type="button"
              aria-pressed={!hidden.has(i)}
              aria-label={words.showSeries(line.name)}
              onClick={() => onToggle(i)}
            >
              <Sample line={line} />
              {line.name}
            </button>
          ) : (
            <span>
              <Sample line={line} />
              {line.name}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Sample({ line }: { line: Line }) {
  const color = colourOf(line.color)
  return (
    <svg className="chart-sample" width="28" height="10" aria-hidden="true">
      {line.mark === 'line' && (
        <line x1="1" x2="27" y1="5" y2="5" stroke={color} strokeWidth="2" strokeDasharray={dashOf(line.dash)} />
      )}
      {line.mark === 'points' && <circle cx="14" cy="5" r="3" fill={color} />}
      {line.mark === 'bars' && <rect x="9" width="10" height="10" rx="1" fill={color} />}
    </svg>
  )
}
