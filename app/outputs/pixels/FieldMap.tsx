import { useMemo, useState, type PointerEvent } from 'react'
import type { Field, FieldOutput } from '../../notebook/outputs.ts'
import { colourOf } from '../charts/geometry.ts'
import { formatValue } from '../charts/ticks.ts'
import { useWords } from '../language.ts'
import { indexOf, paletteOf } from './colours.ts'
import { pngUrl } from './png.ts'
import { useLoading } from './useLoading.ts'

/** A single field's own width, in CSS pixels, where the author gave no scale. */
const fittingWidth = 320

/** One field as a picture of its values, with the value under the pointer and, on a decision map, the points that were decided. */
export function FieldMap({ field, output }: { field: Field; output: FieldOutput }) {
  const words = useWords()
  const { width, height, values, title, points } = field
  const { colors, min, max, xlim, ylim, xlabel, ylabel, xticks, cols } = output
  const [at, setAt] = useState<{ row: number; column: number } | null>(null)
  const src = useMemo(() => {
    const data = Uint8Array.from(values, value => indexOf(Number(value), colors, min, max))
    return pngUrl({ width, height, data, channels: 1, palette: paletteOf(colors) })
  }, [values, width, height, colors, min, max])
  const loading = useLoading()
  const pixels = width * (output.scale ?? Math.max(1, fittingWidth / Math.min(4, cols) / Math.max(width, height)))

  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const column = Math.floor(((event.clientX - box.left) / box.width) * width)
    const row = Math.floor(((event.clientY - box.top) / box.height) * height)
    setAt(column >= 0 && column < width && row >= 0 && row < height ? { row, column } : null)
  }
  const [left, right] = xlim ?? [0, width]
  const [bottom, top] = ylim ?? [0, height]
  const alt = `${title ? `${title}: ` : ''}${words.field(height, width)}, ${words.fieldRange(formatValue(min), formatValue(max))}`

  return (
    <figure className="field">
      {title && <figcaption className="images-title">{title}</figcaption>}
      <div className="field-frame">
        {(ylabel || ylim) && (
          <div className="field-side">
            {ylim && <span>{formatValue(top)}</span>}
            {ylabel && <span className="field-ylabel">{ylabel}</span>}
            {ylim && <span>{formatValue(bottom)}</span>}
          </div>
        )}
        <div
          className="field-picture"
          style={{ width: pixels }}
          onPointerMove={follow}
          onPointerLeave={() => setAt(null)}
        >
          <img
            className="pixels"
            loading={loading}
            src={src}
            alt={alt}
            style={{ aspectRatio: `${width} / ${height}` }}
          />
          {points && <Points points={points} left={left} right={right} bottom={bottom} top={top} />}
          {at && (
            <div className="field-value" data-right={at.column > width / 2 || undefined}>
              [{name(output.yticks, at.row)}, {name(output.xticks, at.column)}]{' '}
              {formatValue(Number(values[at.row * width + at.column]))}
            </div>
          )}
        </div>
        {xticks && <ColumnNames names={xticks} width={width} />}
        {(xlabel || xlim) && (
          <div className="field-below">
            {xlim && <span>{formatValue(left)}</span>}
            {xlabel && <span>{xlabel}</span>}
            {xlim && <span>{formatValue(right)}</span>}
          </div>
        )}
      </div>
    </figure>
  )
}

/** Letters below the columns that they name; longer names show at the pointer alone. */
function ColumnNames({ names, width }: { names: string[]; width: number }) {
  if (names.length !== width || names.some(name => name.length > 2)) return null
  return (
    <div className="field-names" aria-hidden="true">
      <div style={{ gridTemplateColumns: `repeat(${width}, 1fr)`, fontSize: `min(0.75rem, ${150 / width}cqw)` }}>
        {names.map((name, column) => (
          <span key={column}>{name}</span>
        ))}
      </div>
    </div>
  )
}

type PointsProps = { points: NonNullable<Field['points']>; left: number; right: number; bottom: number; top: number }

/** Points on the map, each with a rim of paper, or it would vanish in a region of its own class. */
function Points({ points, left, right, bottom, top }: PointsProps) {
  const dots = points.x.map((x, i) => {
    const at = `M${place(Number(x), left, right)} ${1000 - place(Number(points.y[i]), bottom, top)}h0`
    return { at, color: colourOf(points.color[i]) }
  })
  return (
    <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
      <path className="field-rim" d={dots.map(({ at }) => at).join('')} />
      {dots.map(({ at, color }, i) => (
        <path key={i} className="field-point" d={at} stroke={color} />
      ))}
    </svg>
  )
}

const name = (axis: string[] | undefined, index: number) => axis?.[index] ?? index
const place = (value: number, low: number, high: number) => Math.round(((value - low) / (high - low)) * 10000) / 10
