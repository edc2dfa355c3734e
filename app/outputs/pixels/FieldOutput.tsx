import type { OutputProps } from '../kinds.ts'
import { useWords } from '../language.ts'
import { OutputFrame } from '../OutputFrame.tsx'
import { FieldMap } from './FieldMap.tsx'
import { FieldTable } from './FieldTable.tsx'
import { gradientOf, rangeOf } from './colours.ts'
import { formatValue } from '../charts/ticks.ts'

/** With names on both sides and few cells, numbers can stand in the map itself: a confusion matrix is read, not only seen. */
const mostWritten = 16

export function FieldOutput({ output }: OutputProps<'field'>) {
  const { fields, cols, colors, min, max, xticks, yticks } = output
  const words = useWords()
  const [low, high] = rangeOf(colors, min, max)
  const written =
    !!xticks && !!yticks && fields.every(({ width, height }) => width <= mostWritten && height <= mostWritten)
  return (
    <OutputFrame kind="field">
      {/* Many maps side by side are wider than a phone: arrow keys scroll them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="field-row" tabIndex={0} role="group" aria-label={words.fieldMaps}>
        <div className="field-grid" style={{ gridTemplateColumns: `repeat(${cols}, auto)` }}>
          {fields.map((field, i) =>
            written ? (
              <FieldTable key={i} field={field} output={output} />
            ) : (
              <FieldMap key={i} field={field} output={output} />
            ),
          )}
        </div>
        {colors !== 'categories' && !written && (
          <div className="field-bar" aria-hidden="true">
            <span>{formatValue(Number(high.toPrecision(3)))}</span>
            <div style={{ background: gradientOf(colors) }} />
            <span>{formatValue(Number(low.toPrecision(3)))}</span>
          </div>
        )}
      </div>
    </OutputFrame>
  )
}
