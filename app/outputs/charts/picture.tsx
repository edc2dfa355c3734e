import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import type { ChartOutput } from '../../notebook/outputs.ts'
import { colourOf, dashOf, insetsOf, labelSize, sizeOf, tickSize } from './geometry.ts'
import { preparePanel, type PanelView } from './panel.ts'
import { panelsOf } from './shared.ts'
import { PlotArea } from './StaticPanel.tsx'

const panelWidth = 640
const headHeight = 30
const gap = 16

/** The chart as one SVG element that carries its own colours and fonts, for a file. */
export function chartPicture(chart: ChartOutput, view: PanelView): SVGSVGElement {
  const { height, ticks } = sizeOf(chart.cols)
  const width = panelWidth / Math.min(2, chart.cols)
  const cell = { width: width + gap, height: height + headHeight + gap }
  const size = { width: chart.cols * cell.width + gap, height: chart.rows * cell.height + gap }
  const holder = document.createElement('div')
  holder.className = 'output chart-export'
  document.body.append(holder)
  const root = createRoot(holder)
  flushSync(() =>
    root.render(
      <svg xmlns="http://www.w3.org/2000/svg" {...size} viewBox={`0 0 ${size.width} ${size.height}`}>
        <rect className="chart-paper" width="100%" height="100%" />
        {panelsOf(chart).map((panel, i) => {
          const prepared = preparePanel(panel, { ...view, ticks })
          const { top, right, bottom, left } = insetsOf(prepared, panel)
          return (
            <svg
              key={i}
              x={gap + (i % chart.cols) * cell.width}
              y={gap + Math.floor(i / chart.cols) * cell.height}
              overflow="visible"
            >
              <Head panel={panel} left={left} />
              <svg
                x={left}
                y={headHeight + top}
                width={width - left - right}
                height={height - top - bottom}
                overflow="visible"
              >
                <PlotArea panel={prepared} labels={panel} left={left} hidden={view.hidden} />
              </svg>
            </svg>
          )
        })}
      </svg>,
    ),
  )
  const picture = holder.querySelector('svg')!
  for (const element of picture.querySelectorAll('*')) inlineStyle(element)
  const copy = picture.cloneNode(true) as SVGSVGElement
  root.unmount()
  holder.remove()
  return copy
}

function Head({ panel, left }: { panel: ChartOutput['panels'][number]; left: number }) {
  const named = panel.legend ? panel.series.filter(({ name }) => name) : []
  const widths = named.map(({ name }) => sampleWidth + name.length * letterWidth)
  const y = panel.title ? 26 : 14
  return (
    <>
      {panel.title && (
        <text className="chart-label" fontSize={labelSize} x={left} y="10" fontWeight="600">
          {panel.title}
        </text>
      )}
      {named.map(({ name, color, dash, mark }, i) => {
        const start = widths.slice(0, i).reduce((sum, width) => sum + width, left)
        return (
          <g key={i} fontSize={tickSize} stroke={colourOf(color)} strokeWidth={mark === 'line' ? 2 : 8}>
            <line x1={start} x2={start + 24} y1={y - 4} y2={y - 4} strokeDasharray={dashOf(dash)} />
            <text className="chart-label" stroke="none" x={start + 30} y={y}>
              {name}
            </text>
          </g>
        )
      })}
    </>
  )
}
/** Of a legend entry: the sample with the distances around it, and about what a letter takes. */
const sampleWidth = 44
const letterWidth = 7

const inlined = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'font-family',
  'font-size',
  'font-weight',
  'opacity',
  'vector-effect',
] as const

/** A file has no style sheet: what the page's one says is written on the element. */
function inlineStyle(element: Element): void {
  const style = getComputedStyle(element)
  for (const name of inlined) element.setAttribute(name, style.getPropertyValue(name))
  element.removeAttribute('class')
}
