import { useState } from 'react'
import type { TensorOutput } from '../../notebook/outputs.ts'
import type { OutputProps } from '../kinds.ts'
import { useWords } from '../language.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import { formatterOf } from './format.ts'
import { tint } from './tint.ts'
import { useValues } from './useValues.ts'
import { matrixOf, mostColumns, mostRows, windowPlaces, type Window } from './window.ts'

interface TensorTableProps {
  output: TensorOutput
  fetchValues?: OutputProps<'tensor'>['fetchValues']
}

/** A window of values, tinted by sign and size, with indices beside it and, where there is more, ways to move on. */
export function TensorTable({ output, fetchValues }: TensorTableProps) {
  const words = useWords()
  const { shape, dtype, values } = output
  const { lead, rows, columns } = matrixOf(shape)
  const [window, setWindow] = useState<Window>({ lead: lead.map(() => 0), row: 0, column: 0 })
  const places = windowPlaces(shape, window)
  const shown = useValues(output, places, fetchValues)
  const format = formatterOf(values, dtype)
  const largest = Math.max(0, ...values.map(value => (typeof value === 'number' ? Math.abs(value) : 0)))
  const width = places[0]?.length ?? 0

  return (
    <>
      {lead.length > 0 && <LeadingIndices sizes={lead} window={window} onMove={setWindow} />}
      <ScrollRegion label={words.asTable}>
        <table className="tensor-table">
          {(rows > 1 || columns > mostColumns) && (
            <thead>
              <tr>
                {rows > 1 && <td aria-hidden="true" />}
                {Array.from({ length: width }, (_, j) => (
                  <th key={j} scope="col">
                    {window.column + j}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {shown.map((row, i) => (
              <tr key={i}>
                {rows > 1 && <th scope="row">{window.row + i}</th>}
                {row.map((value, j) => (
                  <td key={j} style={value === undefined ? undefined : tint(Number(value), largest)}>
                    {value === undefined ? '' : format(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Pager size={rows} page={mostRows} at={window.row} onMove={row => setWindow({ ...window, row })} />
      <Pager size={columns} page={mostColumns} at={window.column} onMove={column => setWindow({ ...window, column })} />
    </>
  )
}

function LeadingIndices({
  sizes,
  window,
  onMove,
}: {
  sizes: readonly number[]
  window: Window
  onMove: (window: Window) => void
}) {
  const words = useWords()
  return (
    <div className="tensor-slice">
      {words.slice} [
      {sizes.map((size, i) => (
        <input
          key={i}
          type="number"
          aria-label={`${words.slice} ${i}`}
          min={0}
          max={size - 1}
          value={window.lead[i]}
          onChange={event => {
            const index = Math.max(0, Math.min(size - 1, event.target.valueAsNumber || 0))
            onMove({ ...window, lead: window.lead.map((old, j) => (j === i ? index : old)) })
          }}
        />
      ))}
      , :, :]
    </div>
  )
}

function Pager({ size, page, at, onMove }: { size: number; page: number; at: number; onMove: (at: number) => void }) {
  const words = useWords()
  if (size <= page) return null
  return (
    <div className="tensor-pager">
      <button
        type="button"
        className="output-action"
        disabled={at === 0}
        onClick={() => onMove(Math.max(0, at - page))}
      >
        {words.previous}
      </button>
      <span>{words.page(at, Math.min(size, at + page) - 1, size)}</span>
      <button type="button" className="output-action" disabled={at + page >= size} onClick={() => onMove(at + page)}>
        {words.next}
      </button>
    </div>
  )
}
