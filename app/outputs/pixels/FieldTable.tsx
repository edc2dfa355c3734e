import type { Field, FieldOutput } from '../../notebook/outputs.ts'
import { formatValue } from '../charts/ticks.ts'
import { useWords } from '../language.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import { tint } from '../tensor/tint.ts'

/** A small field with named rows and columns, its numbers written on their tint. */
export function FieldTable({ field, output }: { field: Field; output: FieldOutput }) {
  const words = useWords()
  const { title, width, height, values } = field
  const { xticks = [], yticks = [], xlabel, ylabel, min, max } = output
  const largest = Math.max(Math.abs(min), Math.abs(max))
  return (
    <ScrollRegion label={title ?? words.dataTable}>
      <table className="tensor-table field-table">
        {(title || xlabel || ylabel) && (
          <caption>{[title, ylabel && xlabel && `${ylabel} → ${xlabel}`].filter(Boolean).join(', ')}</caption>
        )}
        <thead>
          <tr>
            <td aria-hidden="true" />
            {xticks.map((name, j) => (
              <th key={j} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: height }, (_, i) => (
            <tr key={i}>
              <th scope="row">{yticks[i]}</th>
              {values.slice(i * width, (i + 1) * width).map((value, j) => (
                <td key={j} style={tint(Number(value), largest)}>
                  {formatValue(Number(Number(value).toPrecision(3)))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
