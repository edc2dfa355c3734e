import { term } from '../../outputs/translate.ts'
import { useLanguage, useText } from '../i18n/index.ts'
import type { Result } from '../keep/results.ts'
import { TableScroll } from '../prose/TableScroll.tsx'
import { inShort } from './points.ts'

type ComparisonTableProps = { recorded: readonly Result[]; own: readonly Result[] }

/** The same in numbers: each network's recorded run, and below it the reader's last one. */
export function ComparisonTable({ recorded, own }: ComparisonTableProps) {
  const text = useText()
  const words = text.comparison
  const networks = [...new Set([...recorded, ...own].map(({ network }) => network))]
  const rows = networks.flatMap(network =>
    [
      { isOwn: false, result: recorded.find(result => result.network === network) },
      { isOwn: true, result: own.find(result => result.network === network) },
    ].flatMap(({ isOwn, result }) => (result ? [{ isOwn, result }] : [])),
  )
  return (
    <details className="comparison-table">
      <summary>{words.asTable}</summary>
      <TableScroll label={words.asTable}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.network}</th>
              <th scope="col">{words.measures.parameters}</th>
              <th scope="col">{words.measures.multiplyAdds}</th>
              <th scope="col">{words.measures.seconds}</th>
              <th scope="col">{words.trainAccuracy}</th>
              <th scope="col">{words.testAccuracy}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ isOwn, result }, i) => (
              <Row
                key={`${result.network}${isOwn}`}
                isOwn={isOwn}
                isFirst={rows[i - 1]?.result.network !== result.network}
                result={result}
              />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  )
}

const percent = (share: number | null) => (share === null ? '–' : (100 * share).toFixed(1))

/** The first row of a network says its name. */
function Row({ isOwn, isFirst, result }: { isOwn: boolean; isFirst: boolean; result: Result }) {
  const text = useText()
  const language = useLanguage()
  const name = term(result.network, language)
  return (
    <tr>
      <th scope="row">
        {isFirst && <a href={`../${result.section}/`}>{name}</a>}
        {isFirst && isOwn && ', '}
        {isOwn && text.comparison.yours}
      </th>
      <td>{inShort(result.parameters)}</td>
      <td>{inShort(result.multiplyAdds)}</td>
      <td>{text.seconds(result.seconds)}</td>
      <td>{percent(result.trainAcc)}</td>
      <td>{percent(result.testAcc)}</td>
    </tr>
  )
}
