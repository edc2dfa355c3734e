/**
 * The book in one picture: a loss seen from above, and the way down that gradient descent takes. Both are computed:
 * contours of L(u, v) = (u² + κ v²) / 2 in turned axes, and the iterates of u ← u − η ∂L/∂u with a little momentum.
 */
const curvature = 7
const turn = -0.5
const center = { x: 285, y: 225 }
const scale = 98
const levels = [0.05, 0.22, 0.55, 1.05, 1.75, 2.7, 3.9, 5.4, 7.3]

function descend(): [u: number, v: number][] {
  const rate = 0.15
  const momentum = 0.32
  let [u, v] = [-1.95, 0.42]
  let [du, dv] = [0, 0]
  const path: [number, number][] = [[u, v]]
  for (let step = 0; step < 18; step++) {
    du = momentum * du - rate * u
    dv = momentum * dv - rate * curvature * v
    u += du
    v += dv
    path.push([u, v])
  }
  return path
}

const place = ([u, v]: [number, number]) => {
  const x = center.x + scale * (u * Math.cos(turn) - v * Math.sin(turn))
  const y = center.y + scale * (u * Math.sin(turn) + v * Math.cos(turn))
  return [x.toFixed(1), y.toFixed(1)] as const
}

export function CoverPicture() {
  const points = descend().map(place)
  return (
    <svg className="cover-picture" viewBox="0 0 520 420" aria-hidden>
      {levels.map((level, index) => (
        <ellipse
          key={level}
          cx={center.x}
          cy={center.y}
          rx={(scale * Math.sqrt(2 * level)).toFixed(1)}
          ry={(scale * Math.sqrt((2 * level) / curvature)).toFixed(1)}
          transform={`rotate(${((turn * 180) / Math.PI).toFixed(1)} ${center.x} ${center.y})`}
          opacity={(1 - index / (levels.length + 1)).toFixed(2)}
        />
      ))}
      <polyline points={points.map(point => point.join(',')).join(' ')} />
      {points.map(([x, y], index) => (
        <circle key={index} cx={x} cy={y} r={index === points.length - 1 ? 5 : 3} />
      ))}
    </svg>
  )
}
