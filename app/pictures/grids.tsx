import type { ReactNode } from 'react'
import type { Plane } from './planes.ts'

/** Tones an eye can tell apart; more would only make the page heavier. */
const tones = 8

type PixelsProps = {
  plane: Plane
  x: number
  y: number
  /** Side of a pixel. */
  cell: number
  /** What is drawn in full tone; the largest magnitude where it is left out. */
  full?: number
}

/** A plane as pixels: nothing is paper, positive and negative have a colour each. One path for each tone. */
export function Pixels({ plane: { rows, columns, values }, x, y, cell, full }: PixelsProps) {
  const most = full ?? Math.max(1e-9, ...values.map(Math.abs))
  const paths = new Map<number, string>()
  values.forEach((value, i) => {
    const tone = Math.max(-tones, Math.min(tones, Math.round((tones * value) / most)))
    if (tone === 0) return
    const place = `M${(i % columns) * cell} ${Math.floor(i / columns) * cell}h${cell}v${cell}h-${cell}z`
    paths.set(tone, (paths.get(tone) ?? '') + place)
  })
  return (
    <g transform={`translate(${x} ${y})`} aria-hidden="true" shapeRendering="crispEdges">
      <rect className="picture-pixels-frame" x={-1} y={-1} width={columns * cell + 2} height={rows * cell + 2} />
      {[...paths].map(([tone, d]) => (
        <path
          key={tone}
          className={tone > 0 ? 'picture-pixels-positive' : 'picture-pixels-negative'}
          opacity={Math.abs(tone) / tones}
          d={d}
        />
      ))}
    </g>
  )
}

export type Cell = { value: ReactNode; look?: 'plain' | 'lit' | 'faint' | 'strong' }

type NumbersProps = {
  x: number
  y: number
  rows: number
  columns: number
  cell: number
  title?: ReactNode
  at(row: number, column: number): Cell
}

/** A small grid of written numbers. */
export function Numbers({ x, y, rows, columns, cell, title, at }: NumbersProps) {
  return (
    <g transform={`translate(${x} ${y})`} aria-hidden="true">
      {title && (
        <text className="picture-grid-name" x={0} y={-8}>
          {title}
        </text>
      )}
      {Array.from({ length: rows * columns }, (_, i) => {
        const [row, column] = [Math.floor(i / columns), i % columns]
        const { value, look = 'plain' } = at(row, column)
        return (
          <g key={i} className={`picture-number picture-number-${look}`}>
            <rect x={column * cell} y={row * cell} width={cell - 2} height={cell - 2} rx={3} />
            <text x={column * cell + cell / 2 - 1} y={row * cell + cell / 2 + 3.5} textAnchor="middle">
              {value}
            </text>
          </g>
        )
      })}
    </g>
  )
}

/** The frame of a window on a grid. */
export function Window({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  return <rect className="picture-window" aria-hidden="true" x={x} y={y} width={width} height={height} rx={3} />
}
