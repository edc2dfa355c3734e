import type { OutputProps } from './kinds.ts'
import { CopyButton } from './CopyButton.tsx'
import { useWords } from './language.ts'
import { OutputFrame } from './OutputFrame.tsx'
import { ScrollRegion } from './ScrollRegion.tsx'
import { formatValue } from './charts/ticks.ts'

type Entry = OutputProps<'table'>['output']['rows'][number][number]

const isNumber = (entry: Entry) =>
  typeof entry === 'number' || entry === 'NaN' || entry === 'Infinity' || entry === '-Infinity'
const write = (entry: Entry) => (entry === null ? '' : typeof entry === 'number' ? formatValue(entry) : String(entry))

/** Rows and columns; numbers stand on the right. */
export function TableOutput({ output: { title, columns, rows, total } }: OutputProps<'table'>) {
  const words = useWords()
  const numeric = columns.map((_, j) => rows.every(row => row[j] === null || isNumber(row[j])))
  const copied = () => [columns, ...rows].map(row => row.map(entry => entry ?? '').join('\t')).join('\n')
  return (
    <OutputFrame kind="table" actions={<CopyButton text={copied} />}>
      <ScrollRegion label={title ?? words.dataTable}>
        <table className="output-table">
          {title && <caption>{title}</caption>}
          <thead>
            <tr>
              {columns.map((name, j) =>
                name ? (
                  <th key={j} scope="col" data-numeric={numeric[j] || undefined}>
                    {name}
                  </th>
                ) : (
                  <td key={j} />
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.map((entry, j) => (
                  <td key={j} data-numeric={numeric[j] || undefined}>
                    {write(entry)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {total > rows.length && <p className="output-note">{words.rowsShown(rows.length, total)}</p>}
    </OutputFrame>
  )
}
