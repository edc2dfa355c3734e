import type { ModuleLayer } from '../../notebook/outputs.ts'
import { useWords } from '../language.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import { type Volume, volumesOf } from './volumes.ts'

const column = 78
const height = 172
const floor = 122

/** Screen pixels; sides and channels are drawn by their logarithms, or one would see only the first block. */
interface Box {
  width: number
  height: number
  /** How far it reaches back, to the right and up. */
  depth: number
}

function boxOf({ shape }: Volume, largest: number): Box {
  if (shape.length >= 2) {
    const [rows, columns] = shape.slice(-2)
    const channels = shape.slice(0, -2).reduce((a, b) => a * b, 1)
    const side = (length: number) => 5 + 41 * (Math.log2(length + 1) / Math.log2(largest + 1)) ** 1.6
    return { width: side(columns), height: side(rows), depth: 1.5 + 2.6 * Math.log2(channels) }
  }
  return { width: 7, height: 8 + 6.2 * Math.log2(shape[0] ?? 1), depth: 2 }
}

/** The shapes that flow through a network as blocks: sides for rows and columns, depth for channels, bars for plain vectors. */
export function LayerDiagram({ layers, inputShape }: { layers: ModuleLayer[]; inputShape: number[] }) {
  const words = useWords()
  const volumes = volumesOf(layers, inputShape)
  const largest = Math.max(1, ...volumes.flatMap(({ shape }) => (shape.length >= 2 ? shape.slice(-2) : [])))
  const width = volumes.length * column + 12
  const label = volumes.map(({ through, shape }) => `${through.join(', ')} ${written(shape)}`.trim()).join(' → ')
  return (
    <ScrollRegion label={words.network(layers[0]?.type ?? '')}>
      <svg
        className="layer-diagram"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
      >
        {volumes.map((volume, i) => (
          <Block key={i} volume={volume} box={boxOf(volume, largest)} x={6 + i * column} />
        ))}
      </svg>
    </ScrollRegion>
  )
}

const round = (value: number) => Math.round(value * 10) / 10

function Block({ volume: { through, shape }, box, x }: { volume: Volume; box: Box; x: number }) {
  const { width, height, depth } = box
  const middle = x + column / 2
  const left = round(middle - (width + depth) / 2)
  const top = round(floor - height)
  const [right, back, up] = [round(left + width), round(depth), round(depth * 0.7)]
  const [first = '', ...others] = through
  return (
    <g>
      {first && (
        <>
          <text className="layer-diagram-name" x={x + 2} y={14}>
            {first}
          </text>
          <text className="layer-diagram-with" x={x + 2} y={28}>
            {others.length > 0 && `+ ${others[0]}${others.length > 1 ? ' …' : ''}`}
          </text>
          <path className="layer-diagram-way" d={`M${x - 6} ${floor - 20}h10m-4 -3l4 3l-4 3`} />
        </>
      )}
      <path className="layer-diagram-top" d={`M${left} ${top}l${back} -${up}h${round(width)}l-${back} ${up}z`} />
      <path className="layer-diagram-side" d={`M${right} ${top}l${back} -${up}v${round(height)}l-${back} ${up}z`} />
      <rect className="layer-diagram-front" x={left} y={top} width={round(width)} height={round(height)} />
      <text className="layer-diagram-shape" x={middle} y={floor + 20}>
        {shape.length >= 3 ? written(shape.slice(0, -2)) : written(shape)}
      </text>
      <text className="layer-diagram-shape" x={middle} y={floor + 36}>
        {shape.length >= 3 && written(shape.slice(-2))}
      </text>
    </g>
  )
}

const written = (shape: readonly number[]) => shape.join(' × ')
