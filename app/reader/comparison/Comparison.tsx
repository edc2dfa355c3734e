import { useState } from 'react'
import { Choice, PictureButton } from '../../pictures/controls.tsx'
import { Picture } from '../../pictures/frame.tsx'
import { atX, atY, Axes, type Frame } from '../../pictures/plot.tsx'
import { term } from '../../outputs/translate.ts'
import { useLanguage, useText } from '../i18n/index.ts'
import { forgetResults, keptResults, type Result } from '../keep/results.ts'
import { ComparisonTable } from './ComparisonTable.tsx'
import { decades, inShort, type Measure, measures, newest, percentAxis, placeLabels, powersWithin } from './points.ts'

const plane = { left: 44, top: 30, width: 376, height: 270 }
const size = { width: 440, height: 350 }

/**
 * All networks of the book: test accuracy against what they take. Hollow points are the book's recorded runs, filled
 * ones the reader's own, joined to the book's.
 */
export function Comparison({ recorded }: { recorded: readonly Result[] }) {
  const text = useText()
  const language = useLanguage()
  const [measure, setMeasure] = useState<Measure>('parameters')
  const own = keptResults.use()
  const latest = newest(own)
  const all = [...recorded, ...own]
  const accuracy = percentAxis(all.map(({ testAcc }) => testAcc))
  const x = decades(all.map(result => result[measure]))
  const frame: Frame = { ...plane, x, y: accuracy.range }
  const place = (result: Result) => ({
    x: atX(frame, Math.log10(Math.max(result[measure], 1e-3))),
    y: atY(frame, 100 * result.testAcc),
  })
  const named = newest([...recorded, ...latest.filter(({ network }) => !recorded.some(one => one.network === network))])
  const labels = placeLabels(
    named.map(result => ({ ...place(result), text: term(result.network, language) })),
    { left: plane.left, right: size.width, top: 0, bottom: plane.top + plane.height },
  )
  return (
    <Picture name={text.comparison.name}>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={text.comparison.summary(recorded.length, own.length, text.comparison.measures[measure])}
      >
        <Axes
          frame={frame}
          xTicks={powersWithin(x)}
          xText={power => inShort(10 ** power)}
          yTicks={accuracy.ticks}
          xLabel={text.comparison.measures[measure]}
          yLabel={text.comparison.testAccuracy}
        />
        <g aria-hidden="true">
          {latest.map(result => {
            const book = recorded.find(({ network }) => network === result.network)
            if (!book) return null
            const [from, to] = [place(book), place(result)]
            return <line key={result.network} className="comparison-way" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
          })}
          {recorded.map(result => {
            const { x, y } = place(result)
            return <circle key={result.network} className="comparison-book" cx={x} cy={y} r={5} />
          })}
          {own.map((result, i) => {
            const { x, y } = place(result)
            const isOld = !latest.includes(result)
            return (
              <circle
                key={i}
                className="comparison-own"
                data-old={isOld || undefined}
                cx={x}
                cy={y}
                r={isOld ? 3 : 5}
              />
            )
          })}
          {labels.map(({ x, y, text, anchor }, i) => (
            <text key={i} className="comparison-label" x={x} y={y} textAnchor={anchor}>
              {text}
            </text>
          ))}
        </g>
      </svg>
      <p className="comparison-legend">
        <span className="comparison-legend-book">{text.comparison.book}</span>
        <span className="comparison-legend-own">{text.comparison.own(own.length)}</span>
      </p>
      <div className="picture-controls">
        <Choice
          label={text.comparison.against}
          value={measure}
          options={measures.map(value => ({ value, label: text.comparison.measures[value] }))}
          onChange={setMeasure}
        />
        {own.length > 0 && (
          <div className="picture-buttons">
            <PictureButton onClick={forgetResults}>{text.comparison.forget}</PictureButton>
          </div>
        )}
      </div>
      <ComparisonTable recorded={recorded} own={latest} />
    </Picture>
  )
}
