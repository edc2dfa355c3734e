/** The part of a tensor that a table shows: a rectangle of the last two dimensions, at fixed indices of those before them. */
export interface Window {
  /** One index for each dimension before the last two. */
  readonly lead: readonly number[]
  readonly row: number
  readonly column: number
}

export const mostRows = 16
export const mostColumns = 12
/** Values asked of the kernel at once. */
export const pageSize = 1024

/** A vector is one row; a matrix and beyond, its last two dimensions. */
export function matrixOf(shape: readonly number[]): { lead: readonly number[]; rows: number; columns: number } {
  const columns = shape.at(-1) ?? 1
  const rows = shape.length > 1 ? shape.at(-2)! : 1
  return { lead: shape.slice(0, -2), rows, columns }
}

/** Places of a window's values in the tensor, row-major; one list a row. */
export function windowPlaces(shape: readonly number[], { lead, row, column }: Window): number[][] {
  const { lead: sizes, rows, columns } = matrixOf(shape)
  const matrix = lead.reduce((place, index, i) => place * sizes[i] + index, 0)
  const height = Math.min(mostRows, rows - row)
  const width = Math.min(mostColumns, columns - column)
  return Array.from({ length: height }, (_, i) =>
    Array.from({ length: width }, (_, j) => (matrix * rows + row + i) * columns + column + j),
  )
}

/** Pages (of `pageSize`) that hold these places and are not yet here. */
export function missingPages(
  places: readonly number[][],
  known: number,
  pages: ReadonlyMap<number, unknown>,
): number[] {
  const missing = new Set<number>()
  for (const place of places.flat())
    if (place >= known && !pages.has(Math.floor(place / pageSize))) missing.add(Math.floor(place / pageSize))
  return [...missing]
}
