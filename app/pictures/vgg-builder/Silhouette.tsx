import { shapeText } from '../layer-stacks/Stack.tsx'
import type { Part } from './vgg.ts'

const ground = 150

/** Every layer as a slab: as tall as its maps, as wide as it has channels. Roots, so that the small ones stay visible. */
function slabs(parts: readonly Part[]) {
  let x = 0
  return parts.map(part => {
    const from = x
    const own = part.rows.map(({ layer, shape }) => {
      const [channels, side = 1] = shape
      const width = shape.length === 1 ? 5 : 2 + 14 * Math.sqrt(channels / 512)
      const height = shape.length === 1 ? 8 + 100 * Math.sqrt(channels / 8192) : 9.4 * Math.sqrt(side)
      const slab = { kind: layer.kind, x, width, height }
      x += width + 2
      return slab
    })
    x += 9
    return { part, own, middle: (from + x - 11) / 2 }
  })
}

const round = (value: number) => Math.round(value * 100) / 100

/** The network seen from the side. */
export function Silhouette({ parts, label }: { parts: readonly Part[]; label: string }) {
  const drawn = slabs(parts)
  const last = drawn[drawn.length - 1].own[0]
  const scale = 424 / Math.max(300, last.x + last.width)
  return (
    <svg viewBox="0 0 440 200" role="img" aria-label={label}>
      {drawn.map(({ part, own, middle }, i) => (
        <g key={i} className="picture-vgg">
          {own.map(({ kind, x, width, height }, k) => (
            <rect
              key={k}
              data-kind={kind}
              x={round(8 + x * scale)}
              y={round(ground - height)}
              width={round(width * scale)}
              height={round(height)}
            />
          ))}
          <text x={round(Math.max(34, 8 + middle * scale))} y={ground + 16 + 14 * (i % 2)} textAnchor="middle">
            {shapeText(part.shape)}
          </text>
        </g>
      ))}
    </svg>
  )
}
