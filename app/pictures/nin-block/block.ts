export type Grid = readonly (readonly number[])[]

const rows = (...lines: string[]): Grid => lines.map(line => [...line].map(Number))

/** Little pictures of 8 x 8, black and white. */
export const drawings = {
  box: rows('00000000', '00000000', '00111110', '00111110', '00111110', '00111110', '00000000', '00000000'),
  steps: rows('00000000', '01110000', '01110000', '01111100', '01111100', '01111110', '01111110', '00000000'),
  stripes: rows('01101100', '01101100', '01101100', '01101100', '01101100', '01101100', '01101100', '01101100'),
}
export type DrawingName = keyof typeof drawings

/** Two kernels of 3 x 3: dark on the left and bright on the right; dark above and bright below. */
const third = 1 / 3
const left: Grid = [1, 2, 3].map(() => [-third, third, 0])
const top: Grid = [
  [-third, -third, -third],
  [third, third, third],
  [0, 0, 0],
]

/** A 1 x 1 convolution: a matrix from channels to channels and a bias each, the same at every place. */
export type PerPixel = { weights: Grid; bias: readonly number[] }

/** “Left and top edge” (a corner), “left but not top”, “top but not left”. */
export const first: PerPixel = {
  weights: [
    [3, 3],
    [1, -1],
    [-1, 1],
  ],
  bias: [-3, 0, 0],
}
/** Corner; an edge that is no corner. */
export const second: PerPixel = {
  weights: [
    [1, 0, 0],
    [-1, 1, 1],
  ],
  bias: [0, 0],
}

const relu = (x: number) => Math.max(0, x)

function correlate(picture: Grid, kernel: Grid): Grid {
  const size = picture.length - 2
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) =>
      kernel.reduce((sum, line, i) => sum + line.reduce((part, w, j) => part + w * picture[y + i][x + j], 0), 0),
    ),
  )
}

function perPixel(maps: readonly Grid[], { weights, bias }: PerPixel, activation: (x: number) => number): Grid[] {
  return weights.map((line, unit) =>
    maps[0].map((row, y) =>
      row.map((_, x) => activation(line.reduce((sum, w, channel) => sum + w * maps[channel][y][x], bias[unit]))),
    ),
  )
}

/** The maps after the 3 x 3 convolution and after each of the two 1 x 1 convolutions. */
export function ninBlock(picture: Grid, nonlinear: boolean): [Grid[], Grid[], Grid[]] {
  const activation = nonlinear ? relu : (x: number) => x
  const found = [left, top].map(kernel => correlate(picture, kernel).map(row => row.map(activation)))
  const hidden = perPixel(found, first, activation)
  return [found, hidden, perPixel(hidden, second, activation)]
}
