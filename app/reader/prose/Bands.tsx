import { Children, createContext, isValidElement, type ReactNode, useContext } from 'react'
import { bandOf, type SeedBand, type Quote, quoteKey, type RecordedBands } from '../../notebook/bands.ts'
import type { RecordedOutputs } from '../../notebook/recorded.ts'
import { useText } from '../i18n/index.ts'
import type { Dictionary } from '../i18n/en.ts'
import { TableScroll } from './TableScroll.tsx'

/** What a section gave from several seeds, and in the book's own run. Exists at build time only. */
export const BandsContext = createContext<{ bands: RecordedBands; recorded: RecordedOutputs | null } | null>(null)

export const useBands = () => useContext(BandsContext)

/**
 * `<Bands data="images">` around `<Band of="train.testAcc">test accuracy</Band>` lines: from where to where these values
 * went over runs from several seeds, one column for each set of data they were run on.
 */
export function Bands({ data, children }: { data?: keyof Dictionary['bands']['data']; children: ReactNode }) {
  const { bands: text } = useText()
  const shown = useBands()
  if (!shown) return null
  const rows = Children.toArray(children).filter(isValidElement<BandProps>)
  const columns = columnsOf(shown.bands).filter(column => data || column.data === 'embedded')
  const runs = (column: SeededColumn) => Math.max(...rows.map(row => columnBand(shown, column, row.props)?.runs ?? 0))
  return (
    <TableScroll bands>
      <table>
        <caption>{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.result}</th>
            {columns.map(column => (
              <th key={column.data} scope="col">
                {data && <span>{text.data[data](column.data, column.images)}</span>} {text.runs(runs(column))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, props }) => (
            <tr key={key}>
              <th scope="row">{props.children}</th>
              {columns.map(column => (
                <td key={column.data}>{printed(columnBand(shown, column, props), props.digits)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

interface BandProps extends Quote {
  digits?: number
  /** What the value is called. */
  children: ReactNode
}

/**
 * A line of `<Bands>`, which draws it. `when="layers=20"` is a setting of the reader's, `runs="2"` at most so many seeds.
 */
export const Band: (props: BandProps) => ReactNode = () => null

type SeededColumn = RecordedBands[string] & { data: string }

/** What everybody has stands first. */
const columnsOf = (bands: RecordedBands): SeededColumn[] =>
  Object.entries(bands)
    .map(([data, runs]) => ({ data, ...runs }))
    .sort((a, b) => Number(b.data === 'embedded') - Number(a.data === 'embedded'))

function columnBand({ recorded }: { recorded: RecordedOutputs | null }, { data, values }: SeededColumn, quote: Quote) {
  const found = values[quoteKey(quote)]
  if (!found) return null
  const [cell, name] = quote.of.split('.')
  const own = quote.when ? undefined : recorded?.runs[data]?.cells[cell]?.values[name]
  return bandOf(found, typeof own === 'number' ? own : undefined)
}

function printed(band: SeedBand | null, digits = 3): string {
  if (!band) return ''
  const ends = [band.lowest, band.highest]
  const places = ends.every(Number.isInteger) ? 0 : digits
  const [from, to] = ends.map(end => end.toFixed(places))
  return from === to ? from : `${from}–${to}`
}
