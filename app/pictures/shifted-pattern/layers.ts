/** One layer that is connected to everything, and one that slides: what they make of the same picture. */
import { correlate, type Plane, planeOf } from '../planes.ts'
import { seeded } from '../random.ts'

export const side = 10

/** A small cross, its upper left corner at a place. */
export const pattern: Plane = planeOf(3, 3, (row, column) => (row === 1 || column === 1 ? 1 : 0))

export const pictureAt = (down: number, right: number): Plane =>
  planeOf(side, side, (row, column) => {
    const inside = row >= down && row < down + 3 && column >= right && column < right + 3
    return inside ? pattern.values[(row - down) * 3 + column - right] : 0
  })

/** The pattern itself as the kernel, less its mean: large where the pattern stands. */
const kernel: Plane = planeOf(3, 3, (row, column) => pattern.values[row * 3 + column] - 5 / 9)

export const convolved = (picture: Plane): Plane => correlate(picture, kernel, { padding: 1 })

const weights = (() => {
  const { normal } = seeded(3)
  return Float64Array.from({ length: side ** 4 }, normal)
})()

/** Every output is connected to every input by a weight of its own. */
export const dense = (picture: Plane): Plane =>
  planeOf(side, side, (row, column) => {
    const from = (row * side + column) * side * side
    return picture.values.reduce((sum, value, i) => sum + value * weights[from + i], 0)
  })

/** Weights from an image to a map of the same size: all to all, or a window of `k` by `k` that is shared. */
export const denseWeights = (side: number): number => side ** 4
export const convWeights = (k: number): number => k * k
