/** Brightness, 0 to 1, of a fabric at a pixel. */
export type Fabric = (x: number, y: number) => number
export type Point = readonly [x: number, y: number]
/** The corners of a closed shape, in order. */
export type Outline = readonly Point[]

export const SIZE = 28
const LINES = 4 // sub-scanlines a row

/** From the drawing's coordinates (x from the middle, y from the top, in pixels) to those of the image. */
export interface Placement {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly x: number
  readonly y: number
}

/** A 28 x 28 image on which polygons are painted with soft edges. */
export class Canvas {
  readonly ink = new Float32Array(SIZE * SIZE)
  private readonly coverage = new Float32Array(SIZE * SIZE)
  private readonly crossings: number[] = []
  private placement: Placement = { a: 1, b: 0, c: 0, d: 1, x: SIZE / 2, y: 0 }

  /** Wipes the canvas and says where the next drawing goes. */
  start(placement: Placement): void {
    this.ink.fill(0)
    this.placement = placement
  }

  /** Paints the inside of an outline. */
  paint(fabric: Fabric | number, outline: Outline, opacity = 1): void {
    const { ink, coverage } = this
    const [first, last] = this.cover(outline)
    for (let y = first; y <= last; y++) {
      for (let x = 0; x < SIZE; x++) {
        const i = y * SIZE + x
        const alpha = coverage[i] * opacity
        if (alpha === 0) continue
        coverage[i] = 0
        const shade = typeof fabric === 'number' ? fabric : fabric(x, y)
        ink[i] += (shade - ink[i]) * alpha
      }
    }
  }

  /** Paints an outline and its mirror image. */
  paintBoth(fabric: Fabric | number, outline: Outline, opacity = 1): void {
    this.paint(fabric, outline, opacity)
    this.paint(fabric, mirrored(outline), opacity)
  }

  /** A line of the given width. */
  line(width: number, fabric: Fabric | number, [x0, y0]: Point, [x1, y1]: Point, opacity = 1): void {
    const dx = x1 - x0
    const dy = y1 - y0
    const half = width / 2 / (Math.sqrt(dx * dx + dy * dy) || 1)
    const nx = -dy * half
    const ny = dx * half
    const corners: Outline = [
      [x0 + nx, y0 + ny],
      [x1 + nx, y1 + ny],
      [x1 - nx, y1 - ny],
      [x0 - nx, y0 - ny],
    ]
    this.paint(fabric, corners, opacity)
  }

  /** A rectangle around its middle. */
  box(fabric: Fabric | number, x: number, y: number, halfWidth: number, halfHeight: number, opacity = 1): void {
    this.paint(fabric, rectangle(x, y, halfWidth, halfHeight), opacity)
  }

  /** Puts into `coverage` how much of each pixel lies inside (even-odd), and returns the rows touched. */
  private cover(outline: Outline): [first: number, last: number] {
    const { crossings, placement: p } = this
    const n = outline.length
    const xs: number[] = []
    const ys: number[] = []
    let top = Infinity
    let bottom = -Infinity
    for (const [x, fromTop] of outline) {
      const y = fromTop - SIZE / 2
      xs.push(p.a * x + p.b * y + p.x)
      const py = p.c * x + p.d * y + SIZE / 2 + p.y
      ys.push(py)
      if (py < top) top = py
      if (py > bottom) bottom = py
    }
    const first = Math.max(0, Math.floor(top))
    const last = Math.min(SIZE - 1, Math.floor(bottom))
    for (let line = first * LINES; line < (last + 1) * LINES; line++) {
      const y = (line + 0.5) / LINES
      crossings.length = 0
      for (let i = 0, j = n - 1; i < n; j = i++) {
        if (ys[i] > y === ys[j] > y) continue
        crossings.push(xs[i] + ((y - ys[i]) / (ys[j] - ys[i])) * (xs[j] - xs[i]))
      }
      crossings.sort(ascending)
      for (let i = 0; i + 1 < crossings.length; i += 2) this.span(crossings[i], crossings[i + 1], (line / LINES) | 0)
    }
    return [first, last]
  }

  /** Adds one sub-scanline from `from` to `to` to the coverage of its row. */
  private span(from: number, to: number, row: number): void {
    const left = Math.max(0, from)
    const right = Math.min(SIZE, to)
    for (let x = Math.floor(left); x < right; x++) {
      const inside = Math.min(right, x + 1) - Math.max(left, x)
      this.coverage[row * SIZE + x] += inside / LINES
    }
  }
}

const ascending = (a: number, b: number) => a - b

export function mirrored(outline: Outline): Outline {
  return outline.map(([x, y]) => [-x, y])
}

export function rectangle(x: number, y: number, halfWidth: number, halfHeight: number): Outline {
  return [
    [x - halfWidth, y - halfHeight],
    [x + halfWidth, y - halfHeight],
    [x + halfWidth, y + halfHeight],
    [x - halfWidth, y + halfHeight],
  ]
}

/** A closed curve through the given points (Catmull and Rom, 1974), as an outline. */
export function curve(points: Outline, steps = 4): Outline {
  const n = points.length
  return points.flatMap((_, i) => {
    const four = [points[(i + n - 1) % n], points[i], points[(i + 1) % n], points[(i + 2) % n]] as const
    return Array.from({ length: steps }, (_, step): Point => [
      between(four, 0, step / steps),
      between(four, 1, step / steps),
    ])
  })
}

/** One coordinate of the curve, the share `t` of the way from the second to the third of four points. */
function between(four: readonly [Point, Point, Point, Point], axis: 0 | 1, t: number): number {
  const [before, from, to, after] = [four[0][axis], four[1][axis], four[2][axis], four[3][axis]]
  const slope = (to - before) / 2
  const bend = before - 2.5 * from + 2 * to - after / 2
  const twist = (after - before) / 2 + 1.5 * (from - to)
  return from + t * (slope + t * (bend + t * twist))
}
