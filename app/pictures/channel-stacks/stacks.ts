/** Two input channels, three output channels: a convolution small enough to be added up by hand. */
import { correlate, type Plane, planeOf } from '../planes.ts'

const counted = (rows: number, columns: number, from: number): Plane =>
  planeOf(rows, columns, (row, column) => from + row * columns + column)

/** [2, 3, 3]: 0 to 8, and 1 to 9. */
export const input: readonly Plane[] = [counted(3, 3, 0), counted(3, 3, 1)]

/** [3, 2, 2, 2]: 0 to 3 and 1 to 4, then the same plus 1, then plus 2. */
export const kernels: readonly (readonly Plane[])[] = [0, 1, 2].map(more => [
  counted(2, 2, more),
  counted(2, 2, more + 1),
])

/** What each input channel contributes to an output channel; their sum is the output channel. */
export const contributions = (output: number): Plane[] =>
  kernels[output].map((kernel, channel) => correlate(input[channel], kernel))

export const outputOf = (output: number): Plane => {
  const [first, second] = contributions(output)
  return { ...first, values: first.values.map((value, i) => value + second.values[i]) }
}
