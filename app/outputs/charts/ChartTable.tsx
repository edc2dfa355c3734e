import type { ChartPanel } from '../../notebook/outputs.ts'
import { useWords } from '../language.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import { tableOf } from './table.ts'
import { formatValue } from './ticks.ts'

const mostRows = 200

export function ChartTable({ panel }: { panel: ChartPanel }) {
  const words = useWords()
  const { columns, rows } = tableOf(panel)
  return (
    <ScrollRegion label={panel.title || words.dataTable}>
      <table className="output-table">
        {panel.title && <caption>{panel.title}</caption>}
        <thead>
          <tr>
            {columns.map((name, i) => (
              <th key={i} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((row, i) => (
            <tr key={i}>
              {row.map((value, j) => (
                <td key={j}>{value === null ? '' : formatValue(Number(value))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostRows && <p className="output-note">{words.rowsShown(mostRows, rows.length)}</p>}
    </ScrollRegion>
  )
}
