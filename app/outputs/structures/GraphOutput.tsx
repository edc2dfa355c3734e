import type { OutputProps } from '../kinds.ts'
import { useWords } from '../language.ts'
import { OutputFrame } from '../OutputFrame.tsx'
import { ScrollRegion } from '../ScrollRegion.tsx'
import { layOut } from './layout.ts'

const cell = { width: 176, height: 66 }
const box = { width: 160, height: 36 }

/** The recorded ops behind a result, from it down to the leaves, as backward goes through them. */
export function GraphOutput({ output }: OutputProps<'graph'>) {
  const words = useWords()
  const { nodes, edges, total } = output
  const { places, columns } = layOut(output)
  const width = columns * cell.width
  const height = (Math.max(...places.map(place => place.row)) + 1) * cell.height
  const x = (node: number) => places[node].column * cell.width
  const y = (node: number) => (places[node].row + 0.5) * cell.height
  const nameOf = (node: number) => nodes[node].name + (nodes[node].shape ? ` [${nodes[node].shape.join(', ')}]` : '')
  return (
    <OutputFrame kind="graph" label={words.graph(total)}>
      <ScrollRegion label={words.graph(total)}>
        <svg className="graph" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
          {edges.map(([from, to], i) => (
            <path
              key={i}
              d={`M${x(from)} ${y(from) + box.height / 2}C${x(from)} ${y(from) + cell.height / 2},${x(to)} ${y(to) - cell.height / 2},${x(to)} ${y(to) - box.height / 2}`}
            />
          ))}
          {nodes.map(({ name, shape }, node) => (
            <g key={node} data-leaf={shape ? true : undefined}>
              <rect
                x={x(node) - box.width / 2}
                y={y(node) - box.height / 2}
                width={box.width}
                height={box.height}
                rx={6}
              />
              <text x={x(node)} y={y(node) + (shape ? -3 : 4)}>
                {name}
              </text>
              {shape && (
                <text x={x(node)} y={y(node) + 12} className="graph-shape">
                  [{shape.join(', ')}]
                </text>
              )}
            </g>
          ))}
        </svg>
      </ScrollRegion>
      <ul className="output-hidden">
        {nodes.map((_, node) => (
          <li key={node}>
            {words.step(
              nameOf(node),
              edges
                .filter(([from]) => from === node)
                .map(([, to]) => nameOf(to))
                .join(', '),
            )}
          </li>
        ))}
      </ul>
      {total > nodes.length && <p className="output-note">{words.nodesShown(nodes.length, total)}</p>}
    </OutputFrame>
  )
}
