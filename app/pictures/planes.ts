/** Convolution and pooling on a plane of numbers, for the pictures of the convolutional part. */
export type Plane = { readonly rows: number; readonly columns: number; readonly values: readonly number[] }

/** A plane from a rule for each place. */
export const planeOf = (rows: number, columns: number, at: (row: number, column: number) => number): Plane => ({
  rows,
  columns,
  values: Array.from({ length: rows * columns }, (_, i) => at(Math.floor(i / columns), i % columns)),
})

/** The value at a place; outside of the plane there is zero. */
export const valueAt = ({ rows, columns, values }: Plane, row: number, column: number): number =>
  row >= 0 && row < rows && column >= 0 && column < columns ? values[row * columns + column] : 0

/** Places at which a window of `size` stands when it moves by `stride` over `length` cells with `padding` at both ends. */
export const placesOf = (length: number, size: number, padding = 0, stride = 1): number =>
  Math.max(0, Math.floor((length + 2 * padding - size) / stride) + 1)

/** Cross-correlation: at each place the sum of products of window and kernel. */
export function correlate(x: Plane, kernel: Plane, { padding = 0, stride = 1 } = {}): Plane {
  const rows = placesOf(x.rows, kernel.rows, padding, stride)
  const columns = placesOf(x.columns, kernel.columns, padding, stride)
  return planeOf(rows, columns, (row, column) => {
    let sum = 0
    for (let i = 0; i < kernel.rows; i++) {
      for (let j = 0; j < kernel.columns; j++) {
        sum += valueAt(x, row * stride - padding + i, column * stride - padding + j) * valueAt(kernel, i, j)
      }
    }
    return sum
  })
}

export type Pooling = 'max' | 'avg'

/** The largest or the mean value of each window. */
export function pool(x: Plane, size: number, stride: number, how: Pooling): Plane {
  return planeOf(placesOf(x.rows, size, 0, stride), placesOf(x.columns, size, 0, stride), (row, column) => {
    const window = Array.from({ length: size * size }, (_, i) =>
      valueAt(x, row * stride + Math.floor(i / size), column * stride + (i % size)),
    )
    return how === 'max' ? Math.max(...window) : window.reduce((a, b) => a + b, 0) / window.length
  })
}

/** The plane moved down and to the right; what enters is zero. */
export const moved = (x: Plane, down: number, right: number): Plane =>
  planeOf(x.rows, x.columns, (row, column) => valueAt(x, row - down, column - right))
